package org.huizheng.past;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;

/** Asks every verb whether it could run now. */
public final class ErasureActions {

    private final ProposeErasure propose;
    private final ConfirmErasure confirm;
    private final RefuseErasure refuse;

    ErasureActions(ProposeErasure propose, ConfirmErasure confirm, RefuseErasure refuse) {
        this.propose = propose;
        this.confirm = confirm;
        this.refuse = refuse;
    }

    /** What concerns the list. */
    public SequencedMap<String, List<Blocker>> of(Actor actor, long siteId) {
        SequencedMap<String, List<Blocker>> blockers = new LinkedHashMap<>();
        blockers.put("propose", propose.blockers(actor, siteId));
        return blockers;
    }

    public SequencedMap<String, List<Blocker>> of(Actor actor, ErasureProposal proposal) {
        SequencedMap<String, List<Blocker>> blockers = new LinkedHashMap<>();
        blockers.put("confirm", confirm.blockers(actor, proposal));
        blockers.put("refuse", refuse.blockers(actor, proposal));
        return blockers;
    }
}
