package org.huizheng.render;

import java.util.List;
import org.huizheng.release.Pages;
import org.huizheng.template.Markup;
import org.huizheng.template.Tag;

/** The footer with its seven items (D9): one fragment, the same on every page of the site (D7). */
final class FootTag implements Tag.Inline {

    static final String FRAGMENT = Pages.fragment("foot", 0);

    @Override
    public String name() {
        return "foot";
    }

    @Override
    public String purpose() {
        return "写在正文之后，每页恰好一次。由引擎输出页脚：党政机关网站标识、我为政府网站找错、网站标识码、主办单位和联系方式、ICP 备案编号、公安机关备案标识、网站地图。";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public List<Example> examples() {
        return List.of(new Example("页脚是一个片段，全站只生成一次", "{% foot %}", "<!--#include virtual=\"/_f/foot.html\"-->"));
    }

    @Override
    public Markup evaluate(Call call) {
        Rendering page = call.page(Rendering.class);
        if (page.foot) {
            throw call.refuse("一页只能有一个 foot 置标");
        }
        page.foot = true;
        if (!page.useFragment(FRAGMENT)) {
            throw call.refuse("一页最多八个片段");
        }
        return Markup.of(Rendering.include(FRAGMENT) + "\n");
    }
}
