package org.huizheng.release;

/** The identities a page can read and a verb can change: one word per thing on both sides. */
public final class Keys {

    /** One fact about the site: {@code name}, {@code domain}, {@code identity}, {@code code}, {@code state}, {@code open}, {@code mark}, {@code until} or {@code notice}. */
    public static String site(String fact) {
        return "site:" + fact;
    }

    public static String setting(String name) {
        return "setting:" + name;
    }

    /** The name of a channel and its place below another. */
    public static String channel(long channelId) {
        return "channel:" + channelId;
    }

    /** What stands at a channel's address: its kind, and where it leads when it leads elsewhere. */
    public static String channelKind(long channelId) {
        return "channel-kind:" + channelId;
    }

    /** Where a channel stands. */
    public static String channelAddress(long channelId) {
        return "channel-address:" + channelId;
    }

    /** That documents are found in the search under another channel at the top than before. */
    public static String sections() {
        return "sections";
    }

    /** Whether a channel's list is arranged by hand. */
    public static String listOrder(long channelId) {
        return "list-order:" + channelId;
    }

    /** All else a channel says of itself: description, keywords, types, settings. */
    public static String channelDetails(long channelId) {
        return "channel-details:" + channelId;
    }

    /** Which channel stands at a path, or stood there last when none does. */
    public static String channelPath(String path) {
        return "channel-path:" + path;
    }

    /** The child channels of a channel and their order; 0 for the top. */
    public static String channels(long parentId) {
        return "channels:" + parentId;
    }

    /** The channels of the main navigation and their order. */
    public static String navigation() {
        return "navigation";
    }

    /**
     * That a channel with documents came below another or left it, for lists of some of them; those of all read only
     * {@link Position#ofChildren}.
     */
    public static String children(long parentId) {
        return "children:" + parentId;
    }

    /** Title, address and state of a document, for those who show it elsewhere than in a list. */
    public static String document(long documentId) {
        return "document:" + documentId;
    }

    /** The documents before and after one in its channel. */
    public static String neighbours(long channelId, long documentId) {
        return "neighbours:" + channelId + ":" + documentId;
    }

    /** Which documents point to a document, in one kind of relation. */
    public static String relations(String kind, long documentId) {
        return "relations:" + kind + ":" + documentId;
    }

    /** Count and years of a channel's list. */
    public static String total(long channelId) {
        return "total:" + channelId;
    }

    /** The neighbours of a cut. */
    public static String cut(long channelId, int no) {
        return "cut:" + channelId + ":" + no;
    }

    public static String oldestCut(long channelId) {
        return "cut-oldest:" + channelId;
    }

    public static String pinned(long channelId) {
        return "pinned:" + channelId;
    }

    public static String template(String path) {
        return "template:" + path;
    }

    public static String assets() {
        return "assets";
    }

    /** A setting of the theme, by the theme itself or by the site. */
    public static String themeSetting(String name) {
        return "theme-setting:" + name;
    }

    /** What documents of a type are called, and are for search engines. */
    public static String contentType(String code) {
        return "content-type:" + code;
    }

    /** The addresses listed in one shard of the sitemap. */
    public static String shard(int no) {
        return "shard:" + no;
    }

    public static String shards() {
        return "shards";
    }

    /** The mappings in one file, as {@link Pages#mappings} names it. */
    public static String mappings(String part) {
        return "mappings:" + part;
    }

    /** The day in Asia/Shanghai. */
    public static String today() {
        return "today";
    }

    /** The words that the traditional version of every site keeps. */
    public static String keptWords() {
        return "kept-words";
    }

    /** What all sites show above all else; a drill is made like it and shown nowhere. */
    public static String emergency(boolean drill) {
        return drill ? "drill" : "emergency";
    }

    /** The same, where it is for some sites only. */
    public static String emergency(boolean drill, long siteId) {
        return emergency(drill) + ":" + siteId;
    }

    private Keys() {}
}
