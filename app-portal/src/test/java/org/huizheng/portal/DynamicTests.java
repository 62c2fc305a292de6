package org.huizheng.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is answered on request, while search and the database are away. */
class DynamicTests {

    private RunningPortal portal;

    @BeforeEach
    void start(@TempDir Path pages) {
        portal = new RunningPortal(
                new SampleTree(pages), "trusted-proxies=127.0.0.1", "search-burst=3", "search-per-minute=6");
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void searchSaysThatItIsAwayInTheSitesOwnPage() {
        Reply page = portal.get("/search?q=%E9%80%9A%E7%9F%A5");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.text()).contains("搜索暂停");
        assertThat(page.header("Retry-After")).isEqualTo("10");
        assertThat(page.header("Content-Security-Policy")).isEqualTo(SecurityHeaders.PAGE_POLICY);
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(portal.get("/").status()).isEqualTo(200);
    }

    @Test
    void theJsonAddressAnswersWithProblemDetails() {
        Reply problem = portal.get("/search.json?q=a", "X-Request-Id: abcdef0123456789");
        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.header("Content-Type")).startsWith("application/problem+json");
        assertThat(problem.text())
                .contains("\"status\":503", "搜索服务暂时不可用", "\"requestId\":\"abcdef0123456789\"")
                .doesNotContain("Exception");
        assertThat(problem.header("X-Request-Id")).isEqualTo("abcdef0123456789");
    }

    @Test
    void aQueryThatCannotBeReadIsTheReadersMistake() {
        for (String query : new String[] {"q=%zz", "q=%ff%fe", "q=%", "q=%c0%af"}) {
            Reply reply = portal.get("/search?" + query, "X-Forwarded-For: 192.0.2." + query.hashCode() % 100);
            assertThat(reply.status()).as(query).isIn(400, 503);
            assertThat(reply.text()).doesNotContain("Exception", "\tat ");
        }
    }

    @Test
    void aClientThatAsksTooOftenWaitsWhileOthersDoNot() {
        for (int i = 0; i < 3; i++) {
            assertThat(portal.get("/search?q=a", "X-Forwarded-For: 192.0.2.1").status())
                    .isEqualTo(503);
        }
        Reply refused = portal.get("/search?q=a", "X-Forwarded-For: 192.0.2.1");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text()).contains("太频繁了");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 10);
        assertThat(portal.get("/search?q=a", "X-Forwarded-For: 192.0.2.2").status())
                .isEqualTo(503);
        assertThat(portal.get("/search?q=a", "X-Forwarded-For: 198.51.100.7, 192.0.2.1")
                        .status())
                .isEqualTo(429);
        assertThat(portal.get("/").status()).isEqualTo(200);
    }
}
