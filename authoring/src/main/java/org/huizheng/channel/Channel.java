package org.huizheng.channel;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A channel as its keepers see it; the fields are those of {@code release.ReleasedChannel}.
 *
 * @param columnTypes 栏目类别 (meta ColumnType), such as 政策文件
 */
public record Channel(
        long id,
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
        Map<String, Object> settings,
        Care care,
        long version) {

    /** The part an editor may change without touching place or address. */
    public ChannelText text() {
        return new ChannelText(
                name, description, keywords, columnTypes, kind, contentType, listOrder, navigation, link, settings);
    }
}
