package org.huizheng.account;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Permissions;
import org.jspecify.annotations.Nullable;

/**
 * Permissions from the roles a person was granted; the operator's shell and the product itself may do everything. A list
 * of fifty rows asks some hundred times, so a person's rights are kept for a second: another process that changes them has
 * ended the person's sessions anyway.
 */
public final class RolePermissions implements Permissions {

    private static final long FRESH = Duration.ofSeconds(1).toNanos();
    private static final int MOST_KEPT = 5_000;

    private record Kept(List<Right> rights, long until) {}

    private final GrantQueries grants;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private volatile @Nullable Map<String, String> labels;

    public RolePermissions(GrantQueries grants) {
        this.grants = grants;
    }

    @Override
    public Optional<Blocker> refusal(Actor actor, String action, Where where) {
        boolean allowed =
                switch (actor.kind()) {
                    case "command", "system" -> true;
                    case "staff" ->
                        rights(actor.name()).stream()
                                .anyMatch(right -> right.action().equals(action) && right.covers(where));
                    default -> false;
                };
        return allowed ? Optional.empty() : Optional.of(new Blocker("permission", "您没有“" + label(action) + "”的权限"));
    }

    /** After a change of somebody's roles. */
    void forget(String accountName) {
        kept.remove(accountName);
    }

    private List<Right> rights(String name) {
        long now = System.nanoTime();
        Kept known = kept.get(name);
        if (known != null && known.until - now > 0) {
            return known.rights;
        }
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        List<Right> rights = List.copyOf(grants.rights(name));
        kept.put(name, new Kept(rights, now + FRESH));
        return rights;
    }

    private String label(String action) {
        Map<String, String> known = labels;
        if (known == null) {
            known = grants.actionLabels();
            labels = known;
        }
        return known.getOrDefault(action, action);
    }
}
