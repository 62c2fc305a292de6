package org.huizheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From an editor's release to the public's screen, back again, and what happens to requests that make no sense. */
class PublishJourney {

    private static final int SECONDS = 2;
    private static final String HEAD = "/" + Newsroom.CHANNEL + "/";
    private static final String FEED = HEAD + "rss.xml";

    private final RunningCity city;
    private final Newsroom newsroom;
    private final Server portal;

    PublishJourney() throws Exception {
        this.city = RunningCity.get();
        this.newsroom = new Newsroom(city);
        this.portal = city.portal("linlan");
    }

    @Test
    void aReleasedDocumentIsEverywhereWithinTwoSecondsAndAWithdrawnOneNowhere() throws Exception {
        String title = title();
        long document = newsroom.draft(title);
        assertThat(portal.get(HEAD).body()).doesNotContain(title);

        long start = System.nanoTime();
        assertThat(newsroom.release(document).body()).contains("\"outcome\"");
        for (String place : places(title)) {
            Patience.until("released on " + place, start, SECONDS, () -> portal.get(place), r -> shows(r, title));
        }
        String address = Jsoup.parse(portal.get(HEAD).body())
                .select("main a:containsOwn(" + title + ")")
                .attr("href");
        assertThat(address).matches("/xwzx/yaowen/\\d{6}/" + document + "\\.html");
        assertThat(portal.get(address).body()).contains("<h1", title, "向社会公布");

        long withdrawn = System.nanoTime();
        assertThat(newsroom.withdraw(document, "内容有误").body()).contains("\"outcome\"");
        Server.Reply notice =
                Patience.until("the notice", withdrawn, SECONDS, () -> portal.get(address), r -> r.status() == 410);
        assertThat(Jsoup.parse(notice.body()).select("main").text()).contains(title);
        assertThat(notice.body()).doesNotContain("向社会公布");
        for (String place : places(title)) {
            Patience.until(
                    "withdrawn from " + place,
                    withdrawn,
                    SECONDS,
                    () -> portal.get(place),
                    r -> r.status() == 200 && !shows(r, title));
        }
    }

    private static List<String> places(String title) {
        return List.of(HEAD, "/", FEED, "/search.json?q=" + URLEncoder.encode(title, StandardCharsets.UTF_8));
    }

    /** The search answer repeats the words, so only the address of a hit counts there. */
    private static boolean shows(Server.Reply reply, String title) {
        if (reply.headers().getOrDefault("Content-Type", "").contains("json")) {
            return new JsonMapper()
                    .readTree(reply.body())
                    .path("hits")
                    .valueStream()
                    .anyMatch(hit -> title.equals(hit.path("title").asString()));
        }
        return reply.body().contains(title);
    }

    @Test
    void releasingTwiceChangesNothing() throws Exception {
        String title = title();
        long document = newsroom.draft(title);
        newsroom.release(document);
        Patience.until("released", 10, () -> portal.get(HEAD), r -> r.body().contains(title));
        Server.Reply again = newsroom.release(document);
        if (again.status() != 200) {
            assertProblem(again, again.status());
        }
        city.settle();
        assertThat(Jsoup.parse(portal.get(HEAD).body()).select("main a:containsOwn(" + title + ")"))
                .hasSize(1);
        newsroom.withdraw(document, "内容有误");
    }

    @Test
    void oneUnknownDocumentKeepsTheOthersUnreleased() throws Exception {
        String title = title();
        long document = newsroom.draft(title);
        Server.Reply refused =
                city.console().post("/api/operations/release", "{\"documents\":[" + document + ",99999999]}");
        assertProblem(refused, 404);
        assertThat(refused.body()).contains("99999999");
        city.settle();
        assertThat(portal.get(HEAD).body()).doesNotContain(title);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            release  | {"documents":[99999999]}                 | 404
            release  | {"documents":"seven"}                    | 400
            release  | {}                                       | 400
            release  | {"documents":[                           | 400
            release  | nonsense                                 | 400
            release  | [1]                                      | 400
            release  | null                                     | 400
            withdraw | {"documents":[99999999],"reason":"有误"} | 404
            withdraw | {"documents":[1]}                        | 400
            publish  | {"documents":[1]}                        | 404
            """)
    void aSenselessRequestIsRefusedAsAProblem(String operation, String json, int status) throws Exception {
        assertProblem(city.console().post("/api/operations/" + operation, json), status);
    }

    @Test
    void strangersAreRefused() throws Exception {
        Server console = city.console();
        String body = "{\"documents\":[1],\"reason\":\"x\"}";
        assertProblem(console.with("Authorization", "Bearer wrong").post("/api/operations/withdraw", body), 401);
        assertProblem(console.with("Authorization", "").post("/api/operations/withdraw", body), 401);
        assertProblem(console.as("evil.example").post("/api/operations/withdraw", body), 421);
        assertProblem(console.get("/api/operations/withdraw"), 405);
        assertThat(portal.as("evil.example").get("/").status()).isEqualTo(421);
    }

    @Test
    void whatIsPublicIsWhatWasApproved() throws Exception {
        city.settle();
        Server.Reply verified = city.console().post("/api/operations/verify", "{}");
        assertThat(verified.body()).contains("\"sound\":true");
    }

    private static void assertProblem(Server.Reply reply, int status) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.headers().get("Content-Type")).startsWith("application/problem+json");
        JsonNode problem = new JsonMapper().readTree(reply.body());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asString()).startsWith("https://");
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank().doesNotContain("Exception");
        assertThat(problem.path("requestId").asString()).isNotBlank();
    }

    private static String title() {
        return "便民事项公告第" + ThreadLocalRandom.current().nextInt(100_000, 1_000_000) + "号";
    }
}
