package org.huizheng.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletRequest;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ForwardedTests {

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/session");

    ForwardedTests() {
        request.addHeader("X-Forwarded-For", "203.0.113.9, 198.51.100.7");
        request.addHeader("X-Forwarded-Proto", "https");
    }

    @Test
    void aTrustedProxyTellsWhoAsksAndThatItWasByTls() throws Exception {
        ServletRequest seen = passed("10.0.0.0/8", "10.1.2.3");
        assertThat(seen.getRemoteAddr()).isEqualTo("198.51.100.7");
        assertThat(seen.isSecure()).isTrue();
    }

    @Test
    void aChainOfTrustedProxiesIsFollowedToTheFirstStranger() throws Exception {
        assertThat(passed("10.0.0.0/8,198.51.100.7", "10.1.2.3").getRemoteAddr())
                .isEqualTo("203.0.113.9");
        assertThat(passed("::1,198.51.100.7", "[0:0:0:0:0:0:0:1]").getRemoteAddr())
                .isEqualTo("203.0.113.9");
    }

    @Test
    void aStrangerIsNotBelieved() throws Exception {
        ServletRequest seen = passed("10.0.0.0/8", "192.0.2.1");
        assertThat(seen.getRemoteAddr()).isEqualTo("192.0.2.1");
        assertThat(seen.isSecure()).isFalse();
        assertThat(passed("", "192.0.2.1").getRemoteAddr()).isEqualTo("192.0.2.1");
    }

    @Test
    void whatIsNoAddressNamesNobody() throws Exception {
        request.removeHeader("X-Forwarded-For");
        request.addHeader("X-Forwarded-For", "<script>, not-an-address");
        assertThat(passed("10.0.0.0/8", "10.1.2.3").getRemoteAddr()).isEqualTo("10.1.2.3");
    }

    private ServletRequest passed(String proxies, String from) throws Exception {
        request.setRemoteAddr(from);
        MockFilterChain chain = new MockFilterChain();
        new Forwarded(proxies).doFilter(request, new MockHttpServletResponse(), chain);
        ServletRequest seen = chain.getRequest();
        assertThat(seen).isNotNull();
        return seen;
    }
}
