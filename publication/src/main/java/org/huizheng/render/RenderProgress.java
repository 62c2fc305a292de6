package org.huizheng.render;

import java.time.Instant;
import java.util.List;
import org.huizheng.release.ReleasedSites;
import org.jspecify.annotations.Nullable;

/** How much waits in the render queue, and what failed for good. */
public final class RenderProgress {

    /** @param waiting pages to be made, {@code failed} pages that wait for a person */
    public record Depth(long waiting, long failed) {}

    /** A page that cannot be published, and why. */
    public record Failure(long siteId, String page, String error, Instant since) {}

    private final Engine engine;

    RenderProgress(Engine engine) {
        this.engine = engine;
    }

    /** @param siteCode null for all sites */
    public Depth depth(@Nullable String siteCode) {
        Long site = siteCode == null
                ? null
                : ReleasedSites.idOf(engine.jdbc, siteCode).orElse(-1L);
        RenderQueue.Depth depth = engine.queue.depth(site);
        return new Depth(depth.waiting(), depth.failed());
    }

    public List<Failure> failures(int most) {
        return engine.jdbc
                .sql(
                        "select site_id, page, coalesce(error, ''), due_at from render.queue where attempts >= ? order by due_at limit ?")
                .params(RenderQueue.MOST_ATTEMPTS, most)
                .query((rs, i) -> new Failure(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getTimestamp(4).toInstant()))
                .list();
    }
}
