package org.huizheng.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Computes every seal again from the rows: finds a changed, deleted or smuggled entry, and a changed or missing seal. */
public final class VerifyAudit {

    private final ScopedTransactions transactions;
    private final Seals seals;

    public VerifyAudit(ScopedTransactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.seals = new Seals(jdbc);
    }

    /** @param head hash of the newest seal: noted elsewhere, it also convicts someone who rewrote the whole chain */
    public record Report(long seals, long entries, String head, List<String> findings) {

        public boolean intact() {
            return findings.isEmpty();
        }
    }

    public Report perform() {
        return transactions.read(SiteScope.everySite(), this::verify);
    }

    private Report verify() {
        List<String> findings = new ArrayList<>();
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
                    findings.add("封存 " + seal.sealId() + " 与前一封存不相连");
                }
                if (!Arrays.equals(seal.hash(), stored.hash())) {
                    findings.add("封存 " + seal.sealId() + " 已被改动");
                }
                checkEntries(seal, findings);
                entries += seal.entries();
                previous = stored.hash();
                sealId = seal.sealId();
                toXid = seal.toXid();
            }
        }
        return new Report(sealId, entries, HexFormat.of().formatHex(previous), List.copyOf(findings));
    }

    private void checkEntries(Seal seal, List<String> findings) {
        List<byte[]> leaves = seals.leaves(seal.fromXid(), seal.toXid());
        if (leaves.size() != seal.entries()) {
            findings.add("封存 " + seal.sealId() + " 应有 " + seal.entries() + " 条审计记录，实有 " + leaves.size() + " 条");
        } else if (!Arrays.equals(Seal.root(leaves), seal.merkleRoot())) {
            findings.add("封存 " + seal.sealId() + " 内的审计记录已被改动");
        }
    }
}
