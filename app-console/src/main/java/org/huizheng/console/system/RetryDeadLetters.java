package org.huizheng.console.system;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.render.RetryPages;
import org.jspecify.annotations.Nullable;

/** Has pages that failed for good made once more. */
public final class RetryDeadLetters {

    private static final String PERMISSION = "system.retry";

    private final Permissions permissions;
    private final ScopedTransactions transactions;
    private final AuditTrail audit;
    private final RetryPages retry;

    RetryDeadLetters(Permissions permissions, ScopedTransactions transactions, AuditTrail audit, RetryPages retry) {
        this.permissions = permissions;
        this.transactions = transactions;
        this.audit = audit;
        this.retry = retry;
    }

    public List<Blocker> blockers(Actor actor) {
        return permissions.refusal(actor, PERMISSION, Where.PLATFORM).stream().toList();
    }

    /** @param id as a dead letter names itself */
    public void one(Actor actor, String id) {
        permissions.require(actor, PERMISSION, Where.PLATFORM);
        var key = SystemQueries.PageKey.of(id);
        if (!retry.one(key.siteId(), key.page())) {
            throw Problem.notFound("这个页面已经不在失败之列");
        }
        note(actor, key.siteId(), key.page(), 1);
    }

    public int all(Actor actor) {
        permissions.require(actor, PERMISSION, Where.PLATFORM);
        int retried = retry.all();
        note(actor, null, "*", retried);
        return retried;
    }

    private void note(Actor actor, @Nullable Long siteId, String page, int pages) {
        transactions.write(
                SiteScope.everySite(),
                () -> audit.record(actor, "retryPages", siteId, "page:" + page, Map.of("pages", pages)));
    }
}
