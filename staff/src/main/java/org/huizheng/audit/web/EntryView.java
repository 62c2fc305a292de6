package org.huizheng.audit.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huizheng.audit.AuditEntry;
import org.huizheng.audit.AuditNames;
import org.huizheng.audit.AuditQueries;
import org.huizheng.kernel.Json;
import org.jspecify.annotations.Nullable;

/** An entry with its words. */
record EntryView(
        long id,
        Instant at,
        String actorKind,
        String actorKindName,
        String actorName,
        String action,
        String actionName,
        @Nullable Long siteId,
        String object,
        String objectKind,
        String objectName,
        Map<String, Object> facts,
        boolean sealed) {

    static List<EntryView> of(List<AuditEntry> entries, AuditQueries queries) {
        Set<Long> sealed =
                queries.sealed(entries.stream().map(AuditEntry::entryId).toList());
        return entries.stream()
                .map(entry -> of(entry, sealed.contains(entry.entryId())))
                .toList();
    }

    static EntryView of(AuditEntry entry, boolean sealed) {
        return new EntryView(
                entry.entryId(),
                entry.at(),
                entry.actorKind(),
                AuditNames.actorKind(entry.actorKind()),
                entry.actorName(),
                entry.action(),
                AuditNames.action(entry.action()),
                entry.siteId(),
                entry.object(),
                AuditNames.kind(entry.object()),
                AuditNames.object(entry.object()),
                Json.map(entry.facts()),
                sealed);
    }
}
