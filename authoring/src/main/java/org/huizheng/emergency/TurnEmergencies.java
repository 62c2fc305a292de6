package org.huizheng.emergency;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.TwoPersons;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.EndEmergency;
import org.huizheng.release.ShowEmergency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins and ends what is due. It asks the table each time, so nothing is forgotten by a restart. */
public final class TurnEmergencies {

    private static final Logger LOG = LoggerFactory.getLogger(TurnEmergencies.class);

    private final ScopedTransactions transactions;
    private final Emergencies emergencies;
    private final ShowEmergency show;
    private final EndEmergency end;
    private final Arrivals arrivals;
    private final AuditTrail audit;
    private final Clock clock;
    private final Set<Long> everywhere = ConcurrentHashMap.newKeySet();

    TurnEmergencies(
            ScopedTransactions transactions,
            Emergencies emergencies,
            ShowEmergency show,
            EndEmergency end,
            Arrivals arrivals,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.emergencies = emergencies;
        this.show = show;
        this.end = end;
        this.arrivals = arrivals;
        this.audit = audit;
        this.clock = clock;
    }

    public void perform() {
        SiteScope every = SiteScope.everySite();
        for (long id : transactions.read(every, () -> emergencies.due(clock.instant()))) {
            try {
                transactions.write(every, () -> turn(id));
            } catch (Problem e) {
                LOG.error("emergency {} is not shown: {}", id, e.getMessage());
                transactions.write(every, () -> refuse(id, String.valueOf(e.getMessage())));
            }
        }
        for (long id : transactions.read(every, emergencies::fresh)) {
            if (!everywhere.contains(id)) {
                transactions.write(every, () -> look(id));
            }
        }
    }

    /** A drill has ended when every site had it. */
    private void look(long id) {
        Emergency emergency = emergencies.lock(id);
        if (emergency.state() != EmergencyState.SHOWN || !arrivals.gather(emergency)) {
            return;
        }
        ScopedTransactions.afterCommit(() -> everywhere.add(id));
        if (emergency.plan().drill()) {
            end(Actor.SYSTEM, emergency, "各站点都已生成，演练完成");
        }
    }

    private void turn(long id) {
        Emergency emergency = emergencies.lock(id);
        if (emergency.plan().endsAt().isAfter(clock.instant())) {
            begin(id);
            return;
        }
        switch (emergency.state()) {
            case PROPOSED -> lapse(emergency, "到结束时间仍未确认");
            case CONFIRMED -> lapse(emergency, "到结束时间仍未开始");
            case SHOWN -> end(Actor.SYSTEM, emergency, "到期自动结束");
            default -> {
                // somebody was quicker
            }
        }
    }

    private void lapse(Emergency emergency, String why) {
        emergencies.ended(emergency.id(), EmergencyState.LAPSED, "system", clock.instant(), why);
        audit.record(Actor.SYSTEM, "lapseEmergency", null, "emergency:" + emergency.id(), Map.of("reason", why));
    }

    private void refuse(long id, String why) {
        emergencies.ended(id, EmergencyState.REFUSED, "system", clock.instant(), why);
        audit.record(Actor.SYSTEM, "refuseEmergency", null, "emergency:" + id, Map.of("reason", why));
    }

    /** Shows what is confirmed, when its time has come. */
    void begin(long id) {
        Emergency emergency = emergencies.lock(id);
        Instant starts = emergency.plan().startsAt();
        byte[] approved = emergency.approvalHash();
        if (emergency.state() != EmergencyState.CONFIRMED
                || approved == null
                || starts != null && starts.isAfter(clock.instant())) {
            return;
        }
        show.perform(emergency.released(), approved);
        emergencies.shown(id);
        audit.record(Actor.SYSTEM, "showEmergency", null, "emergency:" + id, Map.of());
    }

    void end(Actor actor, Emergency emergency, String reason) {
        end.perform(emergency.id());
        emergencies.ended(emergency.id(), EmergencyState.ENDED, TwoPersons.name(actor), clock.instant(), reason);
        audit.record(actor, "endEmergency", null, "emergency:" + emergency.id(), Map.of("reason", reason));
    }
}
