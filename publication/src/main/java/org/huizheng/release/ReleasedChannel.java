package org.huizheng.release;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A channel as the public sees it.
 *
 * @param path address segments joined by {@code /}, such as {@code zwgk/zcwj}; never recomputed from a name, changed only by a verb of its own
 * @param kind {@code list} shows its own documents, {@code section} its child channels, {@code external} links away
 * @param contentType the content type its documents usually have; chooses the list template
 * @param listOrder {@code newest} or {@code manual} (one page, at most 500)
 * @param navigation shown in the main navigation when it is a top-level channel
 * @param link the target of an external channel
 */
public record ReleasedChannel(
        long channelId,
        long siteId,
        @Nullable Long parentId,
        String path,
        String name,
        String description,
        List<String> keywords,
        List<String> columnTypes,
        String kind,
        String contentType,
        String listOrder,
        boolean navigation,
        @Nullable String link,
        int ordinal,
        Map<String, Object> settings) {

    public boolean isNewestFirst() {
        return listOrder.equals("newest");
    }
}
