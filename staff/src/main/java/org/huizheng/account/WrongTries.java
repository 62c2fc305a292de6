package org.huizheng.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import org.huizheng.kernel.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts tries by the name that was typed, known or not. A try is counted before it is looked at, in one statement, and given
 * back when it was right: however many come at once, five are looked at.
 */
final class WrongTries {

    static final int MOST = 5;
    static final Duration LOCK = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Clock clock;

    WrongTries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The number of this try among the wrong ones; empty when the name is locked. */
    OptionalInt count(String name) {
        // even a refused write locks the row, and each try of a flood would flush the disk
        return lockedUntil(name).isPresent() ? OptionalInt.empty() : counted(name);
    }

    private OptionalInt counted(String name) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        Optional<Integer> wrong = jdbc.sql("""
                insert into account.attempt as t (name, wrong, last_at) values (:name, 1, :now)
                on conflict (name) do update set
                    wrong = case when t.last_at <= :forgotten then 1 else t.wrong + 1 end,
                    locked_until = case when t.last_at > :forgotten and t.wrong + 1 >= :most then :until::timestamptz end,
                    last_at = :now
                where t.locked_until is null or t.locked_until <= :now
                returning wrong
                """)
                .param("name", name)
                .param("now", now)
                .param("forgotten", now.minus(LOCK))
                .param("until", now.plus(LOCK))
                .param("most", MOST)
                .query(Integer.class)
                .optional();
        return wrong.isPresent() ? OptionalInt.of(wrong.get()) : OptionalInt.empty();
    }

    /** The counted try was not wrong; when it was the one that locked, the lock goes with it. */
    void giveBack(String name) {
        jdbc.sql("update account.attempt set wrong = wrong - 1, locked_until = null where name = ? and wrong > 0")
                .param(name)
                .update();
    }

    void forget(String name) {
        jdbc.sql("delete from account.attempt where name = ?").param(name).update();
    }

    Optional<Instant> lockedUntil(String name) {
        return jdbc.sql("select locked_until from account.attempt where name = ? and locked_until > ?")
                .params(name, clock.instant().atOffset(ZoneOffset.UTC))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** For the answer to a locked name. */
    Problem locked(String name) {
        Instant until = lockedUntil(name).orElseGet(() -> clock.instant().plus(LOCK));
        return new Problem(
                "account-locked", 423, "输错次数过多，账号已锁定，请稍后再试或联系安全管理员", java.util.Map.of("until", until.toString()));
    }

    void sweep() {
        jdbc.sql("delete from account.attempt where last_at < ?")
                .param(clock.instant().minus(LOCK).minus(LOCK).atOffset(ZoneOffset.UTC))
                .update();
    }
}
