package org.huizheng.console.operations;

import org.huizheng.kernel.Actor;
import org.huizheng.operation.OnBehalf;

/** In whose name operations run, for the audit trail. */
public final class Operator {

    private Operator() {}

    public static Actor actor() {
        return OnBehalf.actorOr(Actor.command(System.getProperty("user.name", "unknown")));
    }
}
