package org.huizheng.channel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.huizheng.release.ChannelActivity.Activity;
import org.jspecify.annotations.Nullable;

/**
 * 更新情况: how far a channel is from what the inspectors count as not updated.
 *
 * @param daysLeft negative when over; null without a cycle or without documents
 * @param deadline the last day
 * @param text for people
 */
public record ChannelHealth(
        String state,
        @Nullable Integer daysSince,
        @Nullable Integer daysLeft,
        @Nullable LocalDate deadline,
        String text) {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final int WARNING_DAYS = 14;
    private static final double WARNING_SHARE = 0.3;

    enum State {
        NONE,
        OK,
        DUE,
        LATE,
        EMPTY
    }

    static ChannelHealth of(Channel channel, Activity activity, Instant now) {
        Integer cycle = channel.care().updateDays();
        Instant newest = activity.newest();
        if (!channel.kind().equals("list")) {
            return of(State.NONE, null, null, null, "");
        }
        LocalDate today = LocalDate.ofInstant(now, SHANGHAI);
        Integer since =
                newest == null ? null : (int) ChronoUnit.DAYS.between(LocalDate.ofInstant(newest, SHANGHAI), today);
        if (since == null) {
            return of(State.EMPTY, null, null, null, "空白，不能上线");
        }
        if (cycle == null) {
            return of(State.NONE, since, null, null, "未设更新周期");
        }
        int left = cycle - since;
        return of(state(left, cycle), since, left, today.plusDays(left), text(left, cycle));
    }

    private static State state(int left, int cycle) {
        return left < 0 ? State.LATE : left <= Math.min(WARNING_DAYS, cycle * WARNING_SHARE) ? State.DUE : State.OK;
    }

    private static String text(int left, int cycle) {
        return switch (state(left, cycle)) {
            case LATE -> "超期 " + -left + " 天";
            case DUE -> left == 0 ? "今天到期" : left + " 天后超期";
            default -> "正常";
        };
    }

    private static ChannelHealth of(
            State state, @Nullable Integer since, @Nullable Integer left, @Nullable LocalDate deadline, String text) {
        return new ChannelHealth(state.name().toLowerCase(Locale.ROOT), since, left, deadline, text);
    }
}
