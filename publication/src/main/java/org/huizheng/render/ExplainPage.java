package org.huizheng.render;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.huizheng.hant.Hant;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.Problem;
import org.huizheng.page.Manifest;
import org.huizheng.page.PastPages;
import org.huizheng.release.Change;
import org.huizheng.release.Pages;
import org.huizheng.release.Position;
import org.huizheng.release.ReleasedSites;
import org.jspecify.annotations.Nullable;

/** Why a page shows what it shows: what it read, by which template and approval, since which change. */
public final class ExplainPage {

    /**
     * @param reads names the page read; {@code lists} the windows of lists it shows; {@code seq} the log position it shows
     * @param since when it came to show this, however often it was made since
     */
    public record Explanation(
            String page,
            String path,
            int status,
            String hash,
            String template,
            String themeHash,
            long seq,
            @Nullable Long editionId,
            @Nullable Long approvalId,
            List<String> reads,
            List<String> lists,
            Instant since,
            @Nullable Because because) {}

    /** The last change that concerned the page before it came to show this: a verb of the publication log, of one document or of none. */
    public record Because(long seq, String change, @Nullable Long documentId, Instant at) {}

    /** How many changes are looked through for it. */
    private static final int LOOKED_BACK = 1_000;

    private final Engine engine;

    ExplainPage(Engine engine) {
        this.engine = engine;
    }

    /** @param address a public path such as {@code /zwgk/}, {@code /hant/zwgk/} or {@code /rss.xml}, or a word of {@link org.huizheng.release.Pages} */
    public Explanation of(String siteCode, String address) {
        long site = ReleasedSites.idOf(engine.jdbc, siteCode)
                .orElseThrow(() -> Problem.notFound("站点 " + siteCode + " 不存在"));
        int release = engine.heads.release(site);
        Manifest.Entry entry =
                find(site, release, storedFor(address)).orElseThrow(() -> Problem.notFound("没有发布过 " + address));
        TreeSet<String> reads = new TreeSet<>(engine.readStore.names(entry.readSetId()));
        reads.addAll(engine.jdbc
                .sql("select name from render.page_read where page_id = ?")
                .param(entry.pageId())
                .query(String.class)
                .list());
        List<Reads.ListRead> windows = windows(entry.pageId());
        Instant since = since(siteCode, entry);
        return new Explanation(
                entry.page(),
                entry.path(),
                entry.status(),
                Hashes.hex(entry.hash()),
                entry.template(),
                entry.themeHash(),
                entry.seq(),
                entry.editionId(),
                entry.approvalId(),
                new ArrayList<>(reads),
                windows.stream().map(w -> words(site, w)).sorted().toList(),
                since,
                because(entry, since, reads, windows).orElse(null));
    }

    private List<Reads.ListRead> windows(long pageId) {
        return engine.jdbc
                .sql("""
                        select channel_id, type, from_at, from_id, to_at, to_id from render.list_read where page_id = ?""")
                .param(pageId)
                .query((rs, i) -> new Reads.ListRead(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getTimestamp(3).toInstant(),
                        rs.getLong(4),
                        rs.getTimestamp(5).toInstant(),
                        rs.getLong(6)))
                .list();
    }

    private static String words(long site, Reads.ListRead w) {
        String order = w.channelId() == Position.ofSite(site)
                ? "全站"
                : w.channelId() < 0 ? "栏目 " + (w.channelId() - Position.ofChildren(0)) + " 的下级" : "栏目 " + w.channelId();
        String what = w.type() == null ? "" : w.type().equals(Position.TEXT) ? "（正文）" : "（" + w.type() + "）";
        return order + what + "：" + w.fromAt() + " 至 " + w.toAt();
    }

    /** Not since when it was last made: a page that is made again often says what it said. */
    private Instant since(String siteCode, Manifest.Entry entry) {
        PastPages past = new PastPages(engine.jdbc, engine.pages, engine.blobs, entry.siteId(), siteCode);
        return past.since(entry.path(), engine.clock.instant())
                .or(past::start)
                .orElseGet(() -> writtenAt(entry.pageId()));
    }

    private Instant writtenAt(long pageId) {
        return engine.jdbc
                .sql("select written_at from page.manifest where page_id = ?")
                .param(pageId)
                .query((rs, i) -> rs.getTimestamp(1).toInstant())
                .single();
    }

    /** Changes of the site and of what all sites share, the latest first. */
    private Optional<Because> because(
            Manifest.Entry entry, Instant since, Set<String> reads, List<Reads.ListRead> windows) {
        record Logged(Because because, String[] keys, String[] pages, String[] positions) {}
        return engine
                .jdbc
                .sql("""
                        select seq, change, document_id, at, keys, pages, positions
                        from unnest(array[:site, :platform]) s (site_id) cross join lateral (
                            select l.seq, l.change, l.document_id, l.at, l.keys, l.pages, l.positions
                            from release.publication_log l
                            where l.site_id = s.site_id and l.at <= :since order by l.seq desc limit :most) l
                        order by at desc, seq desc""")
                .param("site", entry.siteId())
                .param("platform", Change.PLATFORM)
                .param("since", Timestamp.from(since))
                .param("most", LOOKED_BACK)
                .query((rs, i) -> new Logged(
                        new Because(
                                rs.getLong(1),
                                rs.getString(2),
                                rs.getObject(3, Long.class),
                                rs.getTimestamp(4).toInstant()),
                        (String[]) rs.getArray(5).getArray(),
                        (String[]) rs.getArray(6).getArray(),
                        (String[]) rs.getArray(7).getArray()))
                .list()
                .stream()
                .filter(l -> List.of(l.pages).contains(entry.page())
                        || List.of(l.pages).contains(Pages.WHOLE_SITE)
                        || Arrays.stream(l.keys)
                                .anyMatch(key -> reads.contains(key) || reads.contains(self(entry, key)))
                        || Arrays.stream(l.positions).map(Position::of).anyMatch(p -> windows.stream()
                                .anyMatch(w -> w.holds(p))))
                .findFirst()
                .map(Logged::because);
    }

    /** What a document's page reads of itself is kept without its number. */
    private static String self(Manifest.Entry entry, String key) {
        int colon = key.lastIndexOf(':');
        boolean own = colon > 0 && entry.page().equals("document" + key.substring(colon));
        return own ? key.substring(0, colon) + Reads.SELF : key;
    }

    /** What an address without a file of its own is made of. */
    private static String storedFor(String address) {
        String simplified = Hant.isAddress(address) ? Hant.simplifiedOf(address) : address;
        return simplified.startsWith("/") ? Derived.storedAt(simplified) : simplified;
    }

    private Optional<Manifest.Entry> find(long site, int release, String address) {
        for (String path : List.of(address, "/_gone" + address, "/_moved" + address)) {
            Optional<Manifest.Entry> entry = engine.manifest.at(site, release, path);
            if (entry.isPresent()) {
                return entry;
            }
        }
        return engine.manifest.find(site, release, address);
    }
}
