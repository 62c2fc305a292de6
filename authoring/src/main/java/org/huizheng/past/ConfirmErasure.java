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
import org.huizheng.page.ErasableStates;
import org.huizheng.page.Erasures;

/** 确认依法删除: a second person has held it against the ground. The worker carries it out within seconds; it cannot be undone. */
public final class ConfirmErasure {

    private final ScopedTransactions transactions;
    private final ErasureProposals proposals;
    private final ErasableStates states;
    private final Erasures erasures;
    private final ErasureRights rights;
    private final AuditTrail audit;
    private final Clock clock;

    ConfirmErasure(
            ScopedTransactions transactions,
            ErasureProposals proposals,
            ErasableStates states,
            Erasures erasures,
            ErasureRights rights,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.proposals = proposals;
        this.states = states;
        this.erasures = erasures;
        this.rights = rights;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Blocker> blockers(Actor actor, ErasureProposal proposal) {
        Long document = proposal.plan().target().documentId();
        return new Blockers()
                .add(rights.refusals(actor, "confirm", proposal.plan().target().sites()))
                .require(
                        proposal.state() == ErasureState.PROPOSED,
                        "state",
                        "这项依法删除" + proposal.state().label() + "，不能再确认")
                .add(TwoPersons.blockers(actor, proposal.proposedBy(), "依法删除"))
                .require(document == null || states.shown(document) == 0, "shown", "这篇稿件又公开了，请先撤稿或下线")
                .list();
    }

    /** @param fingerprint of what was read: another one is refused, whoever changed what */
    public void perform(SiteScope scope, Actor actor, long siteId, long id, String fingerprint) {
        transactions.write(scope, () -> {
            ErasureProposal proposal = proposals.lock(siteId, id);
            ErasurePlan plan = proposal.plan();
            rights.require(actor, "confirm", plan.target().sites());
            new Blockers().add(blockers(actor, proposal)).refuse();
            TwoPersons.requireRead(proposal.fingerprint(), plan.fingerprint(), fingerprint);
            String by = TwoPersons.name(actor);
            proposals.ended(id, ErasureState.CONFIRMED, by, clock.instant(), null);
            erasures.order(id, plan.target(), plan.ground(), plan.reason(), proposal.proposedBy(), by);
            audit.record(
                    actor,
                    "confirmErasure",
                    siteId,
                    "erasure:" + id,
                    Map.of("fingerprint", fingerprint, "proposedBy", proposal.proposedBy()));
        });
    }
}
