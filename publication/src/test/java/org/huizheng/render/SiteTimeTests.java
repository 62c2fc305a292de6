package org.huizheng.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SiteTimeTests {

    private final AtomicLong now = new AtomicLong();
    private final SiteTime time = new SiteTime(50, Duration.ofSeconds(1), now::get);

    private void use(long site, long millis) {
        time.add(site, TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void whoUsedMoreThanItsShareOfWhatAllUsedIsOverdrawn() {
        use(1, 3_000);
        use(2, 1_500);
        use(3, 1_000);
        assertThat(time.overdrawn()).containsExactly(1L);
        use(2, 1_000);
        assertThat(time.overdrawn()).isEmpty();
    }

    @Test
    void lessThanASecondIsNothing() {
        use(1, 999);
        assertThat(time.overdrawn()).isEmpty();
        use(1, 1);
        assertThat(time.overdrawn()).containsExactly(1L);
    }

    @Test
    void afterAMinuteNothingIsHeldAgainstASite() {
        use(1, 5_000);
        now.addAndGet(TimeUnit.SECONDS.toNanos(59));
        assertThat(time.overdrawn()).containsExactly(1L);
        now.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(time.overdrawn()).isEmpty();
    }

    @Test
    void aShareOfAHundredIsNoLimit() {
        SiteTime all = new SiteTime(100, Duration.ofSeconds(1), now::get);
        all.add(1, TimeUnit.SECONDS.toNanos(100));
        assertThat(all.overdrawn()).isEmpty();
    }
}
