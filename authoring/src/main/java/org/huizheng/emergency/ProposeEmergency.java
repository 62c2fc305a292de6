package org.huizheng.emergency;

import java.time.Clock;
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
import org.jspecify.annotations.Nullable;

/** 发起: says what is to be shown, where and until when. Nothing is shown before somebody else has confirmed it. */
public final class ProposeEmergency {

    private final ScopedTransactions transactions;
    private final Emergencies emergencies;
    private final ReachedSites reached;
    private final EmergencyRights rights;
    private final AuditTrail audit;
    private final Clock clock;

    ProposeEmergency(
            ScopedTransactions transactions,
            Emergencies emergencies,
            ReachedSites reached,
            EmergencyRights rights,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.emergencies = emergencies;
        this.reached = reached;
        this.rights = rights;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param sites what an emergency were to reach; null for the whole city */
    public List<Blocker> blockers(Actor actor, @Nullable List<Long> sites) {
        return rights.refusals(actor, "propose", sites);
    }

    public List<Blocker> blockers(Actor actor, EmergencyPlan resolved) {
        return new Blockers()
                .add(rights.refusals(actor, "propose", resolved.sites()))
                .add(EmergencyRules.blockers(resolved, clock.instant()))
                .list();
    }

    /** The same with the sites it reaches now, and times to the second. */
    public EmergencyPlan resolved(SiteScope scope, EmergencyPlan plan) {
        List<Long> sites =
                switch (plan.reach()) {
                    case CITY -> null;
                    case DISTRICT -> {
                        if (plan.organizationId() == null) {
                            throw Problem.invalid("缺少 organizationId（哪个区划或单位）");
                        }
                        yield reached.ofOrganization(plan.organizationId());
                    }
                    case SITES -> chosen(scope, plan.sites() == null ? List.of() : plan.sites());
                };
        return new EmergencyPlan(
                plan.drill(),
                plan.content(),
                plan.reach(),
                plan.reach() == Reach.DISTRICT ? plan.organizationId() : null,
                sites,
                plan.reason().strip(),
                plan.startsAt() == null ? null : plan.startsAt().truncatedTo(ChronoUnit.SECONDS),
                plan.endsAt().truncatedTo(ChronoUnit.SECONDS));
    }

    private List<Long> chosen(SiteScope scope, List<Long> sites) {
        sites.forEach(scope::require);
        List<Long> found = reached.among(sites);
        if (found.size() != sites.stream().distinct().count()) {
            throw Problem.invalid("选择的站点中有不存在或已关闭的");
        }
        return found;
    }

    public Emergency perform(SiteScope scope, Actor actor, EmergencyPlan given) {
        return transactions.write(scope, () -> {
            EmergencyPlan plan = resolved(scope, given);
            rights.require(actor, "propose", plan.sites());
            new Blockers().add(blockers(actor, plan)).refuse();
            long id = emergencies.insert(plan, TwoPersons.name(actor), clock.instant());
            audit.record(
                    actor,
                    "proposeEmergency",
                    null,
                    "emergency:" + id,
                    Map.of(
                            "drill",
                            plan.drill(),
                            "reach",
                            plan.reach(),
                            "sites",
                            plan.sites() == null ? "*" : plan.sites().size(),
                            "until",
                            plan.endsAt().toString()));
            return emergencies.lock(id);
        });
    }
}
