package org.huizheng.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Old addresses over HTTP, as the console asks for them. */
class MappingApiModuleTests {

    private static TestProduct here;
    private static String site;

    @BeforeAll
    static void start() {
        here = TestProduct.shared();
        site = here.json("GET", "/api/sites", "").at("/items/0/code").asString();
    }

    private static String path(String rest) {
        return "/api/sites/" + site + "/mappings" + rest;
    }

    @Test
    void aMappingIsOpenedFoundChangedAndRemoved() {
        HttpResponse<String> opened = here.api("POST", path(""), """
                {"source": "/old/api.html", "kind": "REDIRECT", "target": "/"}""");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        JsonNode found = here.json("GET", path("?q=old/api&kind=REDIRECT"), "").at("/items/0");
        assertThat(found.path("source").asString()).isEqualTo("/old/api.html");
        assertThat(found.path("allowedActions").toString()).contains("change", "remove");
        String one = path("/" + found.path("id").asLong());
        JsonNode changed = here.json("PUT", one, "{\"kind\": \"GONE\"}");
        assertThat(changed.path("kind").asString()).isEqualTo("GONE");
        assertThat(here.api("DELETE", one, "").statusCode()).isEqualTo(204);
        assertThat(here.api("DELETE", one, "").statusCode()).isEqualTo(404);
        JsonNode loop = here.json("POST", path(""), """
                {"source": "/loop", "kind": "REDIRECT", "target": "/loop"}""");
        assertThat(loop.path("blockers").toString()).contains("loop", "/loop → /loop");
        assertThat(here.json("GET", path("/home"), "").path("allowedActions").toString())
                .contains("open", "import");
    }

    @Test
    void aFileIsTriedAndALogIsHeldAgainstTheSite() {
        JsonNode report = here.json("POST", path("/import"), """
                {"dryRun": true, "csv": "source,target\\n/i/1,/\\n//bad,/"}""");
        assertThat(report.path("opened").asInt()).isEqualTo(1);
        assertThat(report.at("/refused/0/line").asInt()).isEqualTo(3);
        String log = "x - - [1] \"GET / HTTP/1.1\" 200 1\nx - - [1] \"GET /no.asp HTTP/1.1\" 200 1\n";
        JsonNode coverage = here.json(
                "POST", path("/coverage"), JsonMapper.shared().writeValueAsString(java.util.Map.of("log", log)));
        assertThat(coverage.path("hits").asInt()).isEqualTo(2);
        assertThat(coverage.at("/unanswered/0/address").asString()).isEqualTo("/no.asp");
        JsonNode noted = here.json(
                "POST",
                path("/unresolved"),
                JsonMapper.shared().writeValueAsString(java.util.Map.of("log", log, "dryRun", true)));
        assertThat(noted.path("noted").asInt()).isEqualTo(1);
        assertThat(here.api("POST", path("/unresolved"), "{}").statusCode()).isEqualTo(400);
        assertThat(here.api("GET", path("?order=LOUDEST"), "").statusCode()).isEqualTo(400);
        assertThat(here.api("GET", path("?order=HITS&after=x"), "").statusCode())
                .isEqualTo(400);
    }

    @Test
    void readersAreCountedByTheMappingThatAnswersThem() throws InterruptedException {
        assertThat(here.api("POST", path(""), """
                {"source": "/counted/", "match": "PREFIX", "kind": "GONE"}""").statusCode()).isEqualTo(201);
        here.page("/counted/1", reply -> reply.statusCode() == 410);
        here.page("/counted/2", reply -> reply.statusCode() == 410);
        JsonNode counted = here.json("GET", path("?order=HITS&q=/counted/"), "").at("/items/0");
        for (int turn = 0; turn < 150 && counted.path("hits").asLong() < 2; turn++) {
            Thread.sleep(100);
            counted = here.json("GET", path("?order=HITS&q=/counted/"), "").at("/items/0");
        }
        assertThat(counted.path("hits").asLong()).isGreaterThanOrEqualTo(2);
        assertThat(counted.path("source").asString()).isEqualTo("/counted/");
        assertThat(counted.path("lastAskedAt").asString()).isNotEmpty();
    }
}
