package org.huizheng.audit;

import java.util.List;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Seals every entry whose transaction is older than the oldest one still running. Below that line nothing can appear any
 * more, so a row that commits late is never skipped and no verb waits for the sealer.
 */
public final class SealAudit {

    private static final long LOCK = 0x6875_697a_5345_414cL;

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final Seals seals;

    public SealAudit(ScopedTransactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.seals = new Seals(jdbc);
    }

    /** @return how many entries were sealed; 0 as well when another process is sealing */
    public int perform() {
        return transactions.write(SiteScope.everySite(), () -> locked() ? seal() : 0);
    }

    private boolean locked() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }

    private int seal() {
        var last = seals.last();
        long from = last.map(s -> s.seal().toXid()).orElse(0L);
        long to = jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .query(Long.class)
                .single();
        List<byte[]> leaves = seals.leaves(from, to);
        if (leaves.isEmpty()) {
            return 0;
        }
        Seal seal = new Seal(
                last.map(s -> s.seal().sealId() + 1).orElse(1L),
                from,
                to,
                leaves.size(),
                Seal.root(leaves),
                last.map(Seals.Stored::hash).orElse(Seal.GENESIS));
        store(seal);
        return leaves.size();
    }

    private void store(Seal seal) {
        jdbc.sql("""
                insert into audit.seal (seal_id, from_xid, to_xid, entries, merkle_root, previous_hash, hash)
                values (?, ?::text::xid8, ?::text::xid8, ?, ?, ?, ?)
                """)
                .params(
                        seal.sealId(),
                        Long.toString(seal.fromXid()),
                        Long.toString(seal.toXid()),
                        seal.entries(),
                        seal.merkleRoot(),
                        seal.previousHash(),
                        seal.hash())
                .update();
    }
}
