package org.huizheng.portal;

import java.util.Map;

/** Media types by extension; anything unknown is a download. */
final class ContentTypes {

    static final String HTML = "text/html;charset=utf-8";
    static final String DOWNLOAD = "application/octet-stream";

    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("html", HTML),
            Map.entry("css", "text/css;charset=utf-8"),
            Map.entry("js", "text/javascript;charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("xml", "application/xml;charset=utf-8"),
            Map.entry("txt", "text/plain;charset=utf-8"),
            Map.entry("csv", "text/csv;charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("avif", "image/avif"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("woff", "font/woff"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("webm", "video/webm"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("ofd", "application/ofd"),
            Map.entry("zip", "application/zip"),
            Map.entry("doc", "application/msword"),
            Map.entry("xls", "application/vnd.ms-excel"),
            Map.entry("ppt", "application/vnd.ms-powerpoint"),
            Map.entry("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Map.entry("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"));

    private static final Map<String, String> BY_NAME = Map.of(
            "rss.xml", "application/rss+xml;charset=utf-8",
            "atom.xml", "application/atom+xml;charset=utf-8",
            "feed.json", "application/feed+json",
            "opensearch.xml", "application/opensearchdescription+xml;charset=utf-8");

    private ContentTypes() {}

    static String of(String path) {
        String known = BY_NAME.get(path.substring(path.lastIndexOf('/') + 1));
        if (known != null) {
            return known;
        }
        int dot = path.lastIndexOf('.');
        return BY_EXTENSION.getOrDefault(dot < path.lastIndexOf('/') ? "" : path.substring(dot + 1), DOWNLOAD);
    }

    /** The type of each extension. */
    static Map<String, String> byExtension() {
        return BY_EXTENSION;
    }

    static boolean compressible(String type) {
        return type.startsWith("text/")
                || type.startsWith("application/json")
                || type.startsWith("application/xml")
                || BY_NAME.containsValue(type)
                || type.equals("image/svg+xml");
    }

    /** What a browser may open in place although anybody's upload may be behind it. */
    static boolean shownInPlace(String type) {
        return type.equals("application/pdf")
                || type.startsWith("video/")
                || type.startsWith("audio/")
                || type.startsWith("image/") && !type.equals("image/svg+xml");
    }
}
