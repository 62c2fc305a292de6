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
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes an account and its first link. A staff actor may give an administering role only while nobody holds it: from then
 * on the security administrator grants it, so that no administrator makes a second self.
 */
public final class CreateAccount {

    public static final String PLATFORM_ADMINISTRATOR = "platform-administrator";

    private static final int LONGEST_NAME = 40;

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final AccountQueries queries;
    private final RoleRules rules;
    private final Links links;
    private final Permissions permissions;
    private final AuditTrail audit;

    CreateAccount(
            ScopedTransactions transactions,
            JdbcClient jdbc,
            Accounts accounts,
            AccountQueries queries,
            RoleRules rules,
            Links links,
            Permissions permissions,
            AuditTrail audit) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.queries = queries;
        this.rules = rules;
        this.links = links;
        this.permissions = permissions;
        this.audit = audit;
    }

    /** @param token of the link, shown once */
    public record Created(long id, String token) {}

    public List<Blocker> blockers(Actor actor, NewAccount account) {
        return new Blockers()
                .add(permissions.refusal(actor, "account.create", Where.PLATFORM).stream()
                        .toList())
                .add(wrongIn(account.name(), account.displayName()))
                .require(isKnown(account), "organization", "没有这个单位")
                .add(rules.blockers(account.roles()))
                .require(
                        !actor.kind().equals("staff")
                                || account.roles().stream().allMatch(this::isFree),
                        "administers",
                        "已有人担任该管理员角色，请先建账号，再由安全管理员授予")
                .list();
    }

    public Created perform(Actor actor, NewAccount account) {
        permissions.require(actor, "account.create", Where.PLATFORM);
        return transactions.write(SiteScope.of(), () -> {
            new Blockers().add(blockers(actor, account)).refuse();
            long id = accounts.add(
                    account.name(), account.displayName().strip(), account.organizationId(), account.demo());
            accounts.grant(id, account.roles());
            audit.record(
                    actor,
                    "createAccount",
                    null,
                    "account:" + id,
                    Map.of("name", account.name(), "roles", account.roles()));
            return new Created(id, links.issue("account", id));
        });
    }

    static List<Blocker> wrongIn(String name, String displayName) {
        return new Blockers()
                .require(SignIn.NAME.matcher(name).matches(), "name", "用户名须以小写字母开头，只含小写字母、数字、点、下划线和连字符，3 到 32 位")
                .require(
                        !displayName.isBlank() && displayName.strip().length() <= LONGEST_NAME,
                        "displayName",
                        "姓名不能为空，不超过 " + LONGEST_NAME + " 个字")
                .plain("displayName", "姓名", displayName)
                .list();
    }

    private boolean isKnown(NewAccount account) {
        return account.organizationId() == null
                || jdbc.sql("select exists (select from organization.v_organization where organization_id = ?)")
                        .param(account.organizationId())
                        .query(Boolean.class)
                        .single();
    }

    private boolean isFree(Grant grant) {
        return !rules.administers(grant)
                || queries.holders(grant.role(), AccountState.INVITED, AccountState.ACTIVE) == 0;
    }
}
