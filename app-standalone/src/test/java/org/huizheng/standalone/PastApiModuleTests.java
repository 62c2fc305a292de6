package org.huizheng.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** 历史回溯 over HTTP, as the console asks for it. */
class PastApiModuleTests {

    private static TestProduct here;
    private static String site;

    @BeforeAll
    static void start() {
        here = TestProduct.shared();
        site = here.json("GET", "/api/sites", "").at("/items/0/code").asString();
    }

    private static String ask(String what, String address, String at) {
        return "/api/sites/" + site + "/past" + what + "?address=" + encoded(address) + "&at=" + encoded(at);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void theHomePageIsShownAsItStoodAndAloneAndTheLookIsInTheTrail() {
        String now = Instant.now().toString();
        JsonNode look = here.json("GET", ask("", "/", now), "");
        assertThat(look.path("status").asInt()).as(look.toString()).isEqualTo(200);
        assertThat(look.path("kind").asString()).isEqualTo("PAGE");
        assertThat(look.path("content").asBoolean()).isTrue();
        assertThat(look.at("/state/hash").asString()).hasSize(64);
        HttpResponse<String> page = here.api("GET", ask("/page", "/", now), "");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox", "default-src 'none'")
                .doesNotContain("script-src", "allow-scripts");
        assertThat(page.body()).contains("<style>").doesNotContain("<!--#include", "rel=\"stylesheet\"");
        assertThat(here.json("GET", "/api/audit?limit=20", "").toString()).contains("showPast");
        JsonNode states = here.json("GET", ask("/states", "/", now), "");
        assertThat(states.at("/0/until").isNull()).isTrue();
        JsonNode difference = here.json("GET", ask("/difference", "/", now) + "&other=" + encoded(now), "");
        assertThat(difference.at("/body/added").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "/, yesterday, 400, 时间应写成",
        "/, 2999-01-01 00:00, 400, 还没有到",
        "/../x, 2026-11-22 15:04, 400, 地址不合法",
        "' ', 2026-11-22 15:04, 400, address 应为",
        "/, 1999-01-01 00:00, 400, 站点"
    })
    void whatCannotBeShownIsRefusedInWords(String address, String at, int status, String words) {
        for (String what : new String[] {"", "/page"}) {
            HttpResponse<String> answer = here.api("GET", ask(what, address, at), "");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("problem+json");
            assertThat(answer.body()).contains(words);
        }
    }

    @Test
    void anotherSiteIsNotThere() {
        assertThat(here.api("GET", "/api/sites/nowhere/past?address=/&at=2026-11-22%2015:04", "")
                        .statusCode())
                .isEqualTo(404);
    }
}
