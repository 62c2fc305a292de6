package org.huizheng.render;

import org.huizheng.release.SiteSettings;

/** The footer's markup. An empty required item refuses the fragment, and with it the site. */
final class Foot {

    private static final String PARTY_MARK = """
            <svg viewBox="0 0 64 64" aria-hidden="true"><path d="M6 4h52v56H6z" fill="#85201a" stroke="#fff" stroke-width="2"/>\
            <path d="M14 26l18-12 18 12zM16 46h32M13 52h38M19 29v14M28 29v14M36 29v14M45 29v14" fill="none" stroke="#fff" \
            stroke-width="2.4" stroke-linejoin="round"/></svg>""";
    private static final String CORRECTION_MARK = """
            <svg viewBox="0 0 40 40" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" aria-hidden="true">\
            <path d="M6 8h28v20H20l-8 6v-6H6z"/><circle cx="19" cy="17" r="4.5"/><path d="M22.5 20.5L27 25"/></svg>""";
    private static final String ACCESS_MARK = """
            <svg viewBox="0 0 40 40" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" aria-hidden="true">\
            <circle cx="20" cy="20" r="15"/><circle cx="20" cy="12" r="1.8" fill="#fff"/>\
            <path d="M13 17l7 1.5 7-1.5M20 18.5V23l-4 7M20 23l4 7"/></svg>""";
    private static final String SHIELD = """
            <svg class="ico ico-s" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6" aria-hidden="true">\
            <path d="M12 3l7 3v5c0 4.5-3 8-7 10-4-2-7-5.5-7-10V6z"/></svg>""";

    private final Rendering page;

    Foot(Rendering page) {
        this.page = page;
    }

    String markup() {
        return """
                <footer class="foot on-dark">
                <div class="foot-links"><nav class="wrap" aria-label="页脚"><ul>
                <li><a href="/map.html">网站地图</a></li><li><a href="/about.html">关于我们</a></li>\
                <li><a href="/contact.html">联系方式</a></li><li><a href="/privacy.html">隐私声明</a></li>\
                <li><a href="/accessibility.html">无障碍声明</a></li>
                </ul></nav></div>
                <div class="wrap foot-main"><div>
                %s</div>
                <a class="foot-mark foot-org" href="%s" rel="external noopener">%s<span>党政机关网站标识</span></a>
                <div class="foot-marks"><a class="foot-mark" href="%s" rel="external noopener">%s<span>我为政府<br>网站找错</span></a>
                <a class="foot-mark" href="%s">%s<span>适老化及<br>无障碍服务</span></a></div>
                </div>
                </footer>
                """.formatted(
                        lines(),
                        required(SiteSettings.PARTY_MARK_URL, "党政机关网站标识地址"),
                        PARTY_MARK,
                        required(SiteSettings.CORRECTION_URL, "“我为政府网站找错”入口"),
                        CORRECTION_MARK,
                        optional("accessibilityUrl", "/accessibility.html"),
                        ACCESS_MARK);
    }

    private String lines() {
        StringBuilder out = new StringBuilder();
        line(out, "主办：", required(SiteSettings.ORGANIZER, "主办单位"));
        line(out, "承办：", optional("operator", ""));
        String address = optional("address", "");
        line(
                out,
                "",
                (address.isEmpty() ? "" : "地址：" + address + "　")
                        + "<span class=\"nowrap\">电话："
                        + required(SiteSettings.PHONE, "联系电话")
                        + "</span>");
        line(out, "网站标识码：", Escape.html(page.site.identityCode()));
        out.append("<p><a href=\"https://beian.miit.gov.cn/\" rel=\"external noopener\">")
                .append(required(SiteSettings.ICP_NUMBER, "ICP 备案编号"))
                .append("</a>　<a class=\"foot-ga\" href=\"")
                .append(optional("policeUrl", "https://beian.mps.gov.cn/"))
                .append("\" rel=\"external noopener\">")
                .append(SHIELD)
                .append(required(SiteSettings.POLICE_NUMBER, "公安机关备案号"))
                .append("</a></p>\n");
        return out.toString();
    }

    private static void line(StringBuilder out, String label, String value) {
        if (!value.isEmpty()) {
            out.append("<p>").append(label).append(value).append("</p>\n");
        }
    }

    private String required(String setting, String name) {
        String value = page.setting(setting).toString();
        if (value.isBlank()) {
            throw new PageRefused("页脚缺少" + name + "（站点设置 " + setting + "）");
        }
        return Escape.html(value);
    }

    private String optional(String setting, String fallback) {
        String value = page.setting(setting).toString();
        return Escape.html(value.isBlank() ? fallback : value);
    }
}
