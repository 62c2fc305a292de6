package org.huizheng.account;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;

/** Ends a lock before its time. */
public final class UnlockAccount {

    private final ScopedTransactions transactions;
    private final AccountQueries queries;
    private final WrongTries tries;
    private final Permissions permissions;
    private final AuditTrail audit;

    UnlockAccount(
            ScopedTransactions transactions,
            AccountQueries queries,
            WrongTries tries,
            Permissions permissions,
            AuditTrail audit) {
        this.transactions = transactions;
        this.queries = queries;
        this.tries = tries;
        this.permissions = permissions;
        this.audit = audit;
    }

    public List<Blocker> blockers(Actor actor, Account account) {
        return new Blockers()
                .add(permissions.refusal(actor, "account.unlock", Where.PLATFORM).stream()
                        .toList())
                .require(account.lockedUntil() != null, "state", "账号没有锁定")
                .list();
    }

    public void perform(Actor actor, long accountId) {
        permissions.require(actor, "account.unlock", Where.PLATFORM);
        transactions.write(SiteScope.of(), () -> {
            Account account = queries.require(accountId);
            new Blockers().add(blockers(actor, account)).refuse();
            tries.forget(account.name());
            audit.record(actor, "unlockAccount", null, "account:" + accountId, Map.of());
        });
    }
}
