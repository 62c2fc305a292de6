package org.huizheng.kernel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everybody may do everything, until {@link #grant} says what one may: then that one may nothing else. */
public final class MemoryPermissions implements Permissions {

    private record Grant(String action, Where where) {

        boolean covers(String asked, Where at) {
            boolean named = action.endsWith(".*")
                    ? asked.startsWith(action.substring(0, action.length() - 1))
                    : action.equals(asked);
            boolean platform = where.siteId() == null;
            boolean here = platform || where.siteId().equals(at.siteId());
            return named
                    && here
                    && (where.channels().isEmpty() || at.channels().stream().anyMatch(where.channels()::contains));
        }
    }

    private final Map<String, List<Grant>> grants = new ConcurrentHashMap<>();

    /** @param action such as {@code document.release}, or {@code document.*} */
    public void grant(Actor actor, String action, Where where) {
        grants.computeIfAbsent(actor.name(), name -> new CopyOnWriteArrayList<>())
                .add(new Grant(action, where));
    }

    @Override
    public Optional<Blocker> refusal(Actor actor, String action, Where where) {
        List<Grant> own = grants.get(actor.name());
        return own == null || own.stream().anyMatch(grant -> grant.covers(action, where))
                ? Optional.empty()
                : Optional.of(new Blocker("permission", "您的角色不能执行" + action));
    }
}
