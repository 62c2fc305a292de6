package org.huizheng.process;

import org.huizheng.kernel.Problem;
import org.jspecify.annotations.Nullable;

/** Why the product does not start: one sentence for the operator, never a stack trace. */
public final class CannotStart extends RuntimeException {

    public CannotStart(String message) {
        super(message);
    }

    public CannotStart(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** A problem met while starting is a reason not to start; anything else stays what it is. */
    public static RuntimeException of(RuntimeException e) {
        return e instanceof Problem problem ? new CannotStart(String.valueOf(problem.getMessage()), problem) : e;
    }
}
