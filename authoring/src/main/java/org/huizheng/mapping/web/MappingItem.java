package org.huizheng.mapping.web;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Blocker;
import org.huizheng.release.Mapping;
import org.huizheng.site.SiteActions;

/** A line of the list of old addresses. */
record MappingItem(
        long id,
        Mapping.Match match,
        String source,
        Mapping.Kind kind,
        int status,
        String target,
        int ordinal,
        String note,
        List<String> allowedActions,
        Map<String, List<Blocker>> blockers) {

    static MappingItem of(Mapping m, Map<String, List<Blocker>> blockers) {
        return new MappingItem(
                m.id(),
                m.match(),
                m.source(),
                m.kind(),
                m.status(),
                m.target(),
                m.ordinal(),
                m.note(),
                SiteActions.allowed(blockers),
                blockers);
    }
}
