package org.huizheng.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.site.Site;

/** Asks every verb whether it could run now. */
public final class MappingActions {

    private final OpenMapping open;
    private final ChangeMapping change;
    private final RemoveMapping remove;
    private final ImportMappings many;

    MappingActions(OpenMapping open, ChangeMapping change, RemoveMapping remove, ImportMappings many) {
        this.open = open;
        this.change = change;
        this.remove = remove;
        this.many = many;
    }

    /** What concerns the list. */
    public SequencedMap<String, List<Blocker>> of(Actor actor, Site site) {
        SequencedMap<String, List<Blocker>> blockers = new LinkedHashMap<>();
        blockers.put("open", open.blockers(actor, site));
        blockers.put("import", many.blockers(actor, site));
        return blockers;
    }

    /** What concerns each line of it. */
    public SequencedMap<String, List<Blocker>> ofEach(Actor actor, Site site) {
        SequencedMap<String, List<Blocker>> blockers = new LinkedHashMap<>();
        blockers.put("change", change.blockers(actor, site));
        blockers.put("remove", remove.blockers(actor, site));
        return blockers;
    }
}
