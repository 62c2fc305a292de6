package org.huizheng.render;

import java.util.List;
import org.huizheng.template.Markup;
import org.huizheng.template.Tag;

/** The page's own address as a QR code; the portal draws the picture when a reader wants it. */
final class QrTag implements Tag.Inline {

    @Override
    public String name() {
        return "qr";
    }

    @Override
    public String purpose() {
        return "本页地址的二维码，供手机查看和打印。图由门户自己画，不求助外部服务；有供读屏软件读出的名称，位置由主题的样式表决定（class 为 qr）。";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example(
                        "首页的二维码",
                        "{% qr %}",
                        "<img class=\"qr\" src=\"/_qr/index.svg\" alt=\"本页地址的二维码\" width=\"176\" height=\"176\" loading=\"lazy\">"));
    }

    @Override
    public Markup evaluate(Call call) {
        String picture = QrCode.path(call.page(Rendering.class).path);
        return Markup.of("<img class=\"qr\" src=\"" + Escape.html(picture)
                + "\" alt=\"本页地址的二维码\" width=\"176\" height=\"176\" loading=\"lazy\">");
    }
}
