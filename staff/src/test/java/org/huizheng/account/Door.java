package org.huizheng.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.huizheng.audit.AuditRoom;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.database.ScopedTransactions;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The room over a database of its own, with a clock that can be moved. */
final class Door implements AutoCloseable {

    static final Actor OPERATOR = Actor.command("test");
    static final Origin HERE = new Origin("192.0.2.1", "test");
    static final String PASSWORD = "Kx7-mq2V-wt";

    private static final class MovableClock implements InstantSource {
        private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead.get());
        }
    }

    final TestDatabase database = TestDatabase.fresh();
    final JdbcClient jdbc = JdbcClient.create(database.console());
    private final MovableClock clock = new MovableClock();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    Door() {
        context.registerBean(JdbcClient.class, () -> jdbc);
        context.registerBean(ScopedTransactions.class, () -> database.transactions());
        context.registerBean(Clock.class, () -> clock.withZone(ZoneOffset.UTC));
        context.registerBean(FactorKey.class, () -> new FactorKey("test"));
        context.register(AuditRoom.class, AccountRoom.class);
        context.refresh();
    }

    <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    void pass(Duration time) {
        clock.ahead.updateAndGet(ahead -> ahead.plus(time));
    }

    Instant now() {
        return clock.instant();
    }

    /** An account whose holder has not opened the link. */
    CreateAccount.Created invited(String name, Grant... grants) {
        return the(CreateAccount.class).perform(OPERATOR, new NewAccount(name, "某人", null, List.of(grants), false));
    }

    /** An account that is in use. */
    Enrolled staff(String name, Grant... grants) {
        String token = invited(name, grants).token();
        Opened opened = the(ClaimLink.class).perform(token, new ClaimLink.Answer("", "", PASSWORD), HERE);
        return enrolled(opened.session());
    }

    /** Someone inside, with what only the person has. */
    record Enrolled(Opened opened, List<String> recoveryCodes) {

        Session session() {
            return opened.session();
        }
    }

    Enrolled enrolled(Session session) {
        the(EnrolFactor.class).propose(session);
        var enrolled = the(EnrolFactor.class).confirm(session, code(session.name()), HERE);
        return new Enrolled(enrolled.opened(), enrolled.recoveryCodes());
    }

    /** What the person's authenticator shows, and has not been used. */
    String code(String name) {
        return the(ShowCode.class).perform(OPERATOR, name);
    }

    Opened password(String name) {
        return the(SignIn.class).perform(name, PASSWORD, HERE);
    }

    Opened signIn(String name) {
        return the(ProveFactor.class).perform(password(name).session(), code(name), HERE);
    }

    long entries(String action, String facts) {
        return jdbc.sql("select count(*) from audit.entry where action = ? and position(? in facts) > 0")
                .params(action, facts)
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
