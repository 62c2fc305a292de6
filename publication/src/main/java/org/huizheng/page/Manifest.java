package org.huizheng.page;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.huizheng.kernel.Hashes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list of everything that is published, one row a file: no row, no bytes. */
public final class Manifest {

    /**
     * @param page what it is, in the words of {@link org.huizheng.release.Pages}
     * @param path where it lies in the tree
     * @param status 200, 301, 302 or 410
     * @param seq the position of the publication log it shows
     */
    public record Entry(
            long pageId,
            long siteId,
            int release,
            String page,
            String path,
            int status,
            byte[] hash,
            int size,
            long readSetId,
            long ownReads,
            @Nullable Long editionId,
            @Nullable Long approvalId,
            String template,
            String themeHash,
            long seq) {

        public boolean isBlob() {
            return Manifest.isBlob(page, status);
        }
    }

    /** What a document or a theme brought as a file; its bytes stay in the public blobs. */
    static boolean isBlob(String page, int status) {
        return status == 200 && (page.startsWith("file:") || page.startsWith("asset:"));
    }

    private static final String SELECT = """
            select page_id, site_id, release, page, path, status, hash, size, read_set_id, own_reads, edition_id,
                approval_id, template, theme_hash, seq
            from page.manifest
            """;

    private final JdbcClient jdbc;

    public Manifest(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Entry> find(long siteId, int release, String page) {
        return jdbc.sql(SELECT + "where site_id = ? and release = ? and page = ?")
                .params(siteId, release, page)
                .query(Manifest::entry)
                .optional();
    }

    /** The same, and nobody else changes it until the transaction ends. */
    public Optional<Entry> lock(long siteId, int release, String page) {
        return jdbc.sql(SELECT + "where site_id = ? and release = ? and page = ? for update")
                .params(siteId, release, page)
                .query(Manifest::entry)
                .optional();
    }

    public Optional<Entry> at(long siteId, int release, String path) {
        return jdbc.sql(SELECT + "where site_id = ? and release = ? and path = ?")
                .params(siteId, release, path)
                .query(Manifest::entry)
                .optional();
    }

    /** Those of some pages that a release does not have; offset 0 looks each one up, however little is known of the table. */
    public List<String> missing(long siteId, int release, Collection<String> pages) {
        return jdbc.sql("""
                select asked from unnest(?::text[]) asked where not exists (
                    select from page.manifest where site_id = ? and release = ? and page = asked offset 0)
                order by asked""")
                .params(pages.toArray(String[]::new), siteId, release)
                .query(String.class)
                .list();
    }

    /** What belongs to one bucket, in the order of the list. */
    List<Entry> inBucket(long siteId, int release, int bucket) {
        return jdbc.sql(SELECT + "where site_id = ? and release = ? and bucket = ? order by path collate \"C\"")
                .params(siteId, release, bucket)
                .query(Manifest::entry)
                .list();
    }

    /** The same of the buckets in [from, to). */
    SortedMap<Integer, List<Entry>> byBucket(long siteId, int release, int from, int to) {
        return jdbc.sql(SELECT + """
                        where site_id = ? and release = ? and bucket >= ? and bucket < ? order by path collate "C\"""").params(siteId, release, from, to).query(Manifest::entry).list().stream()
                .collect(Collectors.groupingBy(e -> BucketList.bucket(e.path), TreeMap::new, Collectors.toList()));
    }

    /** The hashes of some paths in hexadecimal; a path nothing is recorded of is left out. */
    Map<String, String> hashes(long siteId, int release, Collection<String> paths) {
        Map<String, String> hashes = new TreeMap<>();
        jdbc.sql("select path, hash from page.manifest where site_id = ? and release = ? and path = any(?)")
                .params(siteId, release, paths.toArray(String[]::new))
                .query(rs -> {
                    hashes.put(rs.getString(1), Hashes.hex(rs.getBytes(2)));
                });
        return hashes;
    }

    /** Every entry of a release by page id, read in portions, so that memory does not grow with the site. */
    public void each(long siteId, int release, Consumer<Entry> visit) {
        long after = 0;
        List<Entry> portion;
        do {
            portion = jdbc.sql(SELECT + "where site_id = ? and release = ? and page_id > ? order by page_id limit 2000")
                    .params(siteId, release, after)
                    .query(Manifest::entry)
                    .list();
            portion.forEach(visit);
            after = portion.isEmpty() ? after : portion.getLast().pageId();
        } while (!portion.isEmpty());
    }

    /**
     * Inserts or replaces the entry of a page in its release; the given page id is ignored.
     *
     * @param known whether the transaction has {@linkplain #lock locked} its row
     * @param met is given the row that another has put there since
     * @return the page id
     */
    public long save(Entry e, boolean known, Consumer<Entry> met) {
        return (known ? replace(e) : insert(e))
                .or(() -> {
                    lock(e.siteId, e.release, e.page).ifPresent(met);
                    return replace(e);
                })
                .orElseThrow(() -> new IllegalStateException("two pages at " + e.path));
    }

    private Optional<Long> replace(Entry e) {
        return with(e, jdbc.sql("""
                update page.manifest set path = :path, status = :status, hash = :hash, size = :size, read_set_id = :readSet,
                    own_reads = :ownReads, edition_id = :edition, approval_id = :approval, template = :template,
                    theme_hash = :theme, seq = :seq, bucket = :bucket, written_at = clock_timestamp()
                where site_id = :site and release = :release and page = :page
                returning page_id"""));
    }

    /** Empty when another has just done it: which of the two unique indexes says so first is not known. */
    private Optional<Long> insert(Entry e) {
        return with(e, jdbc.sql("""
                insert into page.manifest (page_id, site_id, release, page, path, status, hash, size, read_set_id,
                    own_reads, edition_id, approval_id, template, theme_hash, seq, bucket)
                values (nextval('page.page_id'), :site, :release, :page, :path, :status, :hash, :size, :readSet, :ownReads,
                    :edition, :approval, :template, :theme, :seq, :bucket)
                on conflict do nothing
                returning page_id"""));
    }

    private static Optional<Long> with(Entry e, JdbcClient.StatementSpec statement) {
        return statement
                .param("site", e.siteId)
                .param("release", e.release)
                .param("page", e.page)
                .param("path", e.path)
                .param("status", e.status)
                .param("hash", e.hash)
                .param("size", e.size)
                .param("readSet", e.readSetId)
                .param("ownReads", e.ownReads)
                .param("edition", e.editionId, Types.BIGINT)
                .param("approval", e.approvalId, Types.BIGINT)
                .param("template", e.template)
                .param("theme", e.themeHash)
                .param("seq", e.seq)
                .param("bucket", BucketList.bucket(e.path))
                .query(Long.class)
                .optional();
    }

    /** Forgets releases before one. */
    public void forgetBefore(long siteId, int release) {
        jdbc.sql("delete from page.manifest where site_id = ? and release < ?")
                .params(siteId, release)
                .update();
    }

    /** Forgets a release and what may be left of later ones. */
    public void forgetFrom(long siteId, int release) {
        jdbc.sql("delete from page.manifest where site_id = ? and release >= ?")
                .params(siteId, release)
                .update();
    }

    public void delete(long pageId) {
        jdbc.sql("delete from page.manifest where page_id = ?").param(pageId).update();
    }

    private static Entry entry(ResultSet rs, int i) throws SQLException {
        return new Entry(
                rs.getLong(1),
                rs.getLong(2),
                rs.getInt(3),
                rs.getString(4),
                rs.getString(5),
                rs.getInt(6),
                rs.getBytes(7),
                rs.getInt(8),
                rs.getLong(9),
                rs.getLong(10),
                rs.getObject(11, Long.class),
                rs.getObject(12, Long.class),
                rs.getString(13),
                rs.getString(14),
                rs.getLong(15));
    }
}
