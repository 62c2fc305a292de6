package org.huizheng.mapping.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Blocker;
import org.huizheng.release.Mapping;
import org.huizheng.release.Mappings;
import org.huizheng.site.SiteActions;
import org.jspecify.annotations.Nullable;

/** A line of the list of old addresses; {@code hits} readers asked for it since it was registered. */
record MappingItem(
        long id,
        Mapping.Match match,
        String source,
        Mapping.Kind kind,
        int status,
        String target,
        int ordinal,
        String note,
        long hits,
        @Nullable Instant lastAskedAt,
        List<String> allowedActions,
        Map<String, List<Blocker>> blockers) {

    static MappingItem of(Mapping m, Mappings.@Nullable Asked asked, Map<String, List<Blocker>> blockers) {
        return new MappingItem(
                m.id(),
                m.match(),
                m.source(),
                m.kind(),
                m.status(),
                m.target(),
                m.ordinal(),
                m.note(),
                asked == null ? 0 : asked.hits(),
                asked == null ? null : asked.lastAt(),
                SiteActions.allowed(blockers),
                blockers);
    }
}
