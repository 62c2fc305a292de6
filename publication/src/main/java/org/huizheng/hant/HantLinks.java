package org.huizheng.hant;

import java.util.Set;

/** Which addresses have a traditional version, and where it is. */
final class HantLinks {

    private static final Set<String> PAGES = Set.of("html", "htm");
    private static final Set<String> FEEDS =
            Set.of("feed.json", "rss.xml", "atom.xml", "search.json", "opensearch.xml");

    private final String base;

    /** @param base scheme and host of the site, without a slash at its end */
    HantLinks(String base) {
        this.base = base;
    }

    /** Where a link leads in the traditional version: as before, unless it is to a page or a feed of the site. */
    String of(String link) {
        if (!base.isEmpty() && link.startsWith(base)) {
            String path = link.substring(base.length());
            boolean ends = path.isEmpty() || path.charAt(0) == '?' || path.charAt(0) == '#';
            return ends ? base + Hant.PREFIX + "/" + path : base + local(path);
        }
        return local(link);
    }

    private static String local(String link) {
        return has(link) ? Hant.PREFIX + link : link;
    }

    private static boolean has(String link) {
        int end = end(link);
        String path = link.substring(0, end);
        if (!path.startsWith("/")
                || path.startsWith("//")
                || path.startsWith("/_")
                || path.startsWith("/files/")
                || Hant.isAddress(path)) {
            return false;
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 || PAGES.contains(name.substring(dot + 1)) || FEEDS.contains(name);
    }

    private static int end(String link) {
        for (int i = 0; i < link.length(); i++) {
            if (link.charAt(i) == '?' || link.charAt(i) == '#') {
                return i;
            }
        }
        return link.length();
    }
}
