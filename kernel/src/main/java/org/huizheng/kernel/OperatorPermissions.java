package org.huizheng.kernel;

import java.util.Optional;

/** For a process no person signs in to: the operator's shell and the product itself may do everything, staff nothing. */
public final class OperatorPermissions implements Permissions {

    @Override
    public Optional<Blocker> refusal(Actor actor, String action, Where where) {
        return actor.kind().equals("staff")
                ? Optional.of(new Blocker("permission", "此程序不受理工作人员的操作"))
                : Optional.empty();
    }
}
