package org.huizheng.portal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.huizheng.page.MappedTo;
import org.huizheng.release.MappingHits;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often each mapping answered, in memory until it is left where someone who may write finds it. What is counted by is the
 * mapping and never the address a reader sent, so nobody makes it grow by asking for more.
 */
final class HitCounts {

    private static final Logger LOG = LoggerFactory.getLogger(HitCounts.class);

    private final ConcurrentMap<Key, Long> counts = new ConcurrentHashMap<>();
    private final @Nullable Path directory;
    private final Clock clock;

    private record Key(String site, String match, String source) {}

    /** @param directory null where nothing is counted */
    HitCounts(@Nullable Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    void count(String site, MappedTo answer) {
        Key key = new Key(site, answer.match(), answer.source());
        if (directory != null && (counts.size() < MappingHits.MOST_COUNTS || counts.containsKey(key))) {
            counts.merge(key, 1L, Long::sum);
        }
    }

    /** What cannot be left now is left another time. */
    void leave() {
        if (directory == null || counts.isEmpty()) {
            return;
        }
        List<MappingHits.Count> taken = take();
        try {
            if (new MappingHits(UUID.randomUUID(), clock.instant(), taken).leave(directory)) {
                return;
            }
        } catch (IOException e) {
            LOG.warn("Counts of old addresses cannot be left in {}: {}", directory, e.toString());
        }
        taken.forEach(c -> counts.merge(new Key(c.site(), c.match(), c.source()), c.hits(), Long::sum));
    }

    private List<MappingHits.Count> take() {
        List<MappingHits.Count> taken = new ArrayList<>();
        for (Key key : counts.keySet()) {
            Long hits = counts.remove(key);
            if (hits != null) {
                taken.add(new MappingHits.Count(key.site, key.match, key.source, hits));
            }
        }
        return taken;
    }
}
