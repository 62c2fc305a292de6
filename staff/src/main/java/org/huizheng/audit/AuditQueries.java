package org.huizheng.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huizheng.kernel.Instants;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The trail as an auditor reads it, newest first. */
public final class AuditQueries {

    private static final int MOST_BUCKETS = 96;
    private static final Duration LONGEST = Duration.ofDays(31);

    private final JdbcClient jdbc;

    public AuditQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The seal that covers an entry. */
    public record SealView(
            long id, int entries, Instant sealedAt, String merkleRoot, String previousHash, String hash) {}

    /** How many entries began in the {@code bucketSeconds} after {@code at}. */
    public record Bucket(Instant at, long count) {}

    public record Histogram(long bucketSeconds, List<Bucket> buckets) {}

    /** @param head hash of the newest seal, empty before the first; {@code unsealed} is capped at 1000 */
    public record State(long lastEntryId, long seals, int unsealed, String head) {}

    /** @param object as recorded, such as {@code document:77} */
    public List<AuditEntry> of(String object, int limit) {
        return list(AuditFilter.ofObject(object), null, limit).items();
    }

    /** By keyset over time: a page deep in a large trail costs what the first does. */
    public Slice<AuditEntry> list(AuditFilter filter, @Nullable String after, int limit) {
        int size = Math.clamp(limit, 1, 1000);
        Cursor cursor = Cursor.of(after);
        List<AuditEntry> entries = jdbc.sql(listSql(filter))
                .params(filter.parameters())
                .param("beforeAt", cursor.at)
                .param("beforeId", cursor.id)
                .param("limit", size + 1)
                .query(AuditEntry::of)
                .list();
        return entries.size() <= size
                ? new Slice<>(entries, null)
                : new Slice<>(entries.subList(0, size), Cursor.after(entries.get(size - 1)));
    }

    static String listSql(AuditFilter filter) {
        return "select " + AuditEntry.COLUMNS
                + " from audit.entry where (at, entry_id) < (:beforeAt::timestamptz, :beforeId)" + filter.sql()
                + " order by at desc, entry_id desc limit :limit";
    }

    public Optional<AuditEntry> entry(long entryId) {
        return jdbc.sql("select " + AuditEntry.COLUMNS + " from audit.entry where entry_id = ?")
                .param(entryId)
                .query(AuditEntry::of)
                .optional();
    }

    /** Empty while the entry waits for its seal. */
    public Optional<SealView> seal(long entryId) {
        return jdbc.sql("""
                select s.seal_id, s.entries, s.sealed_at, s.merkle_root, s.previous_hash, s.hash
                from audit.entry e join audit.seal s on s.to_xid > e.xid and s.from_xid <= e.xid
                where e.entry_id = ? order by s.to_xid limit 1""").param(entryId).query(AuditQueries::sealView).optional();
    }

    /** Those of the entries that a seal covers. */
    public Set<Long> sealed(Collection<Long> entries) {
        return Set.copyOf(jdbc.sql("""
                select entry_id from audit.entry
                where entry_id = any (?) and xid < (select to_xid from audit.seal order by seal_id desc limit 1)""")
                .param(entries.toArray(Long[]::new))
                .query(Long.class)
                .list());
    }

    public Histogram histogram(AuditFilter filter, Instant from, Instant to) {
        Duration span = Duration.between(from, to);
        if (span.isNegative() || span.isZero() || span.compareTo(LONGEST) > 0) {
            throw Problem.invalid("时间段应当在 31 天以内，且 from 早于 to");
        }
        long seconds = Math.max(60, (span.toSeconds() + MOST_BUCKETS - 1) / MOST_BUCKETS);
        List<Bucket> buckets = jdbc.sql("""
                select date_bin(make_interval(secs => :seconds), at, :origin::timestamptz) as bucket, count(*) from audit.entry
                where at >= :origin::timestamptz and at < :end::timestamptz""" + filter.sql() + " group by bucket order by bucket")
                .params(filter.parameters())
                .param("seconds", seconds)
                .param("origin", from.toString())
                .param("end", to.toString())
                .query((rs, row) -> new Bucket(instant(rs, 1), rs.getLong(2)))
                .list();
        return new Histogram(seconds, buckets);
    }

    public State state() {
        return jdbc.sql("""
                with newest as (select seal_id, to_xid, hash from audit.seal order by seal_id desc limit 1)
                select (select coalesce(max(entry_id), 0) from audit.entry),
                    coalesce((select seal_id from newest), 0),
                    (select count(*) from (
                        select 1 from audit.entry
                        where xid >= coalesce((select to_xid from newest), '0'::xid8) limit 1000) waiting),
                    (select hash from newest)""")
                .query((rs, row) -> new State(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getInt(3),
                        rs.getBytes(4) == null ? "" : HexFormat.of().formatHex(rs.getBytes(4))))
                .single();
    }

    private static SealView sealView(ResultSet rs, int row) throws SQLException {
        HexFormat hex = HexFormat.of();
        return new SealView(
                rs.getLong(1),
                rs.getInt(2),
                instant(rs, 3),
                hex.formatHex(rs.getBytes(4)),
                hex.formatHex(rs.getBytes(5)),
                hex.formatHex(rs.getBytes(6)));
    }

    private static Instant instant(ResultSet rs, int column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private record Cursor(String at, long id) {

        static Cursor of(@Nullable String text) {
            if (text == null || text.isEmpty()) {
                return new Cursor("infinity", Long.MAX_VALUE);
            }
            try {
                int bar = text.indexOf('_');
                return new Cursor(
                        Instants.parse(text.substring(0, bar)).toString(), Long.parseLong(text.substring(bar + 1)));
            } catch (RuntimeException e) {
                throw Problem.invalid("翻页位置无效");
            }
        }

        static String after(AuditEntry entry) {
            return entry.at() + "_" + entry.entryId();
        }
    }
}
