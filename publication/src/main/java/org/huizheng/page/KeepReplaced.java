package org.huizheng.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.PageStore;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps what a release held that another has replaced, where the two differ: bucket by bucket, after the switch, while the new one
 * is already served and changed. Killed in between, it goes on with the bucket it had come to.
 */
public final class KeepReplaced {

    /** Buckets compared in one go, twice as many after each go that found nothing: a release that says the same is soon done with. */
    private static final int FEWEST = 64;

    /** For so many pages others who make pages wait. */
    private static final int MOST_HELD = 200;

    private final JdbcClient jdbc;
    private final ScopedTransactions transactions;
    private final PageStore pages;
    private final Manifest manifest;
    private final KeepPast keep;

    public KeepReplaced(JdbcClient jdbc, ScopedTransactions transactions, PageStore pages) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.pages = pages;
        this.manifest = new Manifest(jdbc);
        this.keep = new KeepPast(jdbc);
    }

    /** In the transaction that switches, before it does. A first release has replaced nothing: what is known begins with it. */
    public void note(long siteId, int oldRelease, int newRelease) {
        if (oldRelease == newRelease) {
            return;
        }
        int noted = jdbc.sql("""
                insert into page.replaced (site_id, old_release, new_release, at)
                select :site, :old, :new, clock_timestamp()
                where exists (select from page.manifest where site_id = :site and release = :old)""")
                .param("site", siteId)
                .param("old", oldRelease)
                .param("new", newRelease)
                .update();
        if (noted == 0) {
            jdbc.sql("insert into page.past_start (site_id, at) values (?, clock_timestamp()) on conflict do nothing")
                    .param(siteId)
                    .update();
        }
    }

    /** The sites of which a replaced release waits to be compared. */
    public List<Long> waiting() {
        return Replaced.sites(jdbc);
    }

    /** All that waits of a site. */
    public void perform(long siteId, String siteCode) {
        int span = FEWEST;
        for (OptionalInt kept = portion(siteId, siteCode, span); kept.isPresent(); ) {
            span = kept.getAsInt() == 0 ? Math.min(2 * span, BucketList.BUCKETS) : FEWEST;
            kept = portion(siteId, siteCode, span);
        }
        int served = new ReleaseHeads(jdbc).release(siteId);
        for (int release = Math.max(1, served - 2); release < served; release++) {
            SetAside.dropAll(pages.release(siteCode, release));
        }
    }

    /** @return how many pages were kept; empty when nothing was left */
    private OptionalInt portion(long siteId, String siteCode, int span) {
        return transactions.write(SiteScope.everySite(), () -> Replaced.lockFirst(jdbc, siteId)
                .map(replaced -> {
                    int end = Math.min(replaced.bucket() + span, BucketList.BUCKETS);
                    List<String> differing = differing(siteId, replaced, end);
                    int done = 0;
                    int bucket = replaced.bucket();
                    for (String path : differing) {
                        if (done >= MOST_HELD && BucketList.bucket(path) != bucket) {
                            end = BucketList.bucket(path);
                            break;
                        }
                        bucket = BucketList.bucket(path);
                        keep(siteId, siteCode, replaced, path);
                        done++;
                    }
                    begun(siteId, replaced, end);
                    go(siteId, replaced, end);
                    return OptionalInt.of(done);
                })
                .orElse(OptionalInt.empty()));
    }

    private void go(long siteId, Replaced replaced, int bucket) {
        if (bucket == BucketList.BUCKETS) {
            jdbc.sql("delete from page.replaced where site_id = ? and old_release = ?")
                    .params(siteId, replaced.oldRelease())
                    .update();
        } else {
            jdbc.sql("update page.replaced set bucket = ? where site_id = ? and old_release = ?")
                    .params(bucket, siteId, replaced.oldRelease())
                    .update();
        }
    }

    private JdbcClient.StatementSpec between(String sql, long siteId, Replaced replaced, int end) {
        return jdbc.sql(sql)
                .param("site", siteId)
                .param("old", replaced.oldRelease())
                .param("new", replaced.newRelease())
                .param("begin", replaced.bucket())
                .param("end", end)
                .param("at", timestamp(replaced.at()));
    }

    /** What the old release held and the new one says otherwise, or has come to since; in the order in which makers of pages take the buckets. */
    private List<String> differing(long siteId, Replaced replaced, int end) {
        return between("""
                select o.path from page.manifest o
                left join page.manifest n on n.site_id = :site and n.release = :new and n.path = o.path
                where o.site_id = :site and o.release = :old and o.bucket >= :begin and o.bucket < :end
                    and ((o.hash, o.status, o.edition_id, o.approval_id)
                            is distinct from (n.hash, n.status, n.edition_id, n.approval_id)
                        or exists (select from page.past p where p.site_id = :site and p.path = o.path and p.until > :at))
                order by o.bucket, o.path""", siteId, replaced, end).query(String.class).list();
    }

    /** What the old release did not hold, and the new one from its beginning. */
    private void begun(long siteId, Replaced replaced, int end) {
        between("""
                insert into page.past (site_id, until, seq, size, status, run, form, path, page, template)
                select :site, :at, 0, 0, 0, 0, 'absent', path, page, '' from (
                    select path, page from page.manifest
                    where site_id = :site and release = :new and bucket >= :begin and bucket < :end
                        and not exists (select from page.past p
                            where p.site_id = :site and p.path = manifest.path and p.until > :at)
                    union all
                    select path, page from (
                        select distinct on (path) path, page, status from page.past
                        where site_id = :site and until > :at
                            and ((get_byte(sha256(convert_to(path, 'UTF8')), 0) << 4)
                                | (get_byte(sha256(convert_to(path, 'UTF8')), 1) >> 4)) between :begin and :end - 1
                        order by path, until) since
                    where status <> 0) stood
                where not exists (select from page.manifest o
                    where o.site_id = :site and o.release = :old and o.path = stood.path)""", siteId, replaced, end).update();
    }

    /** What stood at a path directly after the switch. @param isPage and stands now, so that its bytes are those of the tree */
    private record After(
            int status,
            byte @Nullable [] hash,
            @Nullable Long editionId,
            @Nullable Long approvalId,
            boolean isPage) {

        static final After NOTHING = new After(0, null, null, null, false);

        boolean says(Manifest.Entry old) {
            return status == old.status()
                    && Arrays.equals(hash, old.hash())
                    && Objects.equals(editionId, old.editionId())
                    && Objects.equals(approvalId, old.approvalId());
        }
    }

    private void keep(long siteId, String siteCode, Replaced replaced, String path) {
        hold(siteId, replaced.newRelease(), BucketList.bucket(path));
        Manifest.Entry old = manifest.at(siteId, replaced.oldRelease(), path).orElseThrow();
        After after = after(siteId, replaced, path);
        if (after.says(old)) {
            return;
        }
        boolean same = Arrays.equals(after.hash, old.hash());
        byte[] newer = after.isPage && !old.isBlob() ? bytes(siteCode, replaced.newRelease(), path, after.hash) : null;
        byte[] bytes = old.isBlob() ? null : bytes(siteCode, replaced.oldRelease(), path, old.hash());
        keep.insert(old, replaced.at(), same, bytes, newer);
    }

    /** No maker of pages is at work in the bucket until the transaction ends. */
    private void hold(long siteId, int release, int bucket) {
        jdbc.sql("select 1 from page.bucket where site_id = ? and release = ? and bucket = ? for update")
                .params(siteId, release, bucket)
                .query(Integer.class)
                .optional();
    }

    private After after(long siteId, Replaced replaced, String path) {
        return jdbc.sql("""
                select status, hash, edition_id, approval_id from page.past
                where site_id = ? and path = ? and until > ? order by until limit 1""")
                .params(siteId, path, timestamp(replaced.at()))
                .query((rs, i) -> new After(
                        rs.getInt(1), rs.getBytes(2), rs.getObject(3, Long.class), rs.getObject(4, Long.class), false))
                .optional()
                .or(() -> manifest.at(siteId, replaced.newRelease(), path)
                        .map(e -> new After(e.status(), e.hash(), e.editionId(), e.approvalId(), !e.isBlob())))
                .orElse(After.NOTHING);
    }

    private static Timestamp timestamp(Instant at) {
        return Timestamp.from(at);
    }

    private byte @Nullable [] bytes(String siteCode, int release, String path, byte @Nullable [] hash) {
        try {
            byte[] bytes = pages.release(siteCode, release).get(path);
            return bytes != null && Arrays.equals(Hashes.sha256(bytes), hash) ? bytes : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
