package org.huizheng.cache;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Problem;

/** Tells caches once more what they did not forget. */
public final class RetryPurges {

    private final CacheWork work;

    RetryPurges(CacheWork work) {
        this.work = work;
    }

    public List<Blocker> blockers(Actor actor) {
        return work.refusals(actor, "retry");
    }

    public void one(Actor actor, long id) {
        if (retry(actor, Optional.of(id)) == 0) {
            throw Problem.notFound("这一条已经不在失败之列");
        }
    }

    public int all(Actor actor) {
        return retry(actor, Optional.empty());
    }

    private int retry(Actor actor, Optional<Long> id) {
        work.require(actor, "retry");
        int[] retried = new int[1];
        work.write(() -> {
            retried[0] = work.purges.retry(id);
            if (retried[0] > 0) {
                work.note(actor, "retryPurges", id.orElse(0L), Map.of("purges", retried[0]));
            }
        });
        return retried[0];
    }
}
