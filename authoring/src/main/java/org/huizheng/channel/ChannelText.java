package org.huizheng.channel;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a channel says and how it shows its documents; see {@link Channel}. */
public record ChannelText(
        String name,
        String description,
        List<String> keywords,
        List<String> columnTypes,
        String kind,
        String contentType,
        String listOrder,
        boolean navigation,
        @Nullable String link,
        Map<String, Object> settings) {

    /** A list of documents of one type, newest first, shown in the navigation when at the top. */
    public static ChannelText list(
            String name, String description, List<String> keywords, List<String> columnTypes, String contentType) {
        return new ChannelText(
                name, description, keywords, columnTypes, "list", contentType, "newest", true, null, Map.of());
    }

    /** A page over child channels. */
    public static ChannelText section(
            String name, String description, List<String> keywords, List<String> columnTypes) {
        return new ChannelText(
                name, description, keywords, columnTypes, "section", "article", "newest", true, null, Map.of());
    }
}
