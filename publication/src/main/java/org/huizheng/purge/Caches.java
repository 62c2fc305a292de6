package org.huizheng.purge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huizheng.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of caches. Joins the caller's transaction. */
public final class Caches {

    private static final String SELECT = """
            select c.cache_id, c.name, c.sites, c.form, c.method, c.url, c.body, c.whole_method, c.whole_url, c.whole_body,
                c.headers, c.secret is not null, c.batch, c.assembles, c.paused, c.sent, c.sent_at, c.error, c.error_at,
                (select count(*) from (select from purge.waiting w where w.cache_id = c.cache_id and attempts < 5 limit 10000) w),
                (select count(*) from (select from purge.waiting w where w.cache_id = c.cache_id and attempts >= 5 limit 10000) w),
                c.version
            from purge.cache c
            """;

    private final JdbcClient jdbc;

    public Caches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Cache> all() {
        return jdbc.sql(SELECT + " order by c.name").query(Caches::row).list();
    }

    public Optional<Cache> find(long id) {
        return jdbc.sql(SELECT + " where c.cache_id = ?")
                .param(id)
                .query(Caches::row)
                .optional();
    }

    public Cache require(long id) {
        return find(id).orElseThrow(Caches::missing);
    }

    /** Nobody else changes it until the transaction ends. */
    public Cache lock(long id) {
        return jdbc.sql(SELECT + " where c.cache_id = ? for update of c")
                .param(id)
                .query(Caches::row)
                .optional()
                .orElseThrow(Caches::missing);
    }

    private static Problem missing() {
        return Problem.notFound("没有这个前置缓存");
    }

    /** The secret as it is stored. */
    public Optional<byte[]> secret(long id) {
        return jdbc.sql("select secret from purge.cache where cache_id = ? and secret is not null")
                .param(id)
                .query((rs, i) -> rs.getBytes(1))
                .optional();
    }

    public boolean isNameTaken(String name, long exceptId) {
        return jdbc.sql("select exists (select from purge.cache where name = ? and cache_id <> ?)")
                .params(name, exceptId)
                .query(Boolean.class)
                .single();
    }

    /** The given id is ignored. */
    public long insert(Cache cache) {
        return jdbc.sql("""
                insert into purge.cache (name, form, method, url, body, whole_method, whole_url, whole_body, headers, batch, version)
                values (?, 'EACH', '', '', '', '', '', '', '', 1, 0) returning cache_id""").param(cache.name()).query(Long.class).single();
    }

    /** Its version is counted on, whichever is given. Who changes one that others know holds it by {@link #lock}. */
    public void update(Cache cache) {
        Cache.Request whole = cache.whole() == null ? new Cache.Request("", "", "") : cache.whole();
        jdbc.sql("""
                update purge.cache set name = ?, sites = ?::bigint[], form = ?, method = ?, url = ?, body = ?, whole_method = ?,
                    whole_url = ?, whole_body = ?, headers = ?, batch = ?, assembles = ?, version = version + 1
                where cache_id = ?""")
                .param(cache.name())
                .param(cache.sites() == null ? null : cache.sites().toArray(Long[]::new))
                .param(cache.form().name())
                .param(cache.page().method())
                .param(cache.page().url())
                .param(cache.page().body())
                .param(whole.method())
                .param(whole.url())
                .param(whole.body())
                .param(cache.headers())
                .param(cache.batch())
                .param(cache.assembles())
                .param(cache.id())
                .update();
    }

    public void keepSecret(long id, byte @Nullable [] secret) {
        jdbc.sql("update purge.cache set secret = ? where cache_id = ?")
                .param(secret)
                .param(id)
                .update();
    }

    public void pause(long id, boolean paused) {
        jdbc.sql("update purge.cache set paused = ? where cache_id = ?")
                .params(paused, id)
                .update();
    }

    public void remove(long id) {
        jdbc.sql("delete from purge.cache where cache_id = ?").param(id).update();
    }

    private static Cache row(ResultSet rs, int i) throws SQLException {
        List<Long> sites =
                rs.getArray(3) == null ? null : List.of((Long[]) rs.getArray(3).getArray());
        return new Cache(
                rs.getLong(1),
                rs.getString(2),
                sites,
                Cache.Form.valueOf(rs.getString(4)),
                new Cache.Request(rs.getString(5), rs.getString(6), rs.getString(7)),
                rs.getString(8).isEmpty()
                        ? null
                        : new Cache.Request(rs.getString(8), rs.getString(9), rs.getString(10)),
                rs.getString(11),
                rs.getBoolean(12),
                rs.getInt(13),
                rs.getBoolean(14),
                rs.getBoolean(15),
                rs.getLong(22),
                new Cache.Tally(
                        rs.getLong(20),
                        rs.getLong(21),
                        rs.getLong(16),
                        instant(rs.getTimestamp(17)),
                        rs.getString(18),
                        instant(rs.getTimestamp(19))));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
