package org.huizheng.document;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Blocker;

/** A condition an upper room (review, proof) sets on releasing editions. */
public interface ReleaseGate {

    /** @return the reasons by edition id; an edition that may be released is absent */
    Map<Long, List<Blocker>> blockers(Collection<Edition> editions);
}
