package org.huizheng.past;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.TwoPersons;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.page.ErasableStates;
import org.huizheng.page.Erasure;
import org.huizheng.page.Erasure.Reach;
import org.huizheng.page.Erasure.Target;
import org.jspecify.annotations.Nullable;

/** 发起依法删除: says what of what stood the law wants erased. Nothing goes before somebody else has confirmed it. */
public final class ProposeErasure {

    private static final int LONGEST_REASON = 200;

    private final ScopedTransactions transactions;
    private final ErasureProposals proposals;
    private final ErasableStates states;
    private final ErasureRights rights;
    private final AuditTrail audit;
    private final Clock clock;

    ProposeErasure(
            ScopedTransactions transactions,
            ErasureProposals proposals,
            ErasableStates states,
            ErasureRights rights,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.proposals = proposals;
        this.states = states;
        this.rights = rights;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param places the paths at which the address answers
     * @param until the end of the state, where one is meant
     */
    public record Wanted(
            Reach reach,
            List<String> places,
            @Nullable Long documentId,
            @Nullable Instant until,
            Erasure.Ground ground,
            String reason) {}

    /** Whether one may propose at all. */
    public List<Blocker> blockers(Actor actor, long siteId) {
        return rights.refusals(actor, "propose", List.of(siteId));
    }

    /** @param summary of what would go */
    public List<Blocker> blockers(Actor actor, ErasurePlan plan, ErasableStates.Summary summary) {
        Target target = plan.target();
        return new Blockers()
                .add(rights.refusals(actor, "propose", target.sites()))
                .require(summary.states() > 0, "nothing", "没有可以删除的历史内容")
                .require(
                        target.documentId() == null || states.shown(target.documentId()) == 0,
                        "shown",
                        "这篇稿件还在公开，请先撤稿或下线，再删除它的历史内容")
                .require(!plan.reason().isBlank(), "reason", "请写明依据（文号、来函或申请）")
                .require(plan.reason().length() <= LONGEST_REASON, "reason", "依据最多 " + LONGEST_REASON + " 字")
                .plain("reason", "依据", plan.reason())
                .list();
    }

    /** With the sites it reaches, and all that ended until now. */
    public ErasurePlan planned(long siteId, Wanted wanted) {
        return new ErasurePlan(target(siteId, wanted), wanted.ground, wanted.reason.strip());
    }

    private Target target(long siteId, Wanted wanted) {
        return switch (wanted.reach) {
            case STATE -> oneState(siteId, wanted);
            case ADDRESS -> new Target(Reach.ADDRESS, List.of(siteId), wanted.places.getFirst(), null, states.now());
            case DOCUMENT -> {
                long document = given(wanted.documentId, "documentId");
                List<Long> sites = states.sitesOf(document);
                if (!sites.contains(siteId)) {
                    throw Problem.notFound("这个站点没有发布过这篇稿件");
                }
                yield new Target(Reach.DOCUMENT, sites, null, document, states.now());
            }
        };
    }

    private Target oneState(long siteId, Wanted wanted) {
        Instant until = given(wanted.until, "until").truncatedTo(ChronoUnit.MICROS);
        return wanted.places.stream()
                .map(path -> new Target(Reach.STATE, List.of(siteId), path, null, until))
                .filter(target -> states.summary(target).states() > 0)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("这个地址没有在那时结束的一版，或已经删除"));
    }

    public ErasureProposal perform(SiteScope scope, Actor actor, long siteId, Wanted wanted) {
        return transactions.write(scope, () -> {
            ErasurePlan plan = planned(siteId, wanted);
            rights.require(actor, "propose", plan.target().sites());
            new Blockers()
                    .add(blockers(actor, plan, states.summary(plan.target())))
                    .refuse();
            long id = proposals.insert(plan, TwoPersons.name(actor), clock.instant());
            audit.record(
                    actor,
                    "proposeErasure",
                    siteId,
                    "erasure:" + id,
                    Map.of(
                            "reach",
                            plan.target().reach(),
                            "ground",
                            plan.ground(),
                            "reason",
                            plan.reason(),
                            "fingerprint",
                            plan.fingerprint()));
            return proposals.lock(siteId, id);
        });
    }

    private static <T> T given(@Nullable T value, String name) {
        if (value == null) {
            throw Problem.invalid("缺少 " + name);
        }
        return value;
    }
}
