package org.huizheng.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
        assertThat(states.at("/items/0/until").isNull()).isTrue();
        JsonNode difference = here.json("GET", ask("/difference", "/", now) + "&other=" + encoded(now), "");
        assertThat(difference.at("/body/added").asInt()).isZero();
    }

    /** Whoever looks far back comes to the first version, and to each of them once. */
    @Test
    void moreThanFiftyVersionsAreReadOn() {
        here.asWorker().sql("""
                insert into page.past (site_id, until, seq, size, status, run, form, path, page, template, hash, bytes)
                select s.site_id, date_trunc('second', clock_timestamp()) - make_interval(hours => n), n, 1,
                    case n % 2 when 0 then 200 else 0 end, 0, case n % 2 when 0 then 'whole' else 'absent' end, '/often/', 'channel:0',
                    '', decode(repeat('00', 32), 'hex'), decode('00', 'hex')
                from release.site s, generate_series(1, 240) n where s.code = ?""").param(site).update();
        Set<String> ends = new TreeSet<>();
        List<Integer> pieces = new ArrayList<>();
        String before = "";
        do {
            JsonNode piece = here.json("GET", "/api/sites/" + site + "/past/states?address=/often/" + before, "");
            piece.path("items").forEach(state -> ends.add(state.path("until").asString()));
            pieces.add(piece.path("items").size());
            before = piece.path("next").isNull()
                    ? ""
                    : "&before=" + encoded(piece.path("next").asString());
        } while (!before.isEmpty());
        assertThat(pieces).containsExactly(50, 50, 20);
        assertThat(ends).hasSize(120);
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
