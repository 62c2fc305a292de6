package org.huizheng.emergency;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.SiteScope;

/** Asks every verb whether it could run now. */
public final class EmergencyActions {

    private final ProposeEmergency propose;
    private final ConfirmEmergency confirm;
    private final RefuseEmergency refuse;
    private final StopEmergency stop;

    EmergencyActions(ProposeEmergency propose, ConfirmEmergency confirm, RefuseEmergency refuse, StopEmergency stop) {
        this.propose = propose;
        this.confirm = confirm;
        this.refuse = refuse;
        this.stop = stop;
    }

    /** What concerns the list: somebody may propose who may for one of the sites. */
    public SequencedMap<String, List<Blocker>> of(SiteScope scope, Actor actor) {
        List<Blocker> refused = propose.blockers(actor, (List<Long>) null);
        boolean somewhere = scope.sites().stream()
                .anyMatch(site -> propose.blockers(actor, List.of(site)).isEmpty());
        SequencedMap<String, List<Blocker>> blockers = new LinkedHashMap<>();
        blockers.put("propose", somewhere ? List.of() : refused);
        return blockers;
    }

    public SequencedMap<String, List<Blocker>> of(Actor actor, Emergency emergency) {
        SequencedMap<String, List<Blocker>> blockers = new LinkedHashMap<>();
        blockers.put("confirm", confirm.blockers(actor, emergency));
        blockers.put("refuse", refuse.blockers(actor, emergency));
        blockers.put("stop", stop.blockers(actor, emergency));
        return blockers;
    }

    public static List<String> allowed(Map<String, List<Blocker>> blockers) {
        return blockers.entrySet().stream()
                .filter(e -> e.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }
}
