package org.huizheng.emergency;

import java.time.Clock;
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

/** 退回: it is not shown. Who proposed it may take it back. */
public final class RefuseEmergency {

    private final ScopedTransactions transactions;
    private final Emergencies emergencies;
    private final EmergencyRights rights;
    private final AuditTrail audit;
    private final Clock clock;

    RefuseEmergency(
            ScopedTransactions transactions,
            Emergencies emergencies,
            EmergencyRights rights,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.emergencies = emergencies;
        this.rights = rights;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Blocker> blockers(Actor actor, Emergency emergency) {
        boolean own = TwoPersons.isOwn(actor, emergency.proposedBy());
        return new Blockers()
                .add(
                        own
                                ? List.of()
                                : rights.refusals(
                                        actor, "confirm", emergency.plan().sites()))
                .require(
                        emergency.state() == EmergencyState.PROPOSED,
                        "state",
                        "这条应急公告" + emergency.state().label() + "，不能退回")
                .list();
    }

    public void perform(SiteScope scope, Actor actor, long id, String reason) {
        transactions.write(scope, () -> {
            Emergency emergency = emergencies.lock(id);
            if (!EmergencyRights.isSeen(scope, emergency.plan())) {
                throw Problem.notFound("没有这条应急公告");
            }
            new Blockers()
                    .add(blockers(actor, emergency))
                    .require(!reason.isBlank(), "reason", "退回须说明原因")
                    .plain("reason", "原因", reason)
                    .refuse();
            emergencies.ended(id, EmergencyState.REFUSED, TwoPersons.name(actor), clock.instant(), reason.strip());
            audit.record(actor, "refuseEmergency", null, "emergency:" + id, Map.of("reason", reason.strip()));
        });
    }
}
