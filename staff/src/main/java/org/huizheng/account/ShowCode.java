package org.huizheng.account;

import java.time.Clock;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;

/** The code an authenticator would show, for who tries the demonstration without a telephone; the caller knows that it is one. */
public final class ShowCode {

    private final ScopedTransactions transactions;
    private final AccountQueries queries;
    private final Factors factors;
    private final AuditTrail audit;
    private final Clock clock;

    ShowCode(ScopedTransactions transactions, AccountQueries queries, Factors factors, AuditTrail audit, Clock clock) {
        this.transactions = transactions;
        this.queries = queries;
        this.factors = factors;
        this.audit = audit;
        this.clock = clock;
    }

    public String perform(Actor actor, String name) {
        Account account = queries.byName(name).orElseThrow(() -> Problem.notFound("没有账号 " + name));
        return transactions.write(SiteScope.of(), () -> {
            audit.record(actor, "showCode", null, "account:" + account.id(), Map.of());
            return factors.currentCode(account.id(), clock.instant())
                    .orElseThrow(() -> Problem.conflict("账号 " + name + " 还没有开始绑定验证器，请先打开它的链接"));
        });
    }
}
