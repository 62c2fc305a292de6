package org.huizheng.operation;

import org.huizheng.kernel.Actor;

/** In whose name this thread performs an operation: the person who asked for it, or whoever runs the product. */
public final class OnBehalf {

    private static final ScopedValue<Actor> ACTOR = ScopedValue.newInstance();

    private OnBehalf() {}

    public static Actor actorOr(Actor otherwise) {
        return ACTOR.orElse(otherwise);
    }

    static <R> R of(Actor actor, ScopedValue.CallableOp<R, Exception> work) throws Exception {
        return ScopedValue.where(ACTOR, actor).call(work);
    }
}
