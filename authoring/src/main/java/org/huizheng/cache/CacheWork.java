package org.huizheng.cache;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.purge.AskPurges;
import org.huizheng.purge.CacheSecrets;
import org.huizheng.purge.Caches;

/** What the verbs of this room share. A cache concerns readers of many sites, so the right is one for the platform. */
final class CacheWork {

    private final Permissions permissions;
    private final ScopedTransactions transactions;
    private final AuditTrail audit;
    final Caches caches;
    final CacheSecrets secrets;
    final AskPurges purges;

    CacheWork(
            Permissions permissions,
            ScopedTransactions transactions,
            AuditTrail audit,
            Caches caches,
            CacheSecrets secrets,
            AskPurges purges) {
        this.permissions = permissions;
        this.transactions = transactions;
        this.audit = audit;
        this.caches = caches;
        this.secrets = secrets;
        this.purges = purges;
    }

    List<Blocker> refusals(Actor actor, String verb) {
        return permissions.refusal(actor, "cache." + verb, Where.PLATFORM).stream()
                .toList();
    }

    void require(Actor actor, String verb) {
        permissions.require(actor, "cache." + verb, Where.PLATFORM);
    }

    void write(Runnable code) {
        transactions.write(SiteScope.everySite(), code);
    }

    /** @param facts never a secret */
    void note(Actor actor, String action, long id, Map<String, ?> facts) {
        audit.record(actor, action, null, "cache:" + id, facts);
    }
}
