package org.huizheng.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.huizheng.account.CreateAccount;
import org.huizheng.account.Grant;
import org.huizheng.account.NewAccount;
import org.huizheng.kernel.Actor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The words that every site's traditional version keeps, over HTTP: from the form to the pages of two sites. */
class KeptWordsApiModuleTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final TestProduct here = TestProduct.shared();
    private final JsonNode before = words();

    @AfterEach
    void asItWas() {
        turn("jia", false);
        turn("yi", false);
        put(words().path("version").asLong(), before.path("lines").toString());
    }

    private JsonNode words() {
        return here.json("GET", "/api/kept-words", "");
    }

    private HttpResponse<String> put(long version, String lines) {
        return here.api("PUT", "/api/kept-words", "{\"version\": %d, \"lines\": %s}".formatted(version, lines));
    }

    private void turn(String site, boolean on) {
        String path = "/api/sites/" + site + "/settings";
        JsonNode form = here.json("GET", path, "");
        ObjectNode values = ((ObjectNode) form.path("values")).put("hant", on);
        HttpResponse<String> answer = here.api(
                "PUT",
                path,
                "{\"version\": %d, \"settings\": %s}"
                        .formatted(form.path("version").asLong(), values));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String traditional(String site, String wanted) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(here.product.portalUrl() + "/hant/"))
                .header("Cookie", "huizheng_site=" + site)
                .build();
        String text = here.send(request).body();
        for (int turn = 0; turn < 200 && !text.contains(wanted); turn++) {
            Thread.sleep(50);
            text = here.send(request).body();
        }
        return text;
    }

    @Test
    void everySiteWithTheVersionFollowsWithinSecondsAndTheSitesOwnWordsComeFirst() throws Exception {
        turn("jia", true);
        turn("yi", true);
        assertThat(traditional("jia", "試驗站點jia")).contains("試驗站點jia");
        assertThat(traditional("yi", "試驗站點yi")).contains("試驗站點yi");
        long start = System.nanoTime();
        HttpResponse<String> set = put(before.path("version").asLong(), "[\"站点=驛站\"]");
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
        assertThat(traditional("jia", "試驗驛站jia")).contains("試驗驛站jia");
        assertThat(traditional("yi", "試驗驛站yi")).contains("試驗驛站yi");
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
        assertThat(words().path("lines").toString()).isEqualTo("[\"站点=驛站\"]");

        String path = "/api/sites/yi/settings";
        JsonNode form = here.json("GET", path, "");
        ObjectNode own = ((ObjectNode) form.path("values")).set("hantWords", JSON.readTree("[\"站点\"]"));
        here.json(
                "PUT",
                path,
                "{\"version\": %d, \"settings\": %s}"
                        .formatted(form.path("version").asLong(), own));
        assertThat(traditional("yi", "試驗站点yi")).contains("試驗站点yi");
        assertThat(traditional("jia", "試驗驛站jia")).contains("試驗驛站jia");
    }

    @Test
    void itIsWrittenDownWithTheWordsThatCameAndWent() {
        put(before.path("version").asLong(), "[\"余光中\", \"后海\"]");
        JsonNode entry = here.json("GET", "/api/audit?action=setKeptWords", "").at("/items/0");
        assertThat(entry.toString()).contains("后海", "里下河").doesNotContain("余光中");
    }

    @Test
    void whoSawOlderWordsIsToldSo() {
        long version = before.path("version").asLong();
        assertThat(put(version, "[\"后海\"]").statusCode()).isEqualTo(200);
        HttpResponse<String> late = put(version, "[\"前海\"]");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("刚被他人修改", "后海");
        assertThat(words().path("lines").toString()).isEqualTo("[\"后海\"]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                     | 缺少 version
            {"version": 1}                         | 缺少 lines
            {"version": 1, "lines": [null]}        | 空的一行
            {"version": 1, "lines": ["<b>"]}       | “<b>”写得不对
            {"version": 1, "lines": ["a=b"]}       | 写得不对
            {"version": 1, "lines": [""]}          | 写得不对
            {"version": "x", "lines": []}          | version
            """)
    void whatIsNoWordIsRefusedInWords(String body, String why) {
        HttpResponse<String> answer = here.api("PUT", "/api/kept-words", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains(why);
    }

    @Test
    void whoKeepsOneSiteMayReadThemOnly() {
        var account = new NewAccount(
                "words-editor", "某人", null, java.util.List.of(new Grant("site-editor", 1L, null)), false);
        String token = here.product
                .bean(CreateAccount.class)
                .perform(Actor.command("test"), account)
                .token();
        Browser editor = Browser.inside(here, "/claim#" + token, "words-editor");
        JsonNode seen = editor.json("GET", "/api/kept-words", "");
        assertThat(seen.path("lines").size()).isPositive();
        assertThat(seen.path("allowedActions").size()).isZero();
        assertThat(seen.at("/blockers/set").size()).isPositive();
        HttpResponse<String> answer = editor.send("PUT", "/api/kept-words", "{\"version\": 1, \"lines\": []}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    }
}
