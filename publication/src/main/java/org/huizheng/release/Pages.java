package org.huizheng.release;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a page is, as one word; the manifest and the render queue speak of pages in these words. */
public final class Pages {

    public static final String HOME = "home";
    public static final String ELDER = "elder";
    public static final String MAP = "map";
    public static final String ROBOTS = "robots";
    public static final String SITEMAP = "sitemap";
    /** What stands above the rest of every page while there is an emergency; empty while there is none. */
    public static final String EMERGENCY = "emergency";
    /** Where a drill of it is made; no page includes it. */
    public static final String DRILL = "drill";
    /** Who may come in, for the portal. */
    public static final String DOOR = "door";
    /** The one page of a site that is closed to the public. */
    public static final String CLOSED = "closed";
    /** What stands above the rest of every page of a site that is on trial, moving or archived; else empty. */
    public static final String MARK = "mark";
    /** That the site has a traditional version, for the portal; absent where it has none. */
    public static final String HANT = "hant";
    /** How a browser asks the search of the site. */
    public static final String OPEN_SEARCH = "opensearch";
    /** The part of a site's mappings that are prefixes and patterns. */
    public static final String RULES = "rules";
    /** The whole site: made anew into a fresh release. */
    public static final String WHOLE_SITE = "*";

    public static String document(long documentId) {
        return "document:" + documentId;
    }

    public static String file(long documentId, int position) {
        return "file:" + documentId + ":" + position;
    }

    public static String channel(long channelId) {
        return "channel:" + channelId;
    }

    public static String cut(long channelId, int no) {
        return "cut:" + channelId + ":" + no;
    }

    /** @param channelId 0 for the newest of the whole site */
    public static String feed(long channelId) {
        return "feed:" + channelId;
    }

    /** All of a channel's own: its list with the cuts, and its feed. */
    static List<String> ofChannel(long channelId, Collection<Integer> cuts) {
        List<String> pages = new ArrayList<>(List.of(channel(channelId), feed(channelId)));
        cuts.forEach(no -> pages.add(cut(channelId, no)));
        return pages;
    }

    /** A part of the sitemap; 0 holds the home page and the channels. */
    public static String shard(int no) {
        return "shard:" + no;
    }

    /** @param part {@link #RULES}, or the number of a shard of exact addresses */
    public static String mappings(String part) {
        return "mappings:" + part;
    }

    public static String statement(String kind) {
        return "statement:" + kind;
    }

    public static String error(int status) {
        return "error:" + status;
    }

    /** A style sheet of the engine's own. */
    public static String engineStyle(String name) {
        return "engine-style:" + name;
    }

    public static String asset(String path) {
        return "asset:" + path;
    }

    /** @param channelId 0 when the fragment is the site's */
    public static String fragment(String name, long channelId) {
        return channelId == 0 ? "fragment:" + name : "fragment:" + name + ":" + channelId;
    }

    private Pages() {}
}
