package org.huizheng.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;

/** One's own password; every other session of this person ends. */
public final class ChangePassword {

    private final ScopedTransactions transactions;
    private final CheckPassword check;
    private final Accounts accounts;
    private final Sessions sessions;
    private final AuditTrail audit;

    ChangePassword(
            ScopedTransactions transactions,
            CheckPassword check,
            Accounts accounts,
            Sessions sessions,
            AuditTrail audit) {
        this.transactions = transactions;
        this.check = check;
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** @throws Problem 422 {@code password-refused} with every reason */
    public Opened perform(Session session, String current, String next, Origin origin) {
        if (!session.mayChangePassword()) {
            throw Problem.conflict("请先完成登录");
        }
        if (check.perform(session.name(), current, origin).isEmpty()) {
            throw refused(List.of("当前密码不对"));
        }
        requireGood(session.accountId(), session.name(), next);
        return transactions.write(SiteScope.of(), () -> {
            accounts.hold(session.accountId());
            accounts.setPassword(session.accountId(), next);
            sessions.endOthers(session);
            audit.record(session.actor(), "changePassword", null, "account:" + session.accountId(), Map.of());
            return sessions.renew(session, null);
        });
    }

    private void requireGood(long accountId, String name, String next) {
        List<String> reasons = new ArrayList<>(PasswordRules.reasons(name, next));
        if (reasons.isEmpty() && accounts.hadPassword(accountId, next)) {
            reasons.add("不能与最近用过的密码相同");
        }
        if (!reasons.isEmpty()) {
            throw refused(reasons);
        }
    }

    static Problem refused(List<String> reasons) {
        return new Problem("password-refused", 422, "密码" + String.join("；", reasons), Map.of("reasons", reasons));
    }
}
