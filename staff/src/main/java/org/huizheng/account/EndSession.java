package org.huizheng.account;

import java.util.Map;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;

/** Signs out: here, or from a list of one's own sessions elsewhere. */
public final class EndSession {

    private final ScopedTransactions transactions;
    private final Sessions sessions;
    private final AuditTrail audit;

    EndSession(ScopedTransactions transactions, Sessions sessions, AuditTrail audit) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** @throws Problem 404 when it is not one of this person's */
    public void perform(Session by, long sessionId) {
        transactions.write(SiteScope.of(), () -> {
            if (!sessions.end(by.accountId(), sessionId)) {
                throw Problem.notFound("会话不存在或已结束");
            }
            audit.record(by.actor(), "endSession", null, "account:" + by.accountId(), Map.of("session", sessionId));
        });
    }
}
