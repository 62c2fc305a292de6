package org.huizheng.kernel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what where. Every verb asks in {@code perform}, and its {@code blockers} give the same answer to the button.
 * An action is named by room and verb, such as {@code document.release}.
 */
@FunctionalInterface
public interface Permissions {

    /** Why this actor may not, in words; empty when it may. */
    Optional<Blocker> refusal(Actor actor, String action, Where where);

    /** @throws Problem 403 with the reason */
    default void require(Actor actor, String action, Where where) {
        refuse(refusal(actor, action, where));
    }

    /**
     * The same for several sites: a right for the platform covers all, otherwise it is needed on each.
     *
     * @param sites null for every site
     */
    default Optional<Blocker> refusalOn(Actor actor, String action, @Nullable List<Long> sites) {
        Optional<Blocker> refused = refusal(actor, action, Where.PLATFORM);
        return refused.isEmpty() || sites == null || sites.isEmpty()
                ? refused
                : sites.stream()
                        .map(site -> refusal(actor, action, Where.site(site)))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    /** @throws Problem 403 with the reason */
    default void requireOn(Actor actor, String action, @Nullable List<Long> sites) {
        refuse(refusalOn(actor, action, sites));
    }

    private static void refuse(Optional<Blocker> refused) {
        refused.ifPresent(blocker -> {
            throw new Problem("forbidden", 403, blocker.reason(), Map.of("blockers", List.of(blocker)));
        });
    }

    /**
     * The object of an action.
     *
     * @param siteId null for the whole platform
     * @param channels the channel and those above it, nearest first; empty for the site as a whole. A right in one of them
     *     is enough.
     */
    record Where(@Nullable Long siteId, List<Long> channels) {

        public static final Where PLATFORM = new Where(null, List.of());

        public static Where site(long siteId) {
            return new Where(siteId, List.of());
        }
    }
}
