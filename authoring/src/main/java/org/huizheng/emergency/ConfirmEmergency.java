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

/** 确认: a second person has read every word again. What begins at once is shown in the same transaction. */
public final class ConfirmEmergency {

    private final ScopedTransactions transactions;
    private final Emergencies emergencies;
    private final EmergencyRights rights;
    private final TurnEmergencies turn;
    private final AuditTrail audit;
    private final Clock clock;

    ConfirmEmergency(
            ScopedTransactions transactions,
            Emergencies emergencies,
            EmergencyRights rights,
            TurnEmergencies turn,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.emergencies = emergencies;
        this.rights = rights;
        this.turn = turn;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Blocker> blockers(Actor actor, Emergency emergency) {
        return new Blockers()
                .add(rights.refusals(actor, "confirm", emergency.plan().sites()))
                .require(
                        emergency.state() == EmergencyState.PROPOSED,
                        "state",
                        "这条应急公告" + emergency.state().label() + "，不能再确认")
                .add(TwoPersons.blockers(actor, emergency.proposedBy(), "应急公告"))
                .require(emergency.plan().endsAt().isAfter(clock.instant()), "endsAt", "已过结束时间，请重新发起")
                .list();
    }

    /** @param fingerprint of what was read: another one is refused, whoever changed what */
    public void perform(SiteScope scope, Actor actor, long id, String fingerprint) {
        transactions.write(scope, () -> {
            Emergency emergency = emergencies.lock(id);
            require(scope, actor, emergency);
            TwoPersons.requireRead(emergency.fingerprint(), emergency.plan().fingerprint(), fingerprint);
            emergencies.confirmed(
                    id,
                    TwoPersons.name(actor),
                    clock.instant(),
                    emergency.released().hash());
            audit.record(
                    actor,
                    "confirmEmergency",
                    null,
                    "emergency:" + id,
                    Map.of("fingerprint", fingerprint, "proposedBy", emergency.proposedBy()));
            turn.begin(id);
        });
    }

    private void require(SiteScope scope, Actor actor, Emergency emergency) {
        if (!EmergencyRights.isSeen(scope, emergency.plan())) {
            throw Problem.notFound("没有这条应急公告");
        }
        rights.require(actor, "confirm", emergency.plan().sites());
        new Blockers().add(blockers(actor, emergency)).refuse();
    }
}
