package org.huizheng.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.PageStore;
import org.huizheng.kernel.database.ScopedTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps what stood at an address when something else takes its place, in the transaction that says so, before the file is replaced. What stands now is whole in the tree, and the bytes before are kept as
 * what distinguishes them from it: so the newest is never a difference, and the oldest can go at any time.
 */
public final class KeepPast {

    /** At the latest each of so many of an address is kept whole. */
    static final int LONGEST_RUN = 16;

    /** A difference of less than a part of the bytes is not compared with the whole, deflated. */
    private static final int CLEARLY_LESS = 8;

    private final JdbcClient jdbc;

    public KeepPast(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What takes a place.
     *
     * @param bytes null where a blob has them
     */
    public record Next(
            String page,
            String path,
            int status,
            byte[] hash,
            @Nullable Long editionId,
            @Nullable Long approvalId,
            byte @Nullable [] bytes) {

        boolean says(Manifest.Entry old) {
            return old.path().equals(path)
                    && old.status() == status
                    && Arrays.equals(old.hash(), hash)
                    && Objects.equals(old.editionId(), editionId)
                    && Objects.equals(old.approvalId(), approvalId);
        }
    }

    /** @param next null when nothing takes the place */
    public void perform(long siteId, PageStore.Tree tree, Optional<Manifest.Entry> old, @Nullable Next next) {
        if (old.isPresent() && next != null && next.says(old.get())) {
            return;
        }
        old.ifPresent(e -> {
            if (next != null && next.path.equals(e.path())) {
                keep(tree, e, next.hash, next.bytes);
            } else {
                keep(tree, e, null, null);
            }
        });
        if (next != null && old.filter(e -> e.path().equals(next.path)).isEmpty()) {
            absent(siteId, next.page, next.path, null);
        }
    }

    private void keep(PageStore.Tree tree, Manifest.Entry old, byte @Nullable [] hash, byte @Nullable [] newer) {
        byte[] bytes = old.isBlob() ? null : bytes(tree, old);
        boolean same = Arrays.equals(old.hash(), hash);
        insert(old, null, same, bytes, newer);
        if (bytes != null && !same) {
            SetAside.put(tree, old.path(), old.hash());
            ScopedTransactions.afterCommit(() -> SetAside.drop(tree, old.hash()));
        }
    }

    /**
     * @param until null for now; what a release that is replaced held, for its end
     * @param same what follows has the same bytes
     * @param newer the bytes that follow, where they may be relied upon
     */
    void insert(
            Manifest.Entry old,
            @Nullable Instant until,
            boolean same,
            byte @Nullable [] bytes,
            byte @Nullable [] newer) {
        int run = run(old, until);
        if (old.isBlob()) {
            insert(old, until, "blob", 0, null);
        } else if (same && run < LONGEST_RUN) {
            insert(old, until, "same", run, null);
        } else if (bytes == null) {
            insert(old, until, "lost", 0, null);
        } else {
            byte[] delta = newer == null || run >= LONGEST_RUN ? null : Delta.of(bytes, newer);
            byte[] whole = delta != null && delta.length < bytes.length / CLEARLY_LESS ? delta : Delta.whole(bytes);
            if (delta != null && delta.length <= whole.length) {
                insert(old, until, "delta", run, delta);
            } else {
                insert(old, until, "whole", 0, whole);
            }
        }
    }

    /** The place in its row of differences: one more than the newest before it. */
    private int run(Manifest.Entry old, @Nullable Instant until) {
        return 1
                + jdbc.sql("""
                select run from page.past
                where site_id = :site and path = :path and (cast(:until as timestamptz) is null or until < :until)
                order by until desc limit 1""")
                        .param("site", old.siteId())
                        .param("path", old.path())
                        .param("until", timestamp(until), Types.TIMESTAMP_WITH_TIMEZONE)
                        .query(Integer.class)
                        .optional()
                        .orElse(0);
    }

    private void insert(Manifest.Entry old, @Nullable Instant until, String form, int run, byte @Nullable [] bytes) {
        jdbc.sql("""
                insert into page.past (until, site_id, seq, edition_id, approval_id, size, status, run, form, path, page,
                    template, theme, hash, bytes)
                values (""" + END + """
                , :site, :seq, :edition, :approval, :size, :status, :run, :form, :path, :page, :template, :theme, :hash, :bytes)""")
                .param("site", old.siteId())
                .param("until", timestamp(until), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("seq", old.seq())
                .param("edition", old.editionId(), Types.BIGINT)
                .param("approval", old.approvalId(), Types.BIGINT)
                .param("size", old.size())
                .param("status", old.status())
                .param("run", run)
                .param("form", form)
                .param("path", old.path())
                .param("page", old.page())
                .param("template", old.template())
                .param("theme", theme(old.themeHash()), Types.BINARY)
                .param("hash", old.hash())
                .param("bytes", bytes, Types.BINARY)
                .update();
    }

    /** Nothing stood there. */
    void absent(long siteId, String page, String path, @Nullable Instant until) {
        jdbc.sql("""
                insert into page.past (until, site_id, seq, size, status, run, form, path, page, template)
                values (""" + END + """
                , :site, 0, 0, 0, 0, 'absent', :path, :page, '')""")
                .param("site", siteId)
                .param("until", timestamp(until), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("path", path)
                .param("page", page)
                .update();
    }

    /** Now, and after whatever ended there before: a clock that was set back turns nothing round. */
    private static final String END = """
            coalesce(cast(:until as timestamptz), greatest(clock_timestamp(), (
                select max(until) + interval '1 microsecond' from page.past where site_id = :site and path = :path)))""";

    private static @Nullable OffsetDateTime timestamp(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static byte @Nullable [] theme(String hash) {
        return hash.isEmpty() ? null : HexFormat.of().parseHex(hash);
    }

    /** The bytes of what is replaced: in the tree, or set aside by who was killed after replacing them. */
    private static byte @Nullable [] bytes(PageStore.Tree tree, Manifest.Entry old) {
        try {
            byte[] bytes = tree.get(old.path());
            return bytes != null && Arrays.equals(Hashes.sha256(bytes), old.hash())
                    ? bytes
                    : SetAside.get(tree, old.hash());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
