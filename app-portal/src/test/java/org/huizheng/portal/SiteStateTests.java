package org.huizheng.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.huizheng.release.OldAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A site on trial, paused, closed or archived, without a database. */
class SiteStateTests {

    private static final String PAGE = "/zwgk/202611/7.html";

    private SampleTree tree;
    private RunningPortal portal;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        tree = new SampleTree(directory.resolve("pages"));
        tree.put("/_error/closed.html", "<!DOCTYPE html><html lang=\"zh-CN\"><title>说明</title><p>为什么</p></html>");
        tree.put("/robots.txt", "User-agent: *\nDisallow: /\n");
        tree.put(
                "/_map/" + OldAddress.of("/old/9.html").orElseThrow().shard() + ".txt",
                "exact\t/old/9.html\t301\thttps://www.new.gov.cn/9\n");
        portal = new RunningPortal(tree, "trusted-proxies=127.0.0.1", "revalidate=0s");
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private Reply from(String client, String path) {
        return portal.get(path, "X-Forwarded-For: " + client);
    }

    private void door(String json) throws IOException {
        tree.put("/_door.json", json);
    }

    @Test
    void aSiteWithoutADoorIsOpenAndThePageIsPublic() {
        Reply reply = from("203.0.113.5", PAGE);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("X-Robots-Tag")).isNull();
        assertThat(reply.header("Cache-Control")).startsWith("public");
    }

    @Test
    void duringATrialOnlyTheListedSeeItAndNothingIsKeptOrIndexed() throws IOException {
        door("{\"state\":\"trial\",\"allow\":[\"10.0.0.0/8\",\"fd00::/8\"]}");
        for (String client : new String[] {"10.9.8.7", "fd00::1"}) {
            Reply inside = from(client, PAGE);
            assertThat(inside.status()).isEqualTo(200);
            assertThat(inside.header("X-Robots-Tag")).isEqualTo("noindex, nofollow");
            assertThat(inside.header("Cache-Control")).isEqualTo("no-store");
            assertThat(from(client, "/_a/").header("Cache-Control")).isEqualTo("no-store");
        }
        for (String path : new String[] {"/", PAGE, "/search?q=x", "/nothing", "/_door.json", "/_error/closed.html"}) {
            Reply outside = from("203.0.113.5", path);
            assertThat(outside.status()).as(path).isEqualTo(403);
            assertThat(outside.text()).contains("为什么");
            assertThat(outside.header("Cache-Control")).isEqualTo("no-store");
            assertThat(outside.header("X-Robots-Tag")).contains("noindex");
        }
        assertThat(from("203.0.113.5", "/robots.txt").text()).contains("Disallow: /");
        assertThat(from("203.0.113.5, 10.9.8.7", PAGE).status())
                .as("a chain that ends in an allowed client")
                .isEqualTo(200);
        assertThat(portal.get(PAGE).status())
                .as("somebody at the machine itself")
                .isEqualTo(200);
        assertThat(from("127.0.0.1", PAGE).status())
                .as("a forwarded loopback address")
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"offline, 503", "closed, 410", "unopened, 404", "'', 503", "x, 503"})
    void whoMayNotComeInIsToldSo(String state, int status) throws IOException {
        door("{\"state\":\"" + state + "\"}");
        for (String path : new String[] {"/", PAGE, "/search", "/old.html"}) {
            assertThat(portal.get(path).status()).as(path).isEqualTo(status);
        }
        Reply reply = portal.get(PAGE);
        assertThat(reply.text().contains("为什么")).isEqualTo(status != 404);
        assertThat(reply.header("Retry-After")).isEqualTo(status == 503 ? "3600" : null);
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aPausedSiteSaysWhenToComeBack() throws IOException {
        LocalDate tomorrow = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1);
        door("{\"state\":\"offline\",\"until\":\"" + tomorrow + "\"}");
        assertThat(Long.parseLong(portal.get("/").header("Retry-After"))).isBetween(86_400L, 172_800L);
        door("{\"state\":\"offline\",\"until\":\"2020-01-01\"}");
        assertThat(portal.get("/").header("Retry-After")).isEqualTo("3600");
    }

    @Test
    void theOldAddressesOfAClosedSiteLeadToWhereTheContentIs() throws IOException {
        door("{\"state\":\"closed\"}");
        assertThat(portal.get("/old/9.html").header("Location")).isEqualTo("https://www.new.gov.cn/9");
        door("{\"state\":\"offline\"}");
        assertThat(portal.get("/old/9.html").status()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"migrating", "archived", "online"})
    void aMovingAndAnArchivedSiteAreRead(String state) throws IOException {
        door("{\"state\":\"" + state + "\"}");
        assertThat(portal.get(PAGE).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[", "{\"state\":\"trial\",\"allow\":[\"x\"]}", "{\"state\":\"offline\",\"until\":\"x\"}"})
    void aDoorThatCannotBeReadIsShut(String json) throws IOException {
        door(json);
        assertThat(portal.get(PAGE).status()).isEqualTo(503);
        door("{\"state\":\"online\"}");
        assertThat(portal.get(PAGE).status()).isEqualTo(200);
    }
}
