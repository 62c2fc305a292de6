package org.huizheng.operation;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.huizheng.kernel.Problem;

/** All operations by name. */
public final class Operations {

    private final Map<String, Operation> byName = new TreeMap<>();

    public Operations(Collection<Operation> operations) {
        operations.forEach(o -> byName.put(o.name(), o));
    }

    public Outcome perform(String name, Arguments arguments, Progress progress) throws Exception {
        return named(name).perform(arguments, progress);
    }

    Operation named(String name) {
        Operation operation = byName.get(name);
        if (operation == null) {
            throw Problem.notFound("没有这个操作：" + name);
        }
        return operation;
    }

    /** What it does, in words; its name when it has none, or is gone. */
    String title(String name) {
        Operation operation = byName.get(name);
        Background background = operation == null ? null : operation.background();
        return background == null ? name : background.title();
    }
}
