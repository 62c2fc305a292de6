package org.huizheng.account;

import java.time.Instant;
import java.util.List;
import org.huizheng.kernel.Actor;

/** Someone at the door or inside. */
public record Session(
        long id,
        long accountId,
        String name,
        String displayName,
        Step step,
        boolean recovered,
        List<String> roles,
        Instant seenAt) {

    public Actor actor() {
        return new Actor("staff", name);
    }

    /** The one place where a second factor may be put in. */
    boolean mayEnrol() {
        return step == Step.ENROLMENT || recovered;
    }

    boolean mayChangePassword() {
        return step == Step.PASSWORD_CHANGE || step == Step.SIGNED_IN;
    }
}
