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

/** Replaces what someone may do; whoever is in by the account signs in again, with what is now allowed. */
public final class GrantRoles {

    private final ScopedTransactions transactions;
    private final Accounts accounts;
    private final AccountQueries queries;
    private final RoleRules rules;
    private final Sessions sessions;
    private final RolePermissions permissions;
    private final AuditTrail audit;

    GrantRoles(
            ScopedTransactions transactions,
            Accounts accounts,
            AccountQueries queries,
            RoleRules rules,
            Sessions sessions,
            RolePermissions permissions,
            AuditTrail audit) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.queries = queries;
        this.rules = rules;
        this.sessions = sessions;
        this.permissions = permissions;
        this.audit = audit;
    }

    public List<Blocker> blockers(Actor actor, Account account) {
        return new Blockers()
                .add(permissions.refusal(actor, "account.roles", Where.PLATFORM).stream()
                        .toList())
                .require(!SuspendAccount.isSelf(actor, account), "self", "不能改变自己的角色")
                .list();
    }

    /** @param version the version the administrator saw; another's change in between is refused */
    public void perform(Actor actor, long accountId, List<Grant> grants, long version) {
        permissions.require(actor, "account.roles", Where.PLATFORM);
        transactions.write(SiteScope.of(), () -> {
            accounts.hold(accountId);
            Account account = queries.require(accountId);
            if (account.version() != version) {
                throw Problem.conflict("该账号刚被他人修改，请刷新后重试");
            }
            new Blockers()
                    .add(blockers(actor, account))
                    .add(rules.blockers(grants))
                    .require(!endsAdministration(account, grants), "last", "这是最后一个平台管理员，请先另设一个")
                    .refuse();
            grant(actor, account, grants);
        });
        permissions.forget(queries.require(accountId).name());
    }

    private void grant(Actor actor, Account account, List<Grant> grants) {
        accounts.grant(account.id(), grants);
        sessions.endAll(account.id());
        audit.record(
                actor,
                "grantRoles",
                null,
                "account:" + account.id(),
                Map.of("before", account.roles(), "after", grants));
    }

    private boolean endsAdministration(Account account, List<Grant> grants) {
        return account.state() == AccountState.ACTIVE
                && account.holds(CreateAccount.PLATFORM_ADMINISTRATOR)
                && grants.stream().noneMatch(grant -> grant.role().equals(CreateAccount.PLATFORM_ADMINISTRATOR))
                && queries.holders(CreateAccount.PLATFORM_ADMINISTRATOR, AccountState.ACTIVE) == 1;
    }
}
