package org.huizheng.account;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.huizheng.account.HashLanes.Crowded;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether a password is right, with everything that makes guessing hopeless and a flood of guesses harmless. An unknown name
 * is counted, locked and hashed like a known one. A locked name is answered without hashing, and a second try while one for the
 * same name is being looked at counts as wrong without hashing.
 */
final class CheckPassword {

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final WrongTries tries;
    private final HashLanes lanes;
    private final AuditTrail audit;

    CheckPassword(
            ScopedTransactions transactions, JdbcClient jdbc, WrongTries tries, HashLanes lanes, AuditTrail audit) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.tries = tries;
        this.lanes = lanes;
        this.audit = audit;
    }

    private record Candidate(long accountId, String hash, String lastAddress) {}

    /**
     * @return the account's id; empty when it is wrong
     * @throws Problem 423 when the name is locked, 429 when too many are trying
     */
    Optional<Long> perform(String name, String password, Origin origin) {
        OptionalInt count = tries.count(name);
        if (count.isEmpty()) {
            throw tries.locked(name);
        }
        Candidate candidate = candidate(name);
        if (!lanes.beginName(name)) {
            wrong(candidate, name, count.getAsInt(), origin, "password");
            throw busy();
        }
        try {
            int suspicion = count.getAsInt()
                    - 1
                    + (origin.address().equals(candidate.lastAddress) ? 0 : lanes.loudness(origin.address()));
            if (lanes.perform(suspicion, () -> isRight(name, password, candidate, count.getAsInt()))) {
                tries.giveBack(name);
                return Optional.of(candidate.accountId);
            }
            wrong(candidate, name, count.getAsInt(), origin, "password");
            return Optional.empty();
        } catch (Crowded e) {
            tries.giveBack(name);
            throw busy();
        } finally {
            lanes.endName(name);
        }
    }

    private boolean isRight(String name, String password, Candidate candidate, int count) {
        if (count < WrongTries.MOST && tries.lockedUntil(name).isPresent()) {
            throw tries.locked(name);
        }
        return PasswordHashes.matches(password, candidate.hash) && candidate.accountId != 0;
    }

    private Candidate candidate(String name) {
        return jdbc.sql("""
                select account_id, password_hash as hash, last_address from account.account
                where name = ? and state = 'ACTIVE' and password_hash <> ''
                """)
                .param(name)
                .query(Candidate.class)
                .optional()
                .orElseGet(() -> new Candidate(0, PasswordHashes.NOBODY, ""));
    }

    private void wrong(Candidate candidate, String name, int count, Origin origin, String what) {
        lanes.heardWrong(origin.address());
        recordWrong(candidate.accountId, name, count, origin, what);
    }

    /** What was typed in place of an unknown name may be a password: it is not kept. */
    void recordWrong(long accountId, String name, int count, Origin origin, String what) {
        Actor actor = new Actor("staff", accountId == 0 ? "unknown" : name);
        transactions.write(SiteScope.of(), () -> {
            Map<String, ?> facts = Map.of("success", false, "what", what, "address", origin.address());
            audit.record(actor, "signIn", null, "account:" + accountId, facts);
            if (count >= WrongTries.MOST) {
                audit.record(
                        Actor.SYSTEM,
                        "lockAccount",
                        null,
                        "account:" + accountId,
                        Map.of("minutes", WrongTries.LOCK.toMinutes(), "address", origin.address()));
            }
        });
    }

    private static Problem busy() {
        return new Problem("too-many-attempts", 429, "登录请求过多，请过几秒再试");
    }
}
