package org.huizheng.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Computes every seal again from the rows: finds a changed, deleted or smuggled entry, and a changed or missing seal. */
public final class VerifyAudit {

    private static final int MOST_SAID = 100;

    private final ScopedTransactions transactions;
    private final Seals seals;

    public VerifyAudit(ScopedTransactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.seals = new Seals(jdbc);
    }

    /** Told after each part of the chain. */
    @FunctionalInterface
    public interface Watch {

        void at(long seals, long of);
    }

    /**
     * @param firstBroken the first seal that does not hold
     * @param findings no more than the first hundred
     * @param head hash of the newest seal: noted elsewhere, it also convicts someone who rewrote the whole
     *     chain
     */
    public record Report(
            long seals, long entries, String head, @Nullable Long firstBroken, List<String> findings) {

        public boolean intact() {
            return findings.isEmpty();
        }
    }

    public Report perform() {
        return perform((seals, of) -> {});
    }

    public Report perform(Watch watch) {
        return transactions.read(SiteScope.everySite(), () -> verify(watch));
    }

    private Report verify(Watch watch) {
        long of = seals.last().map(last -> last.seal().sealId()).orElse(0L);
        Findings findings = new Findings();
        byte[] previous = Seal.GENESIS;
        long sealId = 0;
        long toXid = 0;
        long entries = 0;
        for (var part = seals.after(0); !part.isEmpty(); part = seals.after(sealId)) {
            for (Seals.Stored stored : part) {
                Seal seal = stored.seal();
                if (seal.sealId() != sealId + 1
                        || seal.fromXid() != toXid
                        || !Arrays.equals(seal.previousHash(), previous)) {
                    findings.add(seal, "与前一封存不相连");
                }
                if (!Arrays.equals(seal.hash(), stored.hash())) {
                    findings.add(seal, "已被改动");
                }
                checkEntries(seal, findings);
                entries += seal.entries();
                previous = stored.hash();
                sealId = seal.sealId();
                toXid = seal.toXid();
            }
            watch.at(sealId, Math.max(of, sealId));
        }
        return new Report(
                sealId, entries, HexFormat.of().formatHex(previous), findings.first, List.copyOf(findings.said));
    }

    private void checkEntries(Seal seal, Findings findings) {
        List<byte[]> leaves = seals.leaves(seal.fromXid(), seal.toXid());
        if (leaves.size() != seal.entries()) {
            findings.add(seal, "应有 " + seal.entries() + " 条审计记录，实有 " + leaves.size() + " 条");
        } else if (!Arrays.equals(Seal.root(leaves), seal.merkleRoot())) {
            findings.add(seal, "内的审计记录已被改动");
        }
    }

    private static final class Findings {

        private final List<String> said = new ArrayList<>();
        private @Nullable Long first;

        void add(Seal seal, String what) {
            if (first == null) {
                first = seal.sealId();
            }
            if (said.size() < MOST_SAID) {
                said.add("封存 " + seal.sealId() + " " + what);
            }
        }
    }
}
