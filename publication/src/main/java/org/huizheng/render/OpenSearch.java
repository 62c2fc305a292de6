package org.huizheng.render;

/** OpenSearch 1.1: lets a browser ask the search of the site from its address bar. */
public final class OpenSearch {

    public static final String PATH = "/opensearch.xml";

    private static final int LONGEST_NAME = 16;

    private OpenSearch() {}

    static Made description(SiteModel model, Reads reads) {
        SiteFacts site = new SiteFacts(model, reads);
        String name = site.name();
        String home = site.base();
        byte[] bytes = new Xml()
                .open("OpenSearchDescription", "xmlns", "http://a9.com/-/spec/opensearch/1.1/")
                .text("ShortName", name.codePointCount(0, name.length()) <= LONGEST_NAME ? name : shortened(name))
                .text("Description", "在" + name + "网站检索")
                .text("InputEncoding", "UTF-8")
                .empty("Url", "type", "text/html", "template", home + "/search?q={searchTerms}")
                .empty("Url", "type", "application/opensearchdescription+xml", "rel", "self", "template", home + PATH)
                .close("OpenSearchDescription")
                .bytes();
        return Made.page(200, PATH, bytes, "");
    }

    private static String shortened(String name) {
        return name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }
}
