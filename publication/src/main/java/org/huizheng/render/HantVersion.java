package org.huizheng.render;

import org.huizheng.hant.Hant;
import org.huizheng.release.Keys;
import org.huizheng.release.SiteSettings;

/** What the stored site says of its traditional version: that there is one, for the portal, and where, on each page. */
final class HantVersion {

    private HantVersion() {}

    static Made of(Content content, SiteModel model, Reads reads) {
        SiteFacts site = new SiteFacts(model, reads);
        if (!site.hant()) {
            return Made.absent();
        }
        reads.shared(Keys.keptWords());
        byte[] stored = Hant.stored(site.base(), content.keptWords(), site.texts(SiteSettings.HANT_WORDS));
        return Made.page(200, Hant.STORED, stored, "");
    }

    /** Each version names itself, the other, and which of them is for everybody else. */
    static void alternates(StringBuilder out, Rendering page) {
        if (!page.kind.equals("error") && page.site.hant()) {
            String base = page.site.base();
            link(out, "zh-Hans", base + page.path);
            link(out, Hant.LANGUAGE, base + Hant.PREFIX + page.path);
            link(out, "x-default", base + page.path);
        }
    }

    private static void link(StringBuilder out, String language, String url) {
        out.append("<link rel=\"alternate\" hreflang=\"")
                .append(language)
                .append("\" href=\"")
                .append(Escape.html(url))
                .append("\">\n");
    }
}
