package org.huizheng.audit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Slice;
import org.huizheng.kernel.database.ScopedTransactions;
import org.jspecify.annotations.Nullable;

/**
 * Reads the trail for a person, and leaves a row of the reading: once in ten minutes for the same question of the same
 * person, so that leafing does not fill what is leafed through.
 */
public final class ReadAudit {

    public static final String PERMISSION = "audit.read";
    static final long MOST_EXPORTED = 1_000_000;

    private static final int PORTION = 1000;
    private static final long QUIET = Duration.ofMinutes(10).toNanos();
    private static final int MOST_REMEMBERED = 1000;

    private record Question(String kind, String person, String action, Map<String, Object> filter) {}

    private final Permissions permissions;
    private final ScopedTransactions transactions;
    private final AuditTrail audit;
    private final AuditQueries queries;
    private final Map<Question, Long> asked = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Long> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    public ReadAudit(Permissions permissions, ScopedTransactions transactions, AuditTrail audit, AuditQueries queries) {
        this.permissions = permissions;
        this.transactions = transactions;
        this.audit = audit;
        this.queries = queries;
    }

    public List<Blocker> blockers(Actor actor) {
        return permissions.refusal(actor, PERMISSION, Where.PLATFORM).stream().toList();
    }

    public Slice<AuditEntry> list(Actor actor, AuditFilter filter, @Nullable String after, int limit) {
        note(actor, "readAudit", filter);
        return queries.list(filter, after, Math.clamp(limit, 1, 200));
    }

    public Optional<AuditEntry> entry(Actor actor, long entryId) {
        permissions.require(actor, PERMISSION, Where.PLATFORM);
        return queries.entry(entryId);
    }

    /** What asks about the trail without showing a row of it is not noted. */
    public AuditQueries summary(Actor actor) {
        permissions.require(actor, PERMISSION, Where.PLATFORM);
        return queries;
    }

    /** Every entry of the filter, newest first, as they are read. */
    public void export(Actor actor, AuditFilter filter, Consumer<AuditEntry> line) {
        note(actor, "exportAudit", filter);
        long written = 0;
        String after = null;
        do {
            Slice<AuditEntry> part = queries.list(filter, after, PORTION);
            part.items().forEach(line);
            written += part.items().size();
            after = part.next();
        } while (after != null && written < MOST_EXPORTED);
    }

    private void note(Actor actor, String action, AuditFilter filter) {
        permissions.require(actor, PERMISSION, Where.PLATFORM);
        Question question = new Question(actor.kind(), actor.name(), action, filter.parameters());
        long now = System.nanoTime();
        synchronized (asked) {
            Long before = asked.get(question);
            if (action.equals("readAudit") && before != null && now - before < QUIET) {
                return;
            }
            asked.put(question, now);
        }
        transactions.write(
                SiteScope.everySite(),
                () -> audit.record(
                        actor, action, filter.siteId(), "audit:entry", Map.of("filter", filter.parameters())));
    }
}
