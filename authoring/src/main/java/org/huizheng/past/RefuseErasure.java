package org.huizheng.past;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.TwoPersons;
import org.huizheng.kernel.database.ScopedTransactions;

/** 退回依法删除: nothing is erased. Who proposed it may take it back. */
public final class RefuseErasure {

    private final ScopedTransactions transactions;
    private final ErasureProposals proposals;
    private final ErasureRights rights;
    private final AuditTrail audit;
    private final Clock clock;

    RefuseErasure(
            ScopedTransactions transactions,
            ErasureProposals proposals,
            ErasureRights rights,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.proposals = proposals;
        this.rights = rights;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Blocker> blockers(Actor actor, ErasureProposal proposal) {
        List<Long> sites = proposal.plan().target().sites();
        return new Blockers()
                .add(
                        TwoPersons.isOwn(actor, proposal.proposedBy())
                                ? List.of()
                                : rights.refusals(actor, "confirm", sites))
                .require(
                        proposal.state() == ErasureState.PROPOSED,
                        "state",
                        "这项依法删除" + proposal.state().label() + "，不能退回")
                .list();
    }

    public void perform(SiteScope scope, Actor actor, long siteId, long id, String reason) {
        transactions.write(scope, () -> {
            ErasureProposal proposal = proposals.lock(siteId, id);
            if (!TwoPersons.isOwn(actor, proposal.proposedBy())) {
                rights.require(actor, "confirm", proposal.plan().target().sites());
            }
            new Blockers()
                    .add(blockers(actor, proposal))
                    .require(!reason.isBlank(), "reason", "退回须说明原因")
                    .plain("reason", "原因", reason)
                    .refuse();
            proposals.ended(id, ErasureState.REFUSED, TwoPersons.name(actor), clock.instant(), reason.strip());
            audit.record(actor, "refuseErasure", siteId, "erasure:" + id, Map.of("reason", reason.strip()));
        });
    }
}
