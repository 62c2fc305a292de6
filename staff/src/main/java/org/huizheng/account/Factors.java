package org.huizheng.account;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The second factors: one secret for each account, encrypted, and the last time step it was used in. */
final class Factors {

    private final JdbcClient jdbc;
    private final FactorKey key;

    Factors(JdbcClient jdbc, FactorKey key) {
        this.jdbc = jdbc;
        this.key = key;
    }

    /** Encrypted, with the last step it was used in. */
    private record Stored(byte[] secret, long lastStep) {}

    /** Not used until {@link #confirm} has seen a code of it. */
    void propose(long accountId, byte[] secret) {
        jdbc.sql("update account.account set factor_pending = ? where account_id = ?")
                .params(key.encrypt(accountId, secret), accountId)
                .update();
    }

    OptionalLong acceptedPending(long accountId, String code, Instant now) {
        return pending(accountId)
                .map(stored -> Totp.accepted(key.decrypt(accountId, stored.secret), code, now, 0))
                .orElse(OptionalLong.empty());
    }

    OptionalLong accepted(long accountId, String code, Instant now) {
        return confirmed(accountId)
                .map(stored -> Totp.accepted(key.decrypt(accountId, stored.secret), code, now, stored.lastStep))
                .orElse(OptionalLong.empty());
    }

    void confirm(long accountId, long step) {
        jdbc.sql("""
                update account.account set factor_secret = factor_pending, factor_pending = null, factor_last_step = ?
                where account_id = ? and factor_pending is not null
                """).params(step, accountId).update();
    }

    /** False when another request used this step, or a later one, first. */
    boolean use(long accountId, long step) {
        return jdbc.sql("update account.account set factor_last_step = ? where account_id = ? and factor_last_step < ?")
                        .params(step, accountId, step)
                        .update()
                == 1;
    }

    void clear(long accountId) {
        jdbc.sql("""
                update account.account set factor_secret = null, factor_pending = null, factor_last_step = 0
                where account_id = ?
                """).param(accountId).update();
    }

    /** The code an authenticator would show that can be used now; for the demonstration. */
    Optional<String> currentCode(long accountId, Instant now) {
        return pending(accountId).or(() -> confirmed(accountId)).map(stored -> {
            long step = Math.max(Totp.step(now), stored.lastStep + 1);
            return Totp.code(key.decrypt(accountId, stored.secret), step);
        });
    }

    private Optional<Stored> confirmed(long accountId) {
        return jdbc.sql("""
                select factor_secret as secret, factor_last_step as last_step from account.account
                where account_id = ? and factor_secret is not null
                """).param(accountId).query(Stored.class).optional();
    }

    private Optional<Stored> pending(long accountId) {
        return jdbc.sql("""
                select factor_pending as secret, 0 as last_step from account.account
                where account_id = ? and factor_pending is not null
                """).param(accountId).query(Stored.class).optional();
    }
}
