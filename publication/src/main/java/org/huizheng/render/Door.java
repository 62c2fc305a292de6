package org.huizheng.render;

import java.net.InetAddress;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.huizheng.kernel.Networks;
import org.huizheng.kernel.Problem;
import org.huizheng.release.SiteStates;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who may come into a site.
 *
 * @param state of {@link SiteStates}; {@link #UNKNOWN} while nobody can say
 * @param allowed who may come in during a trial
 * @param until the last day of a pause
 */
public record Door(String state, Networks allowed, @Nullable LocalDate until) {

    public static final Door OPEN = new Door(SiteStates.ONLINE, new Networks(List.of()), null);

    /** What says who may come in is not what was published. */
    public static final Door UNKNOWN = new Door("", new Networks(List.of()), null);

    /** Where it lies in the tree. */
    public static final String STORED = SiteDoor.PATH;

    private static final Duration WHILE = Duration.ofHours(1);

    /**
     * @param file the bytes of {@link #STORED}
     * @throws DateTimeException or {@link org.huizheng.kernel.Problem} for what the maker of doors does not write
     */
    public static Door of(byte[] file) {
        JsonNode members = read(file);
        List<String> allowed = new ArrayList<>();
        members.path("allow").forEach(one -> allowed.add(one.asString("")));
        String until = members.path("until").asString("");
        return new Door(
                members.path("state").asString(""),
                new Networks(allowed),
                until.isEmpty() ? null : LocalDate.parse(until));
    }

    private static JsonNode read(byte[] file) {
        try {
            return JsonMapper.shared().readTree(file);
        } catch (JacksonException e) {
            throw Problem.invalid("站点状态文件无法读取");
        }
    }

    public boolean isOpen() {
        return SiteStates.isRead(state);
    }

    /** @param direct no proxy stands between; then a loopback address is somebody at the machine itself */
    public boolean admits(InetAddress client, boolean direct) {
        return isOpen()
                || state.equals(SiteStates.TRIAL) && (allowed.holds(client) || direct && client.isLoopbackAddress());
    }

    /** The status for those who may not come in; an unopened site is not even known. */
    public int status() {
        return switch (state) {
            case SiteStates.TRIAL -> 403;
            case SiteStates.CLOSED -> 410;
            case SiteStates.UNOPENED -> 404;
            default -> 503;
        };
    }

    /** @return seconds until it is worth asking again, 0 where it never is */
    public long retryAfter(Clock clock) {
        if (status() != 503) {
            return 0;
        }
        long left = until == null
                ? 0
                : Duration.between(
                                clock.instant(),
                                until.plusDays(1)
                                        .atStartOfDay(Rendering.SHANGHAI)
                                        .toInstant())
                        .toSeconds();
        return left > 0 ? left : WHILE.toSeconds();
    }
}
