package org.huizheng.operation;

/** One thing an operator can ask for. Implementations only translate: the work is a verb of a room. */
public interface Operation {

    String name();

    /** @throws org.huizheng.kernel.Problem when it is refused or cannot be done */
    Outcome perform(Arguments arguments, Progress progress) throws Exception;
}
