package org.huizheng.media;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;

/** The files of a site that a document may show: only those that were looked at and found well. */
public final class LibraryFiles {

    private final ScopedTransactions transactions;
    private final Library library;

    LibraryFiles(ScopedTransactions transactions, Library library) {
        this.transactions = transactions;
        this.library = library;
    }

    /** @param renditions ascending by width */
    public record LibraryFile(MediaItem item, List<Rendition> renditions) {}

    /** By media id; what may not be used is absent. */
    public Map<Long, LibraryFile> usable(SiteScope scope, long siteId, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        scope.require(siteId);
        return transactions.read(scope, () -> {
            Map<Long, List<Rendition>> renditions = library.renditions(ids);
            return library.byIds(ids).stream()
                    .filter(item -> item.siteId() == siteId && item.state() == MediaState.READY)
                    .collect(Collectors.toMap(
                            MediaItem::id,
                            item -> new LibraryFile(item, renditions.getOrDefault(item.id(), List.of()))));
        });
    }
}
