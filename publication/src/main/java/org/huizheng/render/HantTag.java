package org.huizheng.render;

import java.util.List;
import org.huizheng.hant.Hant;
import org.huizheng.template.Markup;
import org.huizheng.template.Tag;

/** 简繁切换: both links are in both versions, which share their bytes; the style sheet shows the one to the other version. */
final class HantTag implements Tag.Inline {

    @Override
    public String name() {
        return "hant";
    }

    @Override
    public String purpose() {
        return "简体、繁体两个版本之间的切换，不需要脚本。站点设置“提供繁体版”没有打开时什么都不输出。写在页面模板里，不要写进片段：片段不知道自己在哪一页。两个链接在两个版本里都有，样式表按页面语言藏起当前版本的那一个。";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public List<Example> examples() {
        return List.of(new Example("首页上的切换", "{% hant %}", """
                <nav class="scripts" aria-label="简繁切换">\
                <a class="to-hant" rel="alternate" lang="zh-Hant" hreflang="zh-Hant" href="/hant/">繁體</a>\
                <a class="to-hans" rel="alternate" lang="zh-Hans" hreflang="zh-Hans" href="/">简体</a></nav>
                """));
    }

    @Override
    public Markup evaluate(Call call) {
        Rendering page = call.page(Rendering.class);
        if (!page.site.hant()) {
            return Markup.of("");
        }
        String path = page.kind.equals("error") ? "/" : page.path;
        return Markup.of("<nav class=\"scripts\" aria-label=\"简繁切换\">"
                + link("to-hant", Hant.LANGUAGE, Hant.PREFIX + path, "繁體")
                + link("to-hans", "zh-Hans", path, "简体")
                + "</nav>\n");
    }

    private static String link(String style, String language, String path, String words) {
        return "<a class=\"" + style + "\" rel=\"alternate\" lang=\"" + language + "\" hreflang=\"" + language
                + "\" href=\"" + Escape.html(path) + "\">" + words + "</a>";
    }
}
