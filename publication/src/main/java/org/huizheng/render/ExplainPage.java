package org.huizheng.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.Problem;
import org.huizheng.page.Manifest;
import org.huizheng.release.ReleasedSites;
import org.jspecify.annotations.Nullable;

/** Why a page shows what it shows: what it read, by which template and approval, since which change. */
public final class ExplainPage {

    /** @param reads names the page read; {@code lists} the windows of lists it shows; {@code seq} the log position it shows */
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
            List<String> lists) {}

    private final Engine engine;

    ExplainPage(Engine engine) {
        this.engine = engine;
    }

    /** @param address a public path such as {@code /zwgk/}, or a word of {@link org.huizheng.release.Pages} */
    public Explanation of(String siteCode, String address) {
        long site = ReleasedSites.idOf(engine.jdbc, siteCode)
                .orElseThrow(() -> Problem.notFound("站点 " + siteCode + " 不存在"));
        int release = engine.heads.release(site);
        Manifest.Entry entry = find(site, release, address).orElseThrow(() -> Problem.notFound("没有发布过 " + address));
        TreeSet<String> reads = new TreeSet<>(engine.readStore.names(entry.readSetId()));
        reads.addAll(engine.jdbc
                .sql("select name from render.page_read where page_id = ?")
                .param(entry.pageId())
                .query(String.class)
                .list());
        List<String> lists =
                engine.jdbc.sql("""
                select channel_id || coalesce(' ' || type, '') || ' ' || from_at || ' ' || to_at
                from render.list_read where page_id = ? order by 1""").param(entry.pageId()).query(String.class).list();
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
                lists);
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
