package org.huizheng.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostTests {

    private RunningPortal portal;
    private SampleTree tree;

    @BeforeAll
    void start(@TempDir Path pages) {
        tree = new SampleTree(pages);
        portal = new RunningPortal(tree, "revalidate=0ms", "trusted-proxies=127.0.0.0/8");
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    @ParameterizedTest
    @CsvSource({
        "www.linlan.localhost, 人民政府",
        "WWW.LinLan.localhost, 人民政府",
        "www.linlan.localhost:8000, 人民政府",
        "www.linlan.localhost., 人民政府",
        "sf.linlan.localhost, 司法局",
        "sf.localhost, 司法局",
        "sf.localhost:80, 司法局",
        "localhost, 人民政府",
        "localhost:8000, 人民政府",
        "127.0.0.1:8000, 人民政府",
        "[::1]:8000, 人民政府",
    })
    void aHostLeadsToItsSite(String host, String words) {
        Reply reply = portal.get("/", "Host: " + host);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "example.com",
        "linlan",
        "x.www.linlan.localhost",
        "nosuch.localhost",
        "127.0.0.2",
        "0.0.0.0",
        "10.0.0.1:8000"
    })
    void anUnknownHostIsToldSoInWords(String host) {
        Reply reply = portal.get("/", "Host: " + host);
        assertThat(reply.status()).isEqualTo(421);
        assertThat(reply.text()).contains("网站不存在");
    }

    @Test
    void aLoopbackAddressSwitchesItsSiteByACookie() {
        Reply to = portal.get("/_site/sf", "Host: localhost:8000");
        assertThat(to.status()).isEqualTo(302);
        assertThat(to.header("Location")).isEqualTo("/");
        assertThat(to.header("Set-Cookie")).isEqualTo("huizheng_site=sf; Path=/; HttpOnly; SameSite=Lax");
        Reply home = portal.get("/", "Host: localhost:8000", "Cookie: a=b; huizheng_site=sf");
        assertThat(home.text()).contains("司法局");
        assertThat(home.header("Vary")).contains("Cookie");
        assertThat(portal.get("/", "Host: localhost:8000", "Cookie: huizheng_site=nosuch")
                        .text())
                .contains("人民政府");
        assertThat(portal.get("/_site/nosuch", "Host: localhost").status()).isEqualTo(404);
        assertThat(portal.get("/_site/linlan", "Host: localhost", "Cookie: huizheng_site=sf")
                        .status())
                .isEqualTo(302);
        assertThat(portal.get("/_site/..", "Host: localhost").status()).isEqualTo(400);
    }

    @Test
    void aSitesOwnHostKnowsNoSwitch() {
        assertThat(portal.get("/_site/sf").status()).isEqualTo(404);
        assertThat(portal.get("/", "Cookie: huizheng_site=sf").text()).contains("人民政府");
        assertThat(portal.get("/").header("Vary")).isEqualTo("Accept-Encoding");
    }

    @Test
    void theHostsAreReadAgainWhenTheyChange() {
        assertThat(portal.get("/", "Host: new.example").status()).isEqualTo(421);
        tree.hosts(
                "{\"hosts\":{\"www.linlan.localhost\":\"linlan\",\"sf.linlan.localhost\":\"sf\",\"new.example\":\"sf\"},"
                        + "\"portal\":\"linlan\"}");
        assertThat(portal.get("/", "Host: new.example").text()).contains("司法局");
        tree.hosts("{ broken");
        assertThat(portal.get("/", "Host: new.example").text()).contains("司法局");
    }

    @Test
    void onlyAKnownProxyIsBelievedAboutTls() {
        assertThat(portal.get("/", "X-Forwarded-Proto: https").header("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000");
        assertThat(portal.get("/", "X-Forwarded-Proto: http").header("Strict-Transport-Security"))
                .isNull();
    }
}
