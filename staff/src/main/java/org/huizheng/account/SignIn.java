package org.huizheng.account;

import java.util.Locale;
import java.util.regex.Pattern;
import org.huizheng.account.Sessions.Proof;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;

/** The first half of the way in: name and password. It opens a session that reaches nothing but the second half. */
public final class SignIn {

    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{2,31}");

    private final ScopedTransactions transactions;
    private final CheckPassword check;
    private final Sessions sessions;

    SignIn(ScopedTransactions transactions, CheckPassword check, Sessions sessions) {
        this.transactions = transactions;
        this.check = check;
        this.sessions = sessions;
    }

    /** @throws Problem 401, the same for an unknown name, a wrong password and a suspended account */
    public Opened perform(String typedName, String password, Origin origin) {
        String name = typedName.strip().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            throw wrong();
        }
        long accountId = check.perform(name, password, origin).orElseThrow(SignIn::wrong);
        return transactions.write(SiteScope.of(), () -> sessions.open(accountId, Proof.PASSWORD, origin));
    }

    private static Problem wrong() {
        return new Problem("sign-in-failed", 401, "用户名或密码不对");
    }
}
