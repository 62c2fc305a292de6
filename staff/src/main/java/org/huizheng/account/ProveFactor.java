package org.huizheng.account;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.huizheng.account.Sessions.Proof;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;

/** The second half of the way in: a code of the authenticator, or a recovery code when the telephone is lost. */
public final class ProveFactor {

    private final ScopedTransactions transactions;
    private final WrongTries tries;
    private final Factors factors;
    private final RecoveryCodes codes;
    private final Sessions sessions;
    private final CheckPassword check;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final Clock clock;

    ProveFactor(
            ScopedTransactions transactions,
            WrongTries tries,
            Factors factors,
            RecoveryCodes codes,
            Sessions sessions,
            CheckPassword check,
            Accounts accounts,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.tries = tries;
        this.factors = factors;
        this.codes = codes;
        this.sessions = sessions;
        this.check = check;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Problem 401 {@code wrong-code}; 423 when this was one too many, and the session ends with it */
    public Opened perform(Session session, String typed, Origin origin) {
        if (session.step() != Step.SECOND_FACTOR) {
            throw Problem.conflict("现在不需要验证码");
        }
        OptionalInt count = tries.count(session.name());
        if (count.isEmpty()) {
            sessions.end(session.accountId(), session.id());
            throw tries.locked(session.name());
        }
        Optional<Opened> opened = transactions.write(
                SiteScope.of(), () -> proof(session.accountId(), typed).map(proof -> enter(session, proof, origin)));
        return opened.orElseThrow(() -> {
            check.recordWrong(session.accountId(), session.name(), count.getAsInt(), origin, "factor");
            return EnrolFactor.wrongCode();
        });
    }

    private Optional<Proof> proof(long accountId, String typed) {
        String code = typed.replaceAll("\\s", "");
        if (code.matches("\\d{6}")) {
            OptionalLong step = factors.accepted(accountId, code, clock.instant());
            return step.isPresent() && factors.use(accountId, step.getAsLong())
                    ? Optional.of(Proof.FACTOR)
                    : Optional.empty();
        }
        return codes.use(accountId, code) ? Optional.of(Proof.RECOVERY) : Optional.empty();
    }

    private Opened enter(Session session, Proof proof, Origin origin) {
        tries.forget(session.name());
        accounts.entered(session.accountId(), origin.address());
        audit.record(
                session.actor(),
                "signIn",
                null,
                "account:" + session.accountId(),
                Map.of(
                        "success",
                        true,
                        "factor",
                        proof == Proof.RECOVERY ? "recovery" : "totp",
                        "address",
                        origin.address()));
        return sessions.renew(session, proof);
    }
}
