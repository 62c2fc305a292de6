package org.huizheng.operation;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Blocker;
import org.jspecify.annotations.Nullable;

/** One thing an operator can ask for. Implementations only translate: the work is a verb of a room. */
public interface Operation {

    String name();

    /** Null for what only the shell asks for and waits for. */
    default @Nullable Background background() {
        return null;
    }

    /** What the trail keeps of what was asked. */
    default Map<String, Object> audited(Arguments arguments) {
        return arguments.values();
    }

    /** Why it cannot be done here at all. */
    default List<Blocker> blockers() {
        return List.of();
    }

    /** @throws org.huizheng.kernel.Problem when it is refused or cannot be done */
    Outcome perform(Arguments arguments, Progress progress) throws Exception;
}
