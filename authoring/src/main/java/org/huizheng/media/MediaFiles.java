package org.huizheng.media;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;

/** The files of a site that a document may show: only those that were looked at and found well. */
public final class MediaFiles {

    private final ScopedTransactions transactions;
    private final Library media;

    MediaFiles(ScopedTransactions transactions, Library media) {
        this.transactions = transactions;
        this.media = media;
    }

    /** @param renditions ascending by width */
    public record MediaFile(MediaItem item, List<Rendition> renditions) {}

    /** By media id; what may not be used is absent. */
    public Map<Long, MediaFile> usable(SiteScope scope, long siteId, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        scope.require(siteId);
        return transactions.read(scope, () -> {
            Map<Long, List<Rendition>> renditions = media.renditions(ids);
            return media.byIds(ids).stream()
                    .filter(item -> item.siteId() == siteId && item.state() == MediaState.READY)
                    .collect(Collectors.toMap(
                            MediaItem::id, item -> new MediaFile(item, renditions.getOrDefault(item.id(), List.of()))));
        });
    }
}
