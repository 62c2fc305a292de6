package org.huizheng.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;

/**
 * A new link for an account: to begin, or to begin again with new password and factor. Who holds another administrator's
 * link could become that administrator, so those come from the operator's shell.
 */
public final class IssueLink {

    private final ScopedTransactions transactions;
    private final AccountQueries queries;
    private final Links links;
    private final Permissions permissions;
    private final AuditTrail audit;

    IssueLink(
            ScopedTransactions transactions,
            AccountQueries queries,
            Links links,
            Permissions permissions,
            AuditTrail audit) {
        this.transactions = transactions;
        this.queries = queries;
        this.links = links;
        this.permissions = permissions;
        this.audit = audit;
    }

    public List<Blocker> blockers(Actor actor, Account account) {
        return new Blockers()
                .add(permissions.refusal(actor, "account.link", Where.PLATFORM).stream()
                        .toList())
                .require(account.state() != AccountState.SUSPENDED, "state", "账号已停用，请先恢复")
                .require(
                        !actor.kind().equals("staff")
                                || !account.administers()
                                || account.state() == AccountState.INVITED,
                        "administers",
                        "管理员的重置链接只能由运维人员在服务器上用 ./huizheng account link 生成")
                .list();
    }

    /** @return the token */
    public String perform(Actor actor, long accountId) {
        permissions.require(actor, "account.link", Where.PLATFORM);
        return transactions.write(SiteScope.of(), () -> {
            Account account = queries.require(accountId);
            new Blockers().add(blockers(actor, account)).refuse();
            String purpose = account.state() == AccountState.INVITED ? "account" : "reset";
            audit.record(actor, "issueLink", null, "account:" + accountId, Map.of("purpose", purpose));
            return links.issue(purpose, accountId);
        });
    }

    /** The link by which the first administrator is made; empty as soon as there is one. */
    public Optional<String> first(Actor actor) {
        return transactions.write(SiteScope.of(), () -> {
            if (queries.isAdministered()) {
                return Optional.empty();
            }
            audit.record(actor, "issueLink", null, "platform", Map.of("purpose", "first-administrator"));
            return Optional.of(links.issue("first-administrator", null));
        });
    }
}
