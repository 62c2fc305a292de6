package org.huizheng.portal;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.huizheng.kernel.Networks;
import org.huizheng.release.SiteStates;
import org.jspecify.annotations.Nullable;

/**
 * Who may come into a site.
 *
 * @param state of {@link SiteStates}; {@link #UNKNOWN} while nobody can say
 * @param allowed who may come in during a trial
 * @param until the last day of a pause
 */
record Door(String state, Networks allowed, @Nullable LocalDate until) {

    static final Door OPEN = new Door(SiteStates.ONLINE, new Networks(java.util.List.of()), null);

    /** What says who may come in is not what was published. */
    static final Door UNKNOWN = new Door("", new Networks(java.util.List.of()), null);

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Duration WHILE = Duration.ofHours(1);

    boolean isOpen() {
        return SiteStates.isRead(state);
    }

    /** @param direct no proxy stands between; then a loopback address is somebody at the machine itself */
    boolean admits(InetAddress client, boolean direct) {
        return isOpen()
                || state.equals(SiteStates.TRIAL) && (allowed.holds(client) || direct && client.isLoopbackAddress());
    }

    /** The status for those who may not come in; an unopened site is not even known. */
    int status() {
        return switch (state) {
            case SiteStates.TRIAL -> 403;
            case SiteStates.CLOSED -> 410;
            case SiteStates.UNOPENED -> 404;
            default -> 503;
        };
    }

    /** @return seconds until it is worth asking again, 0 where it never is */
    long retryAfter(Clock clock) {
        if (status() != 503) {
            return 0;
        }
        long left = until == null
                ? 0
                : Duration.between(
                                clock.instant(),
                                until.plusDays(1).atStartOfDay(SHANGHAI).toInstant())
                        .toSeconds();
        return left > 0 ? left : WHILE.toSeconds();
    }
}
