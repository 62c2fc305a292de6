package org.huizheng.emergency;

import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;

/** 提前结束: one person is enough to take it from the pages, or to keep what has not begun from them. */
public final class StopEmergency {

    private final ScopedTransactions transactions;
    private final Emergencies emergencies;
    private final EmergencyRights rights;
    private final TurnEmergencies turn;

    StopEmergency(
            ScopedTransactions transactions, Emergencies emergencies, EmergencyRights rights, TurnEmergencies turn) {
        this.transactions = transactions;
        this.emergencies = emergencies;
        this.rights = rights;
        this.turn = turn;
    }

    public List<Blocker> blockers(Actor actor, Emergency emergency) {
        return new Blockers()
                .add(rights.refusals(actor, "stop", emergency.plan().sites()))
                .require(
                        emergency.state() == EmergencyState.SHOWN || emergency.state() == EmergencyState.CONFIRMED,
                        "state",
                        "这条应急公告" + emergency.state().label() + "，不用结束")
                .list();
    }

    public void perform(SiteScope scope, Actor actor, long id, String reason) {
        transactions.write(scope, () -> {
            Emergency emergency = emergencies.lock(id);
            if (!EmergencyRights.isSeen(scope, emergency.plan())) {
                throw Problem.notFound("没有这条应急公告");
            }
            rights.require(actor, "stop", emergency.plan().sites());
            new Blockers()
                    .add(blockers(actor, emergency))
                    .require(!reason.isBlank(), "reason", "提前结束须说明原因")
                    .plain("reason", "原因", reason)
                    .refuse();
            turn.end(actor, emergency, reason.strip());
        });
    }
}
