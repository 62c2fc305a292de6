package org.huizheng.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.PageStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What stood at the addresses of one site: the first row of the past that ends later than the moment asked for, and where
 * none does, what stands now. While a release that was replaced is still compared with the new one, it answers for the time before.
 */
public final class PastPages {

    private static final int LOOKS = 3;
    /** Of differences one after the other; a run is cut off long before. */
    private static final int MOST_STEPS = 64;
    /** Of a file that is given as bytes; what is larger is never held in memory. */
    public static final int MOST_BYTES = 8 << 20;

    private static final String SELECT = """
            select until, form, bytes, page, path, status, hash, size, edition_id, approval_id, template, theme, seq, erasure_id
            from page.past
            """;

    private final JdbcClient jdbc;
    private final PageStore pages;
    private final BlobStore blobs;
    private final long siteId;
    private final String siteCode;
    private final Manifest manifest;

    public PastPages(JdbcClient jdbc, PageStore pages, BlobStore blobs, long siteId, String siteCode) {
        this.jdbc = jdbc;
        this.pages = pages;
        this.blobs = blobs;
        this.siteId = siteId;
        this.siteCode = siteCode;
        this.manifest = new Manifest(jdbc);
    }

    /**
     * One state of an address.
     *
     * @param path as in the manifest, below {@code /_gone} and {@code /_moved} for a notice and a redirect
     * @param status 0 where nothing stood
     * @param hash of the bytes, in hexadecimal; "" where nothing stood
     * @param until when something else took its place; null for what stands now
     * @param stored whether its bytes are kept
     * @param erasureId by which they were erased; null where they were not
     */
    public record Version(
            String page,
            String path,
            int status,
            String hash,
            int size,
            @Nullable Long editionId,
            @Nullable Long approvalId,
            String template,
            String themeHash,
            long seq,
            @Nullable Instant until,
            boolean stored,
            @Nullable Long erasureId) {

        public boolean isAbsent() {
            return status == 0;
        }

        /** A file of which no bytes are given. */
        public boolean isLarge() {
            return Manifest.isBlob(page, status) && size > MOST_BYTES;
        }
    }

    /** Where the bytes of a version are: in a row, or in the tree of a release. */
    private record Kept(Version version, String form, byte @Nullable [] bytes, int release) {}

    /** How many states of all sites are kept. */
    public static long rows(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from page.past").query(Long.class).single();
    }

    /** What they take on the disk, with their indexes. */
    public static long bytes(JdbcClient jdbc) {
        return jdbc.sql("select pg_total_relation_size('page.past')")
                .query(Long.class)
                .single();
    }

    /** From when on everything is known; empty when it is from the site's first page. */
    public Optional<Instant> start() {
        return jdbc.sql("select at from page.past_start where site_id = ?")
                .param(siteId)
                .query((rs, i) -> rs.getTimestamp(1).toInstant())
                .optional();
    }

    /** What stood at a path of the tree; empty when nothing did. */
    public Optional<Version> at(String path, Instant at) {
        return kept(path, at).map(Kept::version).filter(v -> !v.isAbsent());
    }

    /** What stands there now. */
    public Optional<Version> now(String path) {
        return standing(new ReleaseHeads(jdbc).release(siteId), path, null).map(Kept::version);
    }

    /** Since when that stood; empty when it is from before anything is known. */
    public Optional<Instant> since(String path, Instant at) {
        return jdbc.sql("select max(until) from page.past where site_id = ? and path = ? and until <= ?")
                .params(siteId, path, Timestamp.from(at))
                .query((rs, i) -> Optional.ofNullable(rs.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    /** The states of an address that ended before a moment, the newest first. */
    public List<Version> before(String path, Instant before, int most) {
        return jdbc.sql(SELECT + "where site_id = ? and path = ? and until < ? order by until desc limit ?")
                .params(siteId, path, Timestamp.from(before), most)
                .query((rs, i) -> row(rs).version())
                .list();
    }

    /** Whether the file that stood there, however large, is kept as the record says. */
    public boolean isSound(Version file) {
        try (InputStream in = blobs.open(BlobStore.Area.PUBLIC, file.hash)) {
            return Hashes.hex(Hashes.sha256(in)).equals(file.hash);
        } catch (NoSuchFileException removed) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The bytes that stood there.
     *
     * @return null when nothing stood there, what is kept is not what the record says, or it is a {@linkplain Version#isLarge large} file
     */
    public byte @Nullable [] bytes(String path, Instant at) {
        for (int look = 0; look < LOOKS; look++) {
            Optional<Kept> kept = kept(path, at);
            if (kept.filter(k -> k.version.stored && !k.version.isAbsent() && !k.version.isLarge())
                    .isEmpty()) {
                return null;
            }
            byte[] bytes = bytes(kept.orElseThrow(), 0);
            if (bytes != null) {
                return bytes;
            }
            VerifyPages.pause();
        }
        return null;
    }

    private byte @Nullable [] bytes(Kept kept, int steps) {
        byte[] bytes = steps > MOST_STEPS ? null : unverified(kept, steps);
        return bytes != null && Hashes.hex(Hashes.sha256(bytes)).equals(kept.version.hash) ? bytes : null;
    }

    private byte @Nullable [] unverified(Kept kept, int steps) {
        byte[] stored = kept.bytes;
        return switch (kept.form) {
            case "tree" -> inTree(kept);
            case "blob" -> blob(kept.version.hash);
            case "whole" -> stored == null ? null : Delta.whole(stored, kept.version.size);
            case "same" -> newer(kept, steps);
            case "delta" -> {
                byte[] newer = newer(kept, steps);
                yield stored == null || newer == null ? null : Delta.apply(stored, newer, kept.version.size);
            }
            default -> null;
        };
    }

    private byte @Nullable [] newer(Kept kept, int steps) {
        return kept(kept.version.path, Objects.requireNonNull(kept.version.until))
                .map(next -> bytes(next, steps + 1))
                .orElse(null);
    }

    private byte @Nullable [] inTree(Kept kept) {
        try {
            return Manifest.isBlob(kept.version.page, kept.version.status)
                    ? blob(kept.version.hash)
                    : pages.release(siteCode, kept.release).get(kept.version.path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte @Nullable [] blob(String hash) {
        try (InputStream in = blobs.open(BlobStore.Area.PUBLIC, hash)) {
            return in.readAllBytes();
        } catch (NoSuchFileException removed) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Kept> kept(String path, Instant at) {
        Optional<Kept> past = jdbc.sql(SELECT + "where site_id = ? and path = ? and until > ? order by until limit 1")
                .params(siteId, path, Timestamp.from(at))
                .query((rs, i) -> row(rs))
                .optional();
        Optional<Replaced> replaced = Replaced.after(jdbc, siteId, at);
        if (replaced.isPresent()
                && past.filter(p -> !isAfter(p, replaced.get())).isEmpty()) {
            return standing(replaced.get().oldRelease(), path, replaced.get().at());
        }
        return past.isPresent() ? past : standing(new ReleaseHeads(jdbc).release(siteId), path, null);
    }

    private static boolean isAfter(Kept kept, Replaced replaced) {
        return Objects.requireNonNull(kept.version.until).isAfter(replaced.at());
    }

    private Optional<Kept> standing(int release, String path, @Nullable Instant until) {
        return manifest.at(siteId, release, path).map(e -> new Kept(version(e, until), "tree", null, release));
    }

    private static Version version(Manifest.Entry e, @Nullable Instant until) {
        return new Version(
                e.page(),
                e.path(),
                e.status(),
                Hashes.hex(e.hash()),
                e.size(),
                e.editionId(),
                e.approvalId(),
                e.template(),
                e.themeHash(),
                e.seq(),
                until,
                true,
                null);
    }

    private static Kept row(ResultSet rs) throws SQLException {
        String form = rs.getString(2);
        Version version = new Version(
                rs.getString(4),
                rs.getString(5),
                rs.getInt(6),
                hex(rs.getBytes(7)),
                rs.getInt(8),
                rs.getObject(9, Long.class),
                rs.getObject(10, Long.class),
                rs.getString(11),
                hex(rs.getBytes(12)),
                rs.getLong(13),
                rs.getTimestamp(1).toInstant(),
                !form.equals("lost") && !form.equals("erased"),
                rs.getObject(14, Long.class));
        return new Kept(version, form, rs.getBytes(3), 0);
    }

    private static String hex(byte @Nullable [] bytes) {
        return bytes == null ? "" : HexFormat.of().formatHex(bytes);
    }
}
