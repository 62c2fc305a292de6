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

/** A suspended account begins again as invited: its holder needs a new link, and chooses everything anew. */
public final class RestoreAccount {

    private final ScopedTransactions transactions;
    private final Accounts accounts;
    private final AccountQueries queries;
    private final Permissions permissions;
    private final AuditTrail audit;

    RestoreAccount(
            ScopedTransactions transactions,
            Accounts accounts,
            AccountQueries queries,
            Permissions permissions,
            AuditTrail audit) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.queries = queries;
        this.permissions = permissions;
        this.audit = audit;
    }

    public List<Blocker> blockers(Actor actor, Account account) {
        return new Blockers()
                .add(permissions.refusal(actor, "account.suspend", Where.PLATFORM).stream()
                        .toList())
                .require(account.state() == AccountState.SUSPENDED, "state", "账号没有停用")
                .list();
    }

    public void perform(Actor actor, long accountId) {
        permissions.require(actor, "account.suspend", Where.PLATFORM);
        transactions.write(SiteScope.of(), () -> {
            accounts.hold(accountId);
            new Blockers().add(blockers(actor, queries.require(accountId))).refuse();
            accounts.become(accountId, AccountState.INVITED);
            audit.record(actor, "restoreAccount", null, "account:" + accountId, Map.of());
        });
    }
}
