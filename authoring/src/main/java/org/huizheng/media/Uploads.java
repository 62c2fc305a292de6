package org.huizheng.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of files on their way; they are their author's alone. */
final class Uploads {

    private static final String SELECT = """
            select upload_id, site_id, name, size, sha256, received, state, media_id, duplicate, reason, created_by
            from media.upload
            """;

    private final JdbcClient jdbc;

    Uploads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(long siteId, String name, long size, @Nullable String sha256, Actor actor, Instant now) {
        return jdbc.sql("""
                insert into media.upload (site_id, name, size, sha256, created_by, touched_at)
                values (?, ?, ?, ?, ?, ?::timestamptz) returning upload_id
                """)
                .param(siteId)
                .param(name)
                .param(size)
                .param(sha256)
                .param(actor.name())
                .param(now.toString())
                .query(Long.class)
                .single();
    }

    Upload require(Actor actor, long uploadId) {
        return find(SELECT + "where upload_id = ?", actor, uploadId).orElseThrow(Uploads::unknown);
    }

    Upload lock(Actor actor, long uploadId) {
        return find(SELECT + "where upload_id = ? for update", actor, uploadId).orElseThrow(Uploads::unknown);
    }

    private Optional<Upload> find(String sql, Actor actor, long uploadId) {
        return jdbc.sql(sql).param(uploadId).query(Uploads::upload).optional().filter(upload -> upload.createdBy()
                .equals(actor.name()));
    }

    private static Problem unknown() {
        return Problem.notFound("没有这个上传，或已超过保留时间");
    }

    void advance(long uploadId, long received, Instant now) {
        jdbc.sql("update media.upload set received = ?, touched_at = ?::timestamptz where upload_id = ?")
                .params(received, now.toString(), uploadId)
                .update();
    }

    void finish(long uploadId, long mediaId, boolean duplicate, Instant now) {
        jdbc.sql("""
                update media.upload set state = 'finished', media_id = ?, duplicate = ?, touched_at = ?::timestamptz
                where upload_id = ?
                """).params(mediaId, duplicate, now.toString(), uploadId).update();
    }

    void refuse(long uploadId, String reason, Instant now) {
        jdbc.sql("""
                update media.upload set state = 'refused', reason = ?, touched_at = ?::timestamptz where upload_id = ?
                """).params(reason, now.toString(), uploadId).update();
    }

    void delete(long uploadId) {
        jdbc.sql("delete from media.upload where upload_id = ?").param(uploadId).update();
    }

    /** Gives the ids of those nobody went on with. */
    List<Long> deleteUntouchedSince(Instant when) {
        return jdbc.sql("delete from media.upload where touched_at < ?::timestamptz returning upload_id")
                .param(when.toString())
                .query(Long.class)
                .list();
    }

    /** What the open uploads of a site will take. */
    long bytesExpected(long siteId) {
        return jdbc.sql("select coalesce(sum(size), 0) from media.upload where site_id = ? and state = 'receiving'")
                .param(siteId)
                .query(Long.class)
                .single();
    }

    private static Upload upload(ResultSet rs, int row) throws SQLException {
        return new Upload(
                rs.getLong(1),
                rs.getLong(2),
                rs.getString(3),
                rs.getLong(4),
                rs.getString(5),
                rs.getLong(6),
                rs.getString(7),
                rs.getObject(8, Long.class),
                rs.getBoolean(9),
                rs.getString(10),
                rs.getString(11));
    }
}
