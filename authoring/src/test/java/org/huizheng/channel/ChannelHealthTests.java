package org.huizheng.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huizheng.release.ChannelActivity.Activity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelHealthTests {

    private static final Instant NOW = Instant.parse("2026-10-12T02:24:00Z");

    @ParameterizedTest
    @CsvSource({
        "14,  2026-10-11T15:59:00Z, ok,   13, 正常",
        "14,  2026-10-02T00:00:00Z, due,  4,  4 天后超期",
        "14,  2026-09-28T00:00:00Z, due,  0,  今天到期",
        "14,  2026-09-27T00:00:00Z, late, -1, 超期 1 天",
        "30,  2026-09-21T02:00:00Z, due,  9,  9 天后超期",
        "90,  2026-07-28T02:00:00Z, due,  14, 14 天后超期",
        "90,  2026-07-29T02:00:00Z, ok,   15, 正常",
        "365, 2026-03-02T02:00:00Z, ok,   141, 正常"
    })
    void theWarningBeginsFourteenDaysOrThreeTenthsBefore(
            int cycle, Instant newest, String state, int left, String text) {
        ChannelHealth health = ChannelHealth.of(channel("list", cycle), new Activity(3, newest), NOW);
        assertThat(health.state()).isEqualTo(state);
        assertThat(health.daysLeft()).isEqualTo(left);
        assertThat(health.text()).isEqualTo(text);
    }

    @Test
    void daysAreThoseOfShanghai() {
        Instant lateInTheEvening = Instant.parse("2026-10-11T16:30:00Z");
        assertThat(ChannelHealth.of(channel("list", 14), new Activity(1, lateInTheEvening), NOW)
                        .daysSince())
                .isZero();
    }

    @Test
    void anEmptyListIsSaidToBeEmptyAndASectionHasNoState() {
        assertThat(ChannelHealth.of(channel("list", 14), new Activity(0, null), NOW)
                        .state())
                .isEqualTo("empty");
        assertThat(ChannelHealth.of(channel("section", null), new Activity(0, null), NOW)
                        .state())
                .isEqualTo("none");
        assertThat(ChannelHealth.of(channel("list", null), new Activity(1, NOW), NOW)
                        .state())
                .isEqualTo("none");
    }

    private static Channel channel(String kind, @Nullable Integer days) {
        return new Channel(
                1,
                1,
                null,
                "a",
                "栏目",
                "说明",
                List.of("词"),
                List.of("工作动态"),
                kind,
                "article",
                "newest",
                false,
                null,
                1,
                Map.of(),
                new Care("", null, days),
                0);
    }
}
