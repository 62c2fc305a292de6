package org.huizheng.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class CallRatesTests {

    private final CallRates rates = new CallRates(new CallRates.Rate(2, 1), new CallRates.Rate(5, 1));

    @Test
    void aSessionThatAsksTooOftenIsToldWhenToAskAgainAndAnotherIsNot() throws Exception {
        assertThat(ask("a", "10.0.0.1").getStatus()).isEqualTo(200);
        assertThat(ask("a", "10.0.0.1").getStatus()).isEqualTo(200);
        MockHttpServletResponse refused = ask("a", "10.0.0.1");
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
        assertThat(refused.getContentAsString()).contains("too-many-requests", "操作太频繁，请 1 秒后再试");
        assertThat(ask("b", "10.0.0.1").getStatus()).isEqualTo(200);
    }

    @Test
    void newSessionsDoNotHelpAnAddressThatAsksTooOften() throws Exception {
        for (int call = 0; call < 5; call++) {
            assertThat(ask("session" + call, "10.0.0.2").getStatus()).isEqualTo(200);
        }
        assertThat(ask("session9", "10.0.0.2").getStatus()).isEqualTo(429);
        assertThat(ask("session9", "10.0.0.3").getStatus()).isEqualTo(200);
    }

    private MockHttpServletResponse ask(String session, String address) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/sites");
        request.setServletPath(request.getRequestURI());
        request.setRemoteAddr(address);
        request.setCookies(new Cookie("huizheng_session", session));
        MockHttpServletResponse response = new MockHttpServletResponse();
        rates.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
