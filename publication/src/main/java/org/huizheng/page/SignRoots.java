package org.huizheng.page;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.huizheng.kernel.PageSeal;
import org.huizheng.kernel.RootSigner;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Signs one root for all that changed on a site since the last; no release waits for it. What has no seal of the makers of
 * pages is not signed: whoever can write rows cannot have them signed.
 */
public final class SignRoots {

    private static final Logger LOG = LoggerFactory.getLogger(SignRoots.class);
    private static final long LOCK = 0x6875_697a_524f_4f54L;

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final Roots roots;
    private final PageSeal seal;
    private final RootSigner signer;
    private final Clock clock;
    private boolean begun;

    public SignRoots(ScopedTransactions transactions, JdbcClient jdbc, PageSeal seal, RootSigner signer, Clock clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.roots = new Roots(jdbc);
        this.seal = seal;
        this.signer = signer;
        this.clock = clock;
    }

    /** Sites another key or another algorithm signed last are signed anew, once; their log goes on. */
    private void begin() {
        transactions.write(
                SiteScope.everySite(),
                () -> jdbc.sql("""
                update page.bucket b set signed = false where b.signed and b.site_id in (
                    select site_id from (
                        select distinct on (site_id) site_id, algorithm, key_id from page.root
                        order by site_id, no desc) last
                    where (algorithm, key_id) is distinct from (?, ?))""").params(signer.algorithm(), signer.keyId()).update());
        begun = true;
    }

    private record Due(long siteId, int release) {}

    /** @return how many roots were signed */
    public int perform() {
        if (!begun) {
            begin();
        }
        return (int) due().stream()
                .filter(due -> transactions.write(SiteScope.everySite(), () -> locked() && sign(due)))
                .count();
    }

    private List<Due> due() {
        return jdbc.sql("""
                select distinct b.site_id, b.release from page.bucket b
                left join page.release_head h on h.site_id = b.site_id
                where not b.signed and b.release = coalesce(h.release, 1) order by b.site_id limit 1000""")
                .query((rs, i) -> new Due(rs.getLong(1), rs.getInt(2)))
                .list();
    }

    private boolean locked() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }

    private boolean sign(Due due) {
        long seq = jdbc.sql("select seq from release.site_log_head where site_id = ?")
                .param(due.siteId)
                .query(Long.class)
                .optional()
                .orElse(0L);
        Roots.Leaves leaves = roots.leaves(due.siteId, due.release, seal);
        if (!leaves.forged().isEmpty()) {
            LOG.error(
                    "site {}: buckets {} were not written by the makers of pages: no root is signed",
                    due.siteId,
                    leaves.forged());
            return false;
        }
        Optional<Roots.Stored> last = roots.last(due.siteId);
        Root root = new Root(
                due.siteId,
                last.map(l -> l.root().no() + 1).orElse(1L),
                due.release,
                seq,
                Root.of(leaves.hashes(), signer, signer.algorithm()),
                last.map(Roots.Stored::hash).orElse(Root.GENESIS),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                signer.algorithm(),
                signer.keyId());
        byte[] hash = root.hash(signer);
        roots.add(new Roots.Stored(root, hash, signer.sign(hash)));
        mark(due, leaves);
        return true;
    }

    /** A bucket renewed since it was read stays unsigned, and so does one that is being renewed. */
    private void mark(Due due, Roots.Leaves leaves) {
        record Free(int bucket, byte[] hash) {}
        Integer[] same = jdbc
                .sql("""
                select bucket, hash from page.bucket
                where site_id = ? and release = ? and not signed order by bucket for update skip locked""")
                .params(due.siteId, due.release)
                .query((rs, i) -> new Free(rs.getInt(1), rs.getBytes(2)))
                .list()
                .stream()
                .filter(free -> Arrays.equals(free.hash, leaves.hashes().get(free.bucket)))
                .map(Free::bucket)
                .toArray(Integer[]::new);
        jdbc.sql("update page.bucket set signed = true where site_id = ? and release = ? and bucket = any (?)")
                .params(due.siteId, due.release, same)
                .update();
    }
}
