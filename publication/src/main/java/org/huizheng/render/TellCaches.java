package org.huizheng.render;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.huizheng.hant.Hant;
import org.huizheng.purge.AskPurges;
import org.huizheng.release.Lane;
import org.huizheng.release.Pages;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which addresses a cache in front must forget when one page has become another: few, or all of the site. */
final class TellCaches {

    /** A fragment in more pages than this concerns the whole site. */
    private static final int MOST_READERS = 200;

    private static final String FRAGMENTS = "/_f/";

    private static final Set<String> EVERYWHERE =
            Set.of(Pages.HANT, Pages.EMERGENCY, Pages.MARK, Pages.DOOR, Pages.CLOSED);

    private final JdbcClient jdbc;
    private final AskPurges purges;

    TellCaches(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.purges = new AskPurges(jdbc);
    }

    /**
     * In the transaction in which the bytes changed, before its task is done.
     *
     * @param stored where it was and where it is
     */
    void changed(long siteId, int release, String page, List<String> stored) {
        List<AskPurges.Concerned> caches = purges.caches(siteId);
        if (caches.isEmpty() || page.equals(Pages.DRILL)) {
            return;
        }
        Lane lane = lane(siteId, page);
        boolean fragment = stored.getLast().startsWith(FRAGMENTS);
        List<String> shown = fragment && !isEverywhere(page) ? readers(siteId, release, page) : stored;
        for (AskPurges.Concerned cache : caches) {
            if (fragment && cache.inPieces()) {
                purges.page(cache, siteId, stored, lane);
            } else if (isEverywhere(page) || shown.size() > MOST_READERS) {
                purges.wholeSite(cache, siteId, lane);
            } else if (!shown.isEmpty()) {
                purges.page(cache, siteId, fragment ? withItself(shown, stored) : forms(shown), lane);
            }
        }
    }

    /** Whoever follows a fragment looks for its own address. */
    private static List<String> withItself(List<String> readers, List<String> fragment) {
        return Stream.concat(forms(readers).stream(), fragment.stream()).toList();
    }

    /** Another release is about to be served. */
    void switching(long siteId) {
        purges.wholeSiteSoon(siteId);
    }

    /** All that is made of stored pages, notices and redirects, where readers ask for it. */
    static List<String> forms(List<String> stored) {
        return stored.stream()
                .map(WhatStands::answersAt)
                .distinct()
                .flatMap(path -> Derived.madeOf(path).stream())
                .flatMap(path -> isRead(path) ? Stream.of(path, Hant.PREFIX + path) : Stream.of(path))
                .toList();
    }

    /** A page or a feed, which may have a traditional version. */
    private static boolean isRead(String path) {
        return path.endsWith("/") || path.endsWith(".html") || Derived.isFeed(path) || path.equals(OpenSearch.PATH);
    }

    /** What shows on every page, or answers where there is none. */
    private static boolean isEverywhere(String page) {
        return EVERYWHERE.contains(page) || page.startsWith("mappings:") || page.startsWith("error:");
    }

    private List<String> readers(long siteId, int release, String fragment) {
        return jdbc.sql("""
                select m.path from render.read_set_name n cross join lateral (
                    select path, site_id, release from page.manifest where read_set_id = n.read_set_id offset 0) m
                where n.name = ? and m.site_id = ? and m.release = ? limit ?""")
                .params(fragment, siteId, release, MOST_READERS + 1)
                .query(String.class)
                .list();
    }

    private Lane lane(long siteId, String page) {
        return jdbc.sql("select lane from render.queue where site_id = ? and page = ?")
                .params(siteId, page)
                .query(Integer.class)
                .optional()
                .map(number -> Lane.values()[number])
                .orElse(Lane.NORMAL);
    }
}
