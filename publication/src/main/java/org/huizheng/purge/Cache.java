package org.huizheng.purge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cache in front of the portals.
 *
 * @param sites null for every site
 * @param page how it forgets a page, or a list of pages
 * @param whole how it forgets all of a site; null when it can only be told page by page
 * @param headers a line each; {@code {secret}} in them stands for the secret
 * @param batch addresses sent at once
 * @param assembles it keeps pages and fragments apart, so that a new fragment concerns no page
 * @param version counts what persons changed of it; 0 for a new one
 */
public record Cache(
        long id,
        String name,
        @Nullable List<Long> sites,
        Form form,
        Request page,
        @Nullable Request whole,
        String headers,
        boolean hasSecret,
        int batch,
        boolean assembles,
        boolean paused,
        long version,
        Tally tally) {

    /** One request for each address, as Varnish and nginx have it; or one with a list, as delivery networks do. */
    public enum Form {
        EACH,
        LIST
    }

    /** With {@code {host}}, {@code {path}}, {@code {url}} for one address, and {@code {urls}} for a JSON array of them. */
    public record Request(String method, String url, String body) {}

    /** @param waiting counted no further than ten thousand; {@code failed} likewise */
    public record Tally(
            long waiting,
            long failed,
            long sent,
            @Nullable Instant sentAt,
            @Nullable String error,
            @Nullable Instant errorAt) {

        public static final Tally NONE = new Tally(0, 0, 0, null, null, null);
    }
}
