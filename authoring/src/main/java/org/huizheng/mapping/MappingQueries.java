package org.huizheng.mapping;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Slice;
import org.huizheng.release.Mapping;
import org.huizheng.release.Mappings;
import org.huizheng.release.MovedChannels;
import org.huizheng.release.ReleasedChannel;
import org.huizheng.release.ReleasedChannels;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mappings of a site within a scope. */
public final class MappingQueries {

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Mappings mappings;

    MappingQueries(JdbcClient jdbc, Mappings mappings) {
        this.jdbc = jdbc;
        this.mappings = mappings;
    }

    /** A merged channel leads on by itself. */
    public record Merged(String source, String target, int addresses) {}

    public Slice<Mapping> list(
            SiteScope scope, long siteId, Mappings.Filter filter, @Nullable String after, int limit) {
        scope.require(siteId);
        int size = Math.clamp(limit, 1, MOST);
        List<Mapping> found = mappings.list(siteId, filter, cursor(after), size + 1);
        return found.size() <= size
                ? new Slice<>(found, null)
                : new Slice<>(
                        found.subList(0, size),
                        String.valueOf(found.get(size - 1).id()));
    }

    /** Those readers asked for, most asked first. */
    public Slice<Mapping> mostAsked(
            SiteScope scope, long siteId, Mappings.Filter filter, @Nullable String after, int limit) {
        scope.require(siteId);
        int size = Math.clamp(limit, 1, MOST);
        List<Mapping> found = mappings.mostAsked(siteId, filter, place(after), size + 1);
        if (found.size() <= size) {
            return new Slice<>(found, null);
        }
        Mapping last = found.get(size - 1);
        Mappings.Asked asked = mappings.asked(List.of(last)).get(last.id());
        return new Slice<>(found.subList(0, size), asked == null ? null : asked.hits() + "-" + last.id());
    }

    public Map<Long, Mappings.Asked> asked(List<Mapping> found) {
        return mappings.asked(found);
    }

    public List<Merged> merged(SiteScope scope, long siteId) {
        scope.require(siteId);
        List<ReleasedChannel> channels = ReleasedChannels.of(jdbc, siteId);
        return MovedChannels.of(jdbc, siteId).stream()
                .map(moved -> new Merged(
                        "/" + moved.path() + "/",
                        channels.stream()
                                .filter(c -> c.channelId() == moved.toChannelId())
                                .map(c -> "/" + c.path() + "/")
                                .findFirst()
                                .orElse(""),
                        moved.pages().size()))
                .toList();
    }

    private static Mappings.@Nullable Asked place(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return null;
        }
        int dash = after.indexOf('-');
        return new Mappings.Asked(
                cursor(after.substring(dash + 1)),
                dash <= 0 ? cursor("-") : cursor(after.substring(0, dash)),
                Instant.EPOCH);
    }

    private static long cursor(@Nullable String after) {
        try {
            return after == null || after.isEmpty() ? 0 : Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw Problem.invalid("翻页位置无效");
        }
    }
}
