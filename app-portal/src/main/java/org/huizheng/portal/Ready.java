package org.huizheng.portal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.huizheng.hant.Hant;
import org.jspecify.annotations.Nullable;

/** An answer held in memory, and what it was made from. */
final class Ready {

    private final int status;
    private final Representation identity;
    private final @Nullable Representation gzip;
    private final boolean ranges;
    private final Path root;
    private final Map<Path, Source> sources;
    private final @Nullable Hant hant;
    private volatile long checkedNanos;
    private volatile int generation;

    /** A file read, with its stamp taken before reading; {@code stamp} is null for a fragment that was missing or could not be read. */
    record Source(@Nullable Stamp stamp) {}

    Ready(
            int status,
            Representation identity,
            @Nullable Representation gzip,
            boolean ranges,
            Path root,
            Map<Path, Source> sources,
            @Nullable Hant hant,
            int generation) {
        this.status = status;
        this.identity = identity;
        this.gzip = gzip;
        this.ranges = ranges;
        this.root = root;
        this.sources = Map.copyOf(sources);
        this.hant = hant;
        this.generation = generation;
        this.checkedNanos = System.nanoTime();
    }

    int status() {
        return status;
    }

    /** Whether a part of it may be asked for; never of what is assembled. */
    boolean ranges() {
        return ranges;
    }

    Representation identity() {
        return identity;
    }

    @Nullable
    Representation gzip() {
        return gzip;
    }

    boolean fresh(int generationNow, long revalidateNanos) {
        return generation == generationNow && System.nanoTime() - checkedNanos < revalidateNanos;
    }

    /**
     * Looks at every source again.
     *
     * @param hantNow the traditional version as it is now, whose words may be others; null for the simplified one
     */
    boolean unchanged(Path rootNow, @Nullable Hant hantNow, int generationNow) {
        if (!root.equals(rootNow) || hant != hantNow) {
            return false;
        }
        for (var source : sources.entrySet()) {
            if (!Objects.equals(Stamp.of(source.getKey()), source.getValue().stamp())) {
                return false;
            }
        }
        checkedNanos = System.nanoTime();
        generation = generationNow;
        return true;
    }

    int weight() {
        return 1500 + 200 * sources.size() + identity.bytes().length + (gzip == null ? 0 : gzip.bytes().length);
    }
}
