package org.huizheng.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sessions in the database: what one process opened, another knows, and can end. */
public final class Sessions {

    public static final Duration IDLE = Duration.ofMinutes(15);
    static final Duration ABSOLUTE = Duration.ofHours(12);
    static final Duration PASSWORD_LIFE = Duration.ofDays(90);

    /** How exact the last sight of someone is: a row is not written for every request. */
    private static final Duration EXACTNESS = Duration.ofMinutes(1);

    /** What was shown to open a session. */
    enum Proof {
        PASSWORD,
        FACTOR,
        RECOVERY
    }

    /** One of a person's own sessions. */
    public record Item(long id, Instant createdAt, Instant seenAt, String address, String agent) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    public Sessions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Session> byToken(String token) {
        OffsetDateTime now = now();
        return jdbc.sql("""
                select s.session_id, s.account_id, s.proof, s.seen_at, a.name, a.display_name,
                       a.factor_secret is not null as enrolled, a.password_changed_at,
                       array(select distinct g.role from account.role_grant g where g.account_id = a.account_id order by 1) as roles
                from account.session s join account.account a using (account_id)
                where s.token_hash = ? and s.seen_at > ? and s.created_at > ? and a.state = 'ACTIVE'
                """)
                .params(Tokens.hash(token), now.minus(IDLE), now.minus(ABSOLUTE))
                .query(this::session)
                .optional();
    }

    private Session session(ResultSet row, int number) throws SQLException {
        Proof proof = Proof.valueOf(row.getString("proof"));
        boolean old = isOld(row.getObject("password_changed_at", OffsetDateTime.class));
        Step step = proof == Proof.PASSWORD
                ? row.getBoolean("enrolled") ? Step.SECOND_FACTOR : Step.ENROLMENT
                : old ? Step.PASSWORD_CHANGE : Step.SIGNED_IN;
        return new Session(
                row.getLong("session_id"),
                row.getLong("account_id"),
                row.getString("name"),
                row.getString("display_name"),
                step,
                proof == Proof.RECOVERY,
                List.of((String[]) row.getArray("roles").getArray()),
                row.getObject("seen_at", OffsetDateTime.class).toInstant());
    }

    private boolean isOld(@Nullable OffsetDateTime changed) {
        return changed == null || changed.toInstant().isBefore(clock.instant().minus(PASSWORD_LIFE));
    }

    Opened open(long accountId, Proof proof, Origin origin) {
        String token = Tokens.fresh();
        OffsetDateTime now = now();
        jdbc.sql("""
                insert into account.session (token_hash, account_id, proof, created_at, seen_at, address, agent)
                values (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(Tokens.hash(token), accountId, proof.name(), now, now, origin.address(), origin.agent())
                .update();
        return new Opened(token, byToken(token).orElseThrow());
    }

    /** With more proven, the old token ends: whoever knew it before is out. */
    Opened renew(Session session, @Nullable Proof proof) {
        String token = Tokens.fresh();
        jdbc.sql("""
                update account.session set token_hash = ?, proof = coalesce(?::text, proof), seen_at = ? where session_id = ?
                """)
                .param(Tokens.hash(token))
                .param(proof == null ? null : proof.name())
                .param(now())
                .param(session.id())
                .update();
        return new Opened(token, byToken(token).orElseThrow());
    }

    /** Keeps the session from becoming idle. */
    public void seen(Session session) {
        OffsetDateTime now = now();
        if (session.seenAt().isAfter(now.minus(EXACTNESS).toInstant())) {
            return;
        }
        jdbc.sql("update account.session set seen_at = ? where session_id = ? and seen_at < ?")
                .params(now, session.id(), now)
                .update();
        jdbc.sql("update account.account set last_seen_at = ? where account_id = ?")
                .params(now, session.accountId())
                .update();
    }

    public List<Item> of(long accountId) {
        OffsetDateTime now = now();
        return jdbc.sql("""
                select session_id as id, created_at, seen_at, address, agent from account.session
                where account_id = ? and proof <> 'PASSWORD' and seen_at > ? and created_at > ? order by seen_at desc, session_id
                """)
                .params(accountId, now.minus(IDLE), now.minus(ABSOLUTE))
                .query((row, n) -> new Item(
                        row.getLong("id"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("seen_at", OffsetDateTime.class).toInstant(),
                        row.getString("address"),
                        row.getString("agent")))
                .list();
    }

    /** False when this person has no such session. */
    boolean end(long accountId, long sessionId) {
        return jdbc.sql("delete from account.session where account_id = ? and session_id = ?")
                        .params(accountId, sessionId)
                        .update()
                == 1;
    }

    void endAll(long accountId) {
        jdbc.sql("delete from account.session where account_id = ?")
                .param(accountId)
                .update();
    }

    void endOthers(Session session) {
        jdbc.sql("delete from account.session where account_id = ? and session_id <> ?")
                .params(session.accountId(), session.id())
                .update();
    }

    void sweep() {
        OffsetDateTime now = now();
        jdbc.sql("delete from account.session where seen_at < ? or created_at < ?")
                .params(now.minus(IDLE), now.minus(ABSOLUTE))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
