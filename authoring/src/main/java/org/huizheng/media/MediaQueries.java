package org.huizheng.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Slice;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.media.MediaUses.Use;
import org.huizheng.media.MediaUses.Uses;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The library as its screens show it. */
public final class MediaQueries {

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final Library media;
    private final BlobStore blobs;
    private final ObjectProvider<MediaUses> gates;

    MediaQueries(
            ScopedTransactions transactions,
            JdbcClient jdbc,
            Library media,
            BlobStore blobs,
            ObjectProvider<MediaUses> gates) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.media = media;
        this.blobs = blobs;
        this.gates = gates;
    }

    /** @param q text in the name, the alternative text or the map number; "" for any */
    public record Filter(long siteId, String kind, String q) {}

    public Optional<MediaItem> byId(SiteScope scope, long mediaId) {
        return transactions.read(scope, () -> media.byIds(List.of(mediaId)).stream()
                .filter(item -> scope.permits(item.siteId()))
                .findFirst());
    }

    public Map<Long, List<Rendition>> renditions(SiteScope scope, List<MediaItem> items) {
        return transactions.read(
                scope, () -> media.renditions(items.stream().map(MediaItem::id).toList()));
    }

    /** Newest first, by keyset. */
    public Slice<MediaItem> list(SiteScope scope, Filter filter, @Nullable String after, int limit) {
        scope.require(filter.siteId());
        int size = Math.clamp(limit, 1, 200);
        String pattern = "%" + filter.q().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
        List<MediaItem> items = transactions.read(scope, () -> jdbc.sql(Library.SELECT + """
                 and m.site_id = :site and m.media_id < :after and (:kind = '' or m.kind = :kind)
                 and (m.name ilike :q or m.alt ilike :q or m.map_number ilike :q)
                order by m.media_id desc limit :limit
                """)
                .param("site", filter.siteId())
                .param("after", cursor(after))
                .param("kind", filter.kind())
                .param("q", pattern)
                .param("limit", size + 1)
                .query(Library::item)
                .list());
        return items.size() <= size
                ? new Slice<>(items, null)
                : new Slice<>(
                        items.subList(0, size),
                        String.valueOf(items.get(size - 1).id()));
    }

    private static long cursor(@Nullable String after) {
        try {
            return after == null || after.isEmpty() ? Long.MAX_VALUE : Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw Problem.invalid("after 应当是上一页给出的 next");
        }
    }

    /** What would notice if the file went away. */
    public Uses uses(SiteScope scope, MediaItem item) {
        List<String> files = new ArrayList<>(List.of(item.blob()));
        renditions(scope, List.of(item)).values().forEach(all -> all.forEach(r -> files.add(r.blob())));
        long total = 0;
        List<Use> first = new ArrayList<>();
        for (MediaUses gate : gates.orderedStream().toList()) {
            Uses uses = gate.of(scope, files);
            total += uses.total();
            first.addAll(uses.first());
        }
        return new Uses(total, first);
    }

    /** Whether some page shows it to the public. */
    public boolean isPublic(MediaItem item, List<Rendition> renditions) {
        return blobs.contains(BlobStore.Area.PUBLIC, item.blob())
                || renditions.stream().anyMatch(r -> blobs.contains(BlobStore.Area.PUBLIC, r.blob()));
    }

    public long bytesOf(SiteScope scope, long siteId) {
        scope.require(siteId);
        return transactions.read(scope, () -> media.bytesOf(siteId));
    }

    /** @throws Problem 409 when nobody should open it yet, or ever */
    public void requireUsable(MediaItem item) {
        if (item.state() != MediaState.READY) {
            throw Problem.blocked(List.of(new org.huizheng.kernel.Blocker(
                    item.state().code(),
                    "文件“" + item.name() + "”" + item.state().label() + "，不能打开")));
        }
    }
}
