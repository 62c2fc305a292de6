package org.huizheng.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTests {

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimit limit = new RateLimit(3, 60, nanos::get);

    @Test
    void aClientMaySpendItsBurstAndThenWaits() {
        assertThat(limit.take("a")).isZero();
        assertThat(limit.take("a")).isZero();
        assertThat(limit.take("a")).isZero();
        assertThat(limit.take("a")).isEqualTo(1);
        nanos.addAndGet(1_000_000_000L);
        assertThat(limit.take("a")).isZero();
        assertThat(limit.take("a")).isEqualTo(1);
    }

    @Test
    void anotherClientIsNotHeldUp() {
        for (int i = 0; i < 10; i++) {
            limit.take("a");
        }
        assertThat(limit.take("b")).isZero();
    }

    @Test
    void aSubscribersIpv6NetworkCountsAsOneClient() throws Exception {
        assertThat(ClientPrefix.counted(InetAddress.getByName("2001:db8:1:2:3:4:5:6")))
                .isEqualTo(ClientPrefix.counted(InetAddress.getByName("2001:db8:1:2:ffff::1")));
        assertThat(ClientPrefix.counted(InetAddress.getByName("192.0.2.1"))).isEqualTo("192.0.2.1");
        assertThat(ClientPrefix.logged(InetAddress.getByName("192.0.2.77"))).isEqualTo("192.0.2.0");
    }
}
