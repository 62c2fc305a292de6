package org.huizheng.emergency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.huizheng.document.TakeDownWatch;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Slice;
import org.huizheng.kernel.TwoPersons;
import org.huizheng.render.FollowPages;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was taken down, the newest first, for who works on one of its sites. */
public final class TakeDowns implements TakeDownWatch {

    /** More than this is told by the site made anew. */
    private static final int MOST_PAGES = 5_000;

    private static final int MOST = 100;
    private static final String SELECT = """
            select t.take_down_id, t.document_id, t.title, t.reason, t.taken_by, t.taken_at, t.sites, t.finished_at, p.pages, p.gone,
                p.cached, p.purged, p.paused, p.failed, p.millis
            from emergency.take_down t cross join lateral (
                select count(*)::int as pages, count(gone_at)::int as gone, (count(*) filter (where cached))::int as cached,
                    count(purged_at)::int as purged, (count(*) filter (where paused))::int as paused, count(failure)::int as failed,
                    coalesce(extract(epoch from max(gone_at) - t.taken_at) * 1000, 0)::bigint as millis
                from emergency.take_down_page where take_down_id = t.take_down_id) p
            """;

    private final JdbcClient jdbc;
    private final FollowPages pages;

    TakeDowns(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.pages = new FollowPages(jdbc);
    }

    @Override
    public void takenDown(Actor actor, long documentId, String title, String reason) {
        List<FollowPages.Asked> asked = pages.asked(MOST_PAGES);
        Long[] sites = asked.stream().map(FollowPages.Asked::siteId).distinct().toArray(Long[]::new);
        long id = jdbc.sql("""
                insert into emergency.take_down (document_id, title, reason, taken_by, taken_at, sites)
                values (?, ?, ?, ?, now(), ?) returning take_down_id""")
                .params(documentId, title, reason, TwoPersons.name(actor), sites)
                .query(Long.class)
                .single();
        jdbc.sql("""
                insert into emergency.take_down_page (take_down_id, site_id, page, path, cached)
                select ?, site_id, page, path, cached
                from unnest(?::bigint[], ?::text[], ?::text[], ?::boolean[]) a (site_id, page, path, cached)""")
                .params(
                        id,
                        asked.stream().map(FollowPages.Asked::siteId).toArray(Long[]::new),
                        asked.stream().map(FollowPages.Asked::page).toArray(String[]::new),
                        asked.stream().map(FollowPages.Asked::path).toArray(String[]::new),
                        asked.stream().map(FollowPages.Asked::cached).toArray(Boolean[]::new))
                .update();
    }

    public Slice<TakeDown> list(SiteScope scope, @Nullable Long documentId, @Nullable String after, int limit) {
        int size = Math.clamp(limit, 1, MOST);
        List<TakeDown> found = jdbc.sql(SELECT + """
                 where t.take_down_id < :after and (:every or t.sites && :sites) and (:document::bigint is null or t.document_id = :document)
                order by t.take_down_id desc limit :most""")
                .param("after", cursor(after))
                .param("every", scope.every())
                .param("sites", scope.sites().toArray(Long[]::new))
                .param("document", documentId)
                .param("most", size + 1)
                .query(TakeDowns::row)
                .list();
        return found.size() <= size
                ? new Slice<>(found, null)
                : new Slice<>(
                        found.subList(0, size),
                        String.valueOf(found.get(size - 1).id()));
    }

    public Optional<TakeDown> byId(SiteScope scope, long id) {
        return jdbc.sql(SELECT + " where t.take_down_id = ?").param(id).query(TakeDowns::row).optional().stream()
                .filter(t -> scope.every() || t.sites().stream().anyMatch(scope::permits))
                .findFirst();
    }

    /** What failed first, then what is not done yet, then the rest; of the sites somebody works on. */
    public List<TakeDown.Page> pages(SiteScope scope, long id, int most) {
        return jdbc.sql("""
                select s.name, p.page, p.path, p.cached, (extract(epoch from p.gone_at - t.taken_at) * 1000)::bigint,
                    (extract(epoch from p.purged_at - t.taken_at) * 1000)::bigint, p.paused, p.failure
                from emergency.take_down_page p join emergency.take_down t using (take_down_id)
                join site.v_site s on s.site_id = p.site_id
                where p.take_down_id = ? and (? or p.site_id = any (?))
                order by p.failure is null, p.gone_at is not null, p.cached and p.purged_at is null desc,
                    p.page not like 'document:%', p.site_id, p.page limit ?""")
                .params(id, scope.every(), scope.sites().toArray(Long[]::new), most)
                .query((rs, i) -> new TakeDown.Page(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getBoolean(4),
                        rs.getObject(5, Long.class),
                        rs.getObject(6, Long.class),
                        rs.getBoolean(7),
                        rs.getString(8)))
                .list();
    }

    private static long cursor(@Nullable String after) {
        try {
            return after == null || after.isEmpty() ? Long.MAX_VALUE : Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw Problem.invalid("翻页位置无效");
        }
    }

    private static TakeDown row(ResultSet rs, int i) throws SQLException {
        Timestamp finished = rs.getTimestamp(8);
        return new TakeDown(
                rs.getLong(1),
                rs.getLong(2),
                rs.getString(3),
                rs.getString(4),
                rs.getString(5),
                rs.getTimestamp(6).toInstant(),
                Stream.of((Long[]) rs.getArray(7).getArray()).toList(),
                finished == null ? null : finished.toInstant(),
                rs.getInt(9),
                rs.getInt(10),
                rs.getInt(11),
                rs.getInt(12),
                rs.getInt(13),
                rs.getInt(14),
                rs.getLong(15));
    }
}
