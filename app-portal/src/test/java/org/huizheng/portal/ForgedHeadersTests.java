package org.huizheng.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks without one of our proxies between may write what a proxy would say; it means nothing. */
class ForgedHeadersTests {

    private static final String PAGE = "/zwgk/202611/7.html";
    private static final String FORGED_HOST = "sf.linlan.localhost";
    private static final String[] FORGED = {
        "X-Forwarded-Proto: https",
        "X-Forwarded-For: 10.9.8.7",
        "X-Forwarded-Host: " + FORGED_HOST,
        "X-Forwarded-Port: 8443",
        "X-Forwarded-Ssl: on",
        "X-Real-IP: 10.9.8.7",
        "Forwarded: for=10.9.8.7;proto=https;host=" + FORGED_HOST
    };

    @TempDir
    private Path pages;

    private RunningPortal portal(String proxies) {
        return new RunningPortal(
                new SampleTree(pages),
                "revalidate=0s",
                "search-burst=3",
                "search-per-minute=6",
                "trusted-proxies=" + proxies);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/8"})
    void tlsIsNotBelieved(String proxies) {
        try (RunningPortal portal = portal(proxies)) {
            for (String path : new String[] {"/", PAGE, "/nothing", "/moved", "/search?q=x"}) {
                assertThat(portal.get(path, FORGED).header("Strict-Transport-Security"))
                        .as(path)
                        .isNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/8", "127.0.0.0/8"})
    void aForwardedHostLeadsToNoOtherSiteAndStandsInNoAnswer(String proxies) {
        try (RunningPortal portal = portal(proxies)) {
            assertThat(portal.get("/", FORGED).text()).contains("人民政府").doesNotContain("司法局");
            assertThat(portal.get("/old.html", FORGED).header("Location")).isEqualTo(PAGE);
            assertThat(portal.get("/_site/sf", "Host: localhost", "X-Forwarded-Host: " + FORGED_HOST)
                            .header("Location"))
                    .isEqualTo("/");
            for (String path : new String[] {"/", "/old.html", "/nothing", "/search?q=x", "/search.json?q=x"}) {
                Reply reply = portal.get(path, FORGED);
                assertThat(reply.head() + reply.text()).as(path).doesNotContain(FORGED_HOST, "8443");
            }
            Reply unknown = portal.get("/", "Host: example.com", "X-Forwarded-Host: www.linlan.localhost");
            assertThat(unknown.status()).isEqualTo(421);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/8"})
    void aForwardedAddressDoesNotComeIntoATrial(String proxies) {
        try (RunningPortal portal = portal(proxies)) {
            portal.tree.put("/_door.json", "{\"state\":\"trial\",\"allow\":[\"10.0.0.0/8\"]}");
            assertThat(portal.get(PAGE, FORGED).status()).isEqualTo(403);
            assertThat(portal.get(PAGE, "X-Forwarded-For: 10.9.8.7, 10.9.8.6").status())
                    .isEqualTo(403);
            assertThat(portal.get(PAGE, "X-Forwarded-For: 127.0.0.1").status()).isEqualTo(403);
            portal.tree.put("/_door.json", "{\"state\":\"trial\",\"allow\":[\"127.0.0.1\"]}");
            assertThat(portal.get(PAGE, "X-Forwarded-For: 203.0.113.5").status())
                    .as("who is connected is on the list")
                    .isEqualTo(200);
        }
    }

    @Test
    void whoNamesAnotherAddressEachTimeStillWaits() {
        try (RunningPortal portal = portal("")) {
            for (int i = 1; i <= 3; i++) {
                assertThat(search(portal, i)).isEqualTo(503);
            }
            assertThat(search(portal, 4)).isEqualTo(429);
            assertThat(search(portal, 5)).isEqualTo(429);
        }
    }

    private static int search(RunningPortal portal, int client) {
        return portal.get(
                        "/search?q=a",
                        "X-Forwarded-For: 192.0.2." + client,
                        "X-Real-IP: 192.0.2." + client,
                        "Forwarded: for=192.0.2." + client)
                .status();
    }
}
