package org.huizheng.account;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;

/** Nobody signs in by this account any more, and who is in by it is out. */
public final class SuspendAccount {

    private static final int LONGEST_REASON = 200;

    private final ScopedTransactions transactions;
    private final Accounts accounts;
    private final AccountQueries queries;
    private final Links links;
    private final Sessions sessions;
    private final RolePermissions permissions;
    private final AuditTrail audit;

    SuspendAccount(
            ScopedTransactions transactions,
            Accounts accounts,
            AccountQueries queries,
            Links links,
            Sessions sessions,
            RolePermissions permissions,
            AuditTrail audit) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.queries = queries;
        this.links = links;
        this.sessions = sessions;
        this.permissions = permissions;
        this.audit = audit;
    }

    public List<Blocker> blockers(Actor actor, Account account) {
        return new Blockers()
                .add(permissions.refusal(actor, "account.suspend", Where.PLATFORM).stream()
                        .toList())
                .require(account.state() != AccountState.SUSPENDED, "state", "账号已经停用")
                .require(!isSelf(actor, account), "self", "不能停用自己的账号")
                .require(!isLastAdministrator(account), "last", "这是最后一个平台管理员，不能停用")
                .list();
    }

    public void perform(Actor actor, long accountId, String reason) {
        permissions.require(actor, "account.suspend", Where.PLATFORM);
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Problem.invalid("请写明停用原因，不超过 " + LONGEST_REASON + " 字");
        }
        transactions.write(SiteScope.of(), () -> {
            accounts.hold(accountId);
            Account account = queries.require(accountId);
            new Blockers().add(blockers(actor, account)).refuse();
            suspend(actor, account, reason);
        });
    }

    private void suspend(Actor actor, Account account, String reason) {
        accounts.become(account.id(), AccountState.SUSPENDED);
        sessions.endAll(account.id());
        links.withdraw(account.id());
        permissions.forget(account.name());
        audit.record(actor, "suspendAccount", null, "account:" + account.id(), Map.of("reason", reason));
    }

    private boolean isLastAdministrator(Account account) {
        return account.state() == AccountState.ACTIVE
                && account.holds(CreateAccount.PLATFORM_ADMINISTRATOR)
                && queries.holders(CreateAccount.PLATFORM_ADMINISTRATOR, AccountState.ACTIVE) == 1;
    }

    static boolean isSelf(Actor actor, Account account) {
        return actor.kind().equals("staff") && actor.name().equals(account.name());
    }
}
