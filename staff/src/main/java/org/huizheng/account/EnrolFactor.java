package org.huizheng.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.huizheng.account.Sessions.Proof;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;

/** Puts an authenticator in, on the first way in or in place of a lost one. */
public final class EnrolFactor {

    private static final String ISSUER = "汇政";

    private final ScopedTransactions transactions;
    private final WrongTries tries;
    private final Factors factors;
    private final RecoveryCodes codes;
    private final Sessions sessions;
    private final Accounts accounts;
    private final CheckPassword check;
    private final AuditTrail audit;
    private final Clock clock;

    EnrolFactor(
            ScopedTransactions transactions,
            WrongTries tries,
            Factors factors,
            RecoveryCodes codes,
            Sessions sessions,
            Accounts accounts,
            CheckPassword check,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.tries = tries;
        this.factors = factors;
        this.codes = codes;
        this.sessions = sessions;
        this.accounts = accounts;
        this.check = check;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the authenticator is given. */
    public record Proposal(String secret, String uri) {}

    /** The codes are shown this once. */
    public record Enrolled(List<String> recoveryCodes, Opened opened) {}

    public Proposal propose(Session session) {
        requireMay(session);
        byte[] secret = Tokens.random(Totp.SECRET_BYTES);
        transactions.write(SiteScope.of(), () -> factors.propose(session.accountId(), secret));
        String text = Base32.encode(secret);
        String uri = "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=30"
                .formatted(encoded(ISSUER), encoded(session.name()), text, encoded(ISSUER));
        return new Proposal(text, uri);
    }

    public Enrolled confirm(Session session, String typed, Origin origin) {
        requireMay(session);
        OptionalInt count = tries.count(session.name());
        if (count.isEmpty()) {
            throw tries.locked(session.name());
        }
        String code = typed.replaceAll("\\s", "");
        OptionalLong step = factors.acceptedPending(session.accountId(), code, clock.instant());
        if (step.isEmpty()) {
            check.recordWrong(session.accountId(), session.name(), count.getAsInt(), origin, "enrolment");
            throw wrongCode();
        }
        return transactions.write(SiteScope.of(), () -> enrol(session, step.getAsLong(), origin));
    }

    private Enrolled enrol(Session session, long step, Origin origin) {
        long id = session.accountId();
        factors.confirm(id, step);
        List<String> recovery = codes.renew(id);
        sessions.endOthers(session);
        tries.forget(session.name());
        accounts.entered(id, origin.address());
        audit.record(session.actor(), "enrolFactor", null, "account:" + id, Map.of("address", origin.address()));
        audit.record(
                session.actor(),
                "signIn",
                null,
                "account:" + id,
                Map.of("success", true, "factor", "enrolment", "address", origin.address()));
        return new Enrolled(recovery, sessions.renew(session, Proof.FACTOR));
    }

    private static void requireMay(Session session) {
        if (!session.mayEnrol()) {
            throw Problem.conflict("已经绑定了验证器；要更换，请用恢复码登录，或请平台管理员发放重置链接");
        }
    }

    static Problem wrongCode() {
        return new Problem("wrong-code", 401, "验证码不对或已用过，请用最新的一个再试");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
