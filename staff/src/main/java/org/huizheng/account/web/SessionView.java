package org.huizheng.account.web;

import java.util.List;
import java.util.Optional;
import org.huizheng.account.Session;
import org.huizheng.account.Sessions;
import org.huizheng.account.Step;
import org.jspecify.annotations.Nullable;

/**
 * Who is there and how far inside.
 *
 * @param step {@code signed-out}, {@code second-factor}, {@code enrolment}, {@code password-change} or {@code signed-in}
 * @param recovered came in by a recovery code, and may enrol another authenticator
 */
record SessionView(String step, @Nullable Person account, boolean recovered, long idleSeconds) {

    record Person(long id, String name, String displayName, List<String> roles) {}

    static SessionView of(Optional<Session> session) {
        return session.map(SessionView::of).orElseGet(() -> new SessionView("signed-out", null, false, idle()));
    }

    static SessionView of(Session s) {
        Person person = new Person(s.accountId(), s.name(), s.displayName(), s.roles());
        boolean inside = s.step() == Step.SIGNED_IN;
        return new SessionView(s.step().code(), person, inside && s.recovered(), idle());
    }

    private static long idle() {
        return Sessions.IDLE.toSeconds();
    }
}
