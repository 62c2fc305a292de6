package org.huizheng.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of what was found changed behind our back. */
public final class Findings {

    private static final int MOST = 1_000;

    private final JdbcClient jdbc;

    public Findings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Open(long id, String path) {}

    /** Once for a path until it is mended. */
    public void add(
            long siteId,
            int release,
            String kind,
            String path,
            @Nullable String page,
            @Nullable String evidence,
            boolean repaired) {
        jdbc.sql("""
                insert into page.finding (site_id, release, kind, path, page, evidence, repaired_at)
                select :site, :release, :kind, :path, :page, :evidence, case when :repaired then clock_timestamp() end
                where not exists (select from page.finding where site_id = :site and path = :path and repaired_at is null)""")
                .param("site", siteId)
                .param("release", release)
                .param("kind", kind)
                .param("path", path)
                .param("page", page)
                .param("evidence", evidence)
                .param("repaired", repaired)
                .update();
    }

    public List<Open> open(long siteId) {
        return jdbc.sql(
                        "select finding_id, path from page.finding where site_id = ? and repaired_at is null order by path limit ?")
                .params(siteId, MOST)
                .query((rs, i) -> new Open(rs.getLong(1), rs.getString(2)))
                .list();
    }

    public void close(long id) {
        jdbc.sql("update page.finding set repaired_at = clock_timestamp() where finding_id = ?")
                .param(id)
                .update();
    }
}
