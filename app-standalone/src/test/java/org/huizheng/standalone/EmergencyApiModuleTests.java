package org.huizheng.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.huizheng.account.CreateAccount;
import org.huizheng.account.Grant;
import org.huizheng.account.NewAccount;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.SiteScope;
import org.huizheng.site.SiteQueries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Emergencies over HTTP, from the proposal to the pages of the public and back. */
class EmergencyApiModuleTests {

    private static final class People {
        static final Browser PROPOSER = person("em-duty", Grant.everywhere("duty-officer"));
        static final Browser APPROVER = person("em-approver", Grant.everywhere("emergency-approver"));
        static final Browser BOTH =
                person("em-both", Grant.everywhere("duty-officer"), Grant.everywhere("emergency-approver"));
        static final Browser OF_ONE_SITE = person("em-yi", new Grant("duty-officer", site("yi"), null));
        static final Browser ADMINISTRATOR = person("em-admin", Grant.everywhere("platform-administrator"));

        private static Browser person(String name, Grant... grants) {
            var account = new NewAccount(name, "某人", null, List.of(grants), false);
            String token = TestProduct.shared()
                    .product
                    .bean(CreateAccount.class)
                    .perform(Actor.command("test"), account)
                    .token();
            return Browser.inside(TestProduct.shared(), "/claim#" + token, name);
        }
    }

    private final TestProduct here = TestProduct.shared();

    private static long site(String code) {
        return TestProduct.shared()
                .product
                .bean(SiteQueries.class)
                .byCode(SiteScope.everySite(), code)
                .orElseThrow()
                .id();
    }

    private static String body(String text, String more) {
        return body(text, more, 120);
    }

    private static String body(String text, String more, int seconds) {
        return """
                {"text": "%s", "level": "RED", "link": "/about.html", "linkText": "防御指南", "reach": "CITY", "reason": "防汛指挥部",
                 "endsAt": "%s"%s}""".formatted(text, Instant.now().plusSeconds(seconds), more);
    }

    private static JsonNode proposed(Browser by, String body) {
        HttpResponse<String> answer = by.send("POST", "/api/emergencies", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new tools.jackson.databind.json.JsonMapper().readTree(answer.body());
    }

    private static String address(JsonNode view) {
        return "/api/emergencies/" + view.at("/emergency/id").asLong();
    }

    private static String confirmation(JsonNode view) {
        return "{\"fingerprint\": \"" + view.path("fingerprint").asString() + "\", \"checked\": true}";
    }

    @Test
    void whatTwoPersonsWantIsOnEveryPageAndGoesByItself() throws Exception {
        JsonNode view = proposed(People.BOTH, body("暴雨红色预警", "", 12));
        assertThat(view.at("/emergency/blockers/confirm/0/code").asString()).isEqualTo("secondPerson");
        HttpResponse<String> own = People.BOTH.send("POST", address(view) + "/confirm", confirmation(view));
        assertThat(own.statusCode()).as(own.body()).isEqualTo(409);
        assertThat(own.body()).contains("发起人不能确认自己发起的");

        assertThat(People.APPROVER
                        .send("POST", address(view) + "/confirm", confirmation(view))
                        .statusCode())
                .isEqualTo(200);
        String home = here.page("/", answer -> answer.body().contains("暴雨红色预警")).body();
        assertThat(home).contains("role=\"alert\"", "<a href=\"/about.html\">防御指南</a>");
        assertThat(here.page("/map.html", answer -> answer.body().contains("暴雨红色预警"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(here.page("/not-there.html", answer -> answer.body().contains("暴雨红色预警"))
                        .statusCode())
                .isEqualTo(404);
        JsonNode shown = People.APPROVER.json("GET", address(view), "");
        assertThat(shown.at("/where/sites").asInt())
                .isEqualTo(shown.at("/report/sites").asInt());
        Thread.sleep(Math.max(
                0,
                Instant.parse(shown.at("/emergency/endsAt").asString()).toEpochMilli() - System.currentTimeMillis()));
        assertThat(here.page("/", answer -> !answer.body().contains("暴雨红色预警")).body())
                .doesNotContain("hz-banner");
        assertThat(System.currentTimeMillis()
                        - Instant.parse(shown.at("/emergency/endsAt").asString())
                                .toEpochMilli())
                .as("gone within five seconds of its end")
                .isLessThan(5_000);
        assertThat(People.APPROVER
                        .json("GET", address(view), "")
                        .at("/emergency/endReason")
                        .asString())
                .isEqualTo("到期自动结束");
    }

    @Test
    void aDrillReachesNoReaderAndLeavesItsReport() throws Exception {
        JsonNode view = proposed(People.PROPOSER, body("演练：地震", ", \"drill\": true"));
        People.APPROVER.send("POST", address(view) + "/confirm", confirmation(view));
        JsonNode after = People.APPROVER.json("GET", address(view), "");
        for (int i = 0; i < 100 && !after.at("/emergency/state").asString().equals("ENDED"); i++) {
            Thread.sleep(100);
            after = People.APPROVER.json("GET", address(view), "");
        }
        assertThat(after.at("/emergency/endReason").asString()).contains("演练完成");
        assertThat(after.at("/report/arrived").asInt())
                .as(after.toString())
                .isPositive()
                .isEqualTo(after.at("/report/sites").asInt()
                        - after.at("/report/missing").size());
        assertThat(after.at("/report/last").asInt()).isBetween(1, 10_000);
        assertThat(here.page("/", answer -> true).body()).doesNotContain("演练：地震");
        assertThat(here.page("/_f/_drill.html", answer -> true).statusCode()).isEqualTo(404);
    }

    @Test
    void aSitesDutyOfficerMayForThatSiteOnly() throws Exception {
        assertThat(People.OF_ONE_SITE
                        .send("POST", "/api/emergencies", body("停水", ""))
                        .statusCode())
                .isEqualTo(403);
        String ofYi = body("停水", ", \"sites\": [" + site("yi") + "]").replace("CITY", "SITES");
        JsonNode view = proposed(People.OF_ONE_SITE, ofYi);
        assertThat(view.at("/where/named/0/code").asString()).isEqualTo("yi");
        People.APPROVER.send("POST", address(view) + "/confirm", confirmation(view));
        Thread.sleep(1_000);
        assertThat(here.page("/", answer -> true).body()).as("of jia").doesNotContain("停水");
        assertThat(People.APPROVER
                        .send("POST", address(view) + "/stop", "{\"reason\": \"已恢复\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    /** Placed on two sites, found by the search: 410 on both, out of the lists, not found, in less than ten seconds. */
    @Test
    void aDocumentIsTakenDownFromEverySite() throws Exception {
        here.openChannel("xiajia", "下架");
        here.openChannel("bieren", "别人");
        long shared = uploaded();
        String yi = """
                {"code": "zhuanzai", "text": {"name": "转载", "description": "转载", "keywords": ["转载"], "columnTypes": ["动态要闻"],
                 "kind": "list", "contentType": "article", "listOrder": "newest", "navigation": true, "link": null, "settings": {}}}""";
        long further = here.json("POST", "/api/sites/yi/channels", yi)
                .path("channelId")
                .asLong();
        JsonNode made = here.json("POST", "/api/sites/jia/documents", """
                {"channel": "xiajia", "title": "要紧急下架的一篇", "source": "试验市人民政府", "body": "<p>正文</p>", "files": [%d]}""".formatted(shared));
        long id = made.path("documentId").asLong();
        HttpResponse<String> placed = here.api(
                "POST", "/api/documents/" + id + "/placements", "{\"channelId\": " + further + ", \"primary\": true}");
        assertThat(placed.statusCode()).as(placed.body()).isEqualTo(200);
        here.json("POST", "/api/documents/" + id + "/release", "{\"approve\": true}");
        here.page("/xiajia/", answer -> answer.body().contains("要紧急下架的一篇"));
        String own = address("jia.localhost", "/xiajia/");
        String foreign = address("yi.localhost", "/zhuanzai/");
        String search = "/search.json?q=%E8%A6%81%E7%B4%A7%E6%80%A5%E4%B8%8B%E6%9E%B6";
        here.page(search, answer -> answer.body().contains("要紧急下架的一篇"));

        awaited("jia.localhost", "/xiajia/rss.xml", answer -> answer.contains("要紧急下架的一篇"));
        String file = attachment(own);
        assertThat(read("jia.localhost", file)).startsWith("HTTP/1.1 200");
        String others = fileOfAnother(shared);

        long start = System.nanoTime();
        assertThat(People.ADMINISTRATOR
                        .send("POST", "/api/documents/" + id + "/takeDown", "{\"reason\": \"内容有误\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(People.PROPOSER
                        .send("POST", "/api/documents/" + id + "/takeDown", "{}")
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> done =
                People.PROPOSER.send("POST", "/api/documents/" + id + "/takeDown", "{\"reason\": \"内容有误\"}");
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        awaited("jia.localhost", own, answer -> answer.startsWith("HTTP/1.1 410") && answer.contains("内容有误"));
        awaited("yi.localhost", foreign, answer -> answer.startsWith("HTTP/1.1 410"));
        awaited("jia.localhost", "/xiajia/", answer -> !answer.contains("要紧急下架的一篇"));
        awaited("yi.localhost", "/zhuanzai/", answer -> !answer.contains("要紧急下架的一篇"));
        awaited("jia.localhost", search, answer -> !answer.contains("要紧急下架的一篇"));
        for (String host : List.of("jia.localhost", "yi.localhost")) {
            awaited(host, file, answer -> answer.startsWith("HTTP/1.1 410") && answer.contains("内容有误"));
        }
        assertThat(read("jia.localhost", others)).startsWith("HTTP/1.1 200").endsWith("hello");
        for (String feed : List.of("/xiajia/rss.xml", "/xiajia/atom.xml", "/xiajia/feed.json", "/rss.xml")) {
            awaited("jia.localhost", feed, answer -> !answer.contains("要紧急下架的一篇"));
        }
        awaited("yi.localhost", "/zhuanzai/feed.json", answer -> !answer.contains("要紧急下架的一篇"));
        assertThat(System.nanoTime() - start).as("all within ten seconds").isLessThan(10_000_000_000L);
        toldUntilAllIsGone(id, List.of(own, foreign, file, "/xiajia/", "/xiajia/feed.json"));
    }

    /** The console follows it to the last page, and keeps when each was gone. */
    private void toldUntilAllIsGone(long document, List<String> paths) throws Exception {
        JsonNode one = People.PROPOSER
                .json("GET", "/api/take-downs?document=" + document, "")
                .at("/items/0");
        JsonNode view =
                People.PROPOSER.json("GET", "/api/take-downs/" + one.path("id").asLong(), "");
        for (int turn = 0; turn < 200 && view.at("/takeDown/finishedAt").isNull(); turn++) {
            Thread.sleep(50);
            view = People.PROPOSER.json(
                    "GET", "/api/take-downs/" + one.path("id").asLong(), "");
        }
        assertThat(view.at("/takeDown/finishedAt").isNull()).as(view.toString()).isFalse();
        assertThat(view.at("/takeDown/gone").asInt())
                .isEqualTo(view.at("/takeDown/pages").asInt());
        assertThat(view.at("/takeDown/sites")).hasSize(2);
        assertThat(view.at("/takeDown/failed").asInt()).isZero();
        List<String> told = new java.util.ArrayList<>();
        view.path("pages").forEach(page -> {
            told.add(page.path("path").asString());
            assertThat(page.path("goneMillis").asLong()).isBetween(0L, 10_000L);
        });
        assertThat(told).containsAll(paths);
        JsonNode ofYi = People.OF_ONE_SITE.json(
                "GET", "/api/take-downs/" + one.path("id").asLong(), "");
        assertThat(ofYi.path("pages").size()).isBetween(1, view.path("pages").size() - 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/take-downs/77777777     | 404 | 没有这次紧急下架
            /api/take-downs/x            | 400 | x
            /api/take-downs?after=x      | 400 | 翻页位置无效
            /api/take-downs?document=x   | 400 | document
            """)
    void ofWhatTakingDownItIsIsAskedInWords(String path, int status, String why) {
        HttpResponse<String> answer = People.PROPOSER.send("GET", path, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(why);
    }

    private long uploaded() throws Exception {
        JsonNode upload =
                here.json("POST", "/api/media/uploads", "{\"site\": \"jia\", \"name\": \"附件.txt\", \"size\": 5}");
        String address = "/api/media/uploads/" + upload.path("id").asLong();
        String token = java.nio.file.Files.readString(here.data.resolve("secrets/command.token"))
                .strip();
        HttpResponse<String> sent = here.send(here.request("PUT", address, "hello")
                .setHeader("Content-Type", "application/octet-stream")
                .header("Content-Range", "bytes 0-4/5")
                .header("Authorization", "Bearer " + token)
                .build());
        assertThat(sent.statusCode()).as(sent.body()).isLessThan(300);
        return here.json("POST", address + "/finish", "").path("mediaId").asLong();
    }

    /** The same bytes in a document that stays. */
    private String fileOfAnother(long media) throws Exception {
        JsonNode made = here.json("POST", "/api/sites/jia/documents", """
                {"channel": "bieren", "title": "留下的一篇", "source": "试验市人民政府", "body": "<p>正文</p>", "files": [%d]}""".formatted(media));
        here.json("POST", "/api/documents/" + made.path("documentId").asLong() + "/release", "{\"approve\": true}");
        String file = attachment(address("jia.localhost", "/bieren/", "留下的一篇"));
        assertThat(read("jia.localhost", file)).endsWith("hello");
        return file;
    }

    private String attachment(String page) throws Exception {
        String shown = awaited("jia.localhost", page, answer -> answer.contains("/files/"));
        var link = java.util.regex.Pattern.compile("\"(/files/[^\"]+)\"").matcher(shown);
        assertThat(link.find()).as(shown).isTrue();
        return link.group(1);
    }

    /** Of the one document in a list. */
    private String address(String host, String list) throws Exception {
        return address(host, list, "要紧急下架的一篇");
    }

    private String address(String host, String list, String title) throws Exception {
        String page = awaited(host, list, answer -> answer.contains(title));
        var link = java.util.regex.Pattern.compile("href=\"(/[a-z]+/\\d{6}/\\d+\\.html)\"")
                .matcher(page);
        assertThat(link.find()).as(page).isTrue();
        return link.group(1);
    }

    private String awaited(String host, String path, java.util.function.Predicate<String> wanted) throws Exception {
        String answer = "";
        for (int turn = 0; turn < 200; turn++) {
            answer = read(host, path);
            if (wanted.test(answer)) {
                return answer;
            }
            Thread.sleep(50);
        }
        throw new AssertionError(host + path + " answers " + answer);
    }

    private String read(String host, String path) throws java.io.IOException {
        int port = java.net.URI.create(here.product.portalUrl()).getPort();
        try (var socket = new java.net.Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    @Test
    void anAdministratorSeesAndDoesNothing() {
        JsonNode view = proposed(People.PROPOSER, body("大风", ""));
        assertThat(People.ADMINISTRATOR
                        .send("POST", "/api/emergencies", body("大风", ""))
                        .statusCode())
                .isEqualTo(403);
        assertThat(People.ADMINISTRATOR
                        .send("POST", address(view) + "/confirm", confirmation(view))
                        .statusCode())
                .isEqualTo(403);
        assertThat(People.ADMINISTRATOR
                        .json("GET", address(view), "")
                        .at("/emergency/allowedActions")
                        .size())
                .isZero();
        assertThat(People.PROPOSER
                        .send("POST", address(view) + "/refuse", "{\"reason\": \"风停了\"}")
                        .statusCode())
                .as("taken back by who proposed it")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                          | 400 | 缺少 reach
            {"reach": "CITY"}                                           | 400 | 缺少 endsAt
            {"reach": "WORLD", "endsAt": "2099-01-01T00:00:00Z"}        | 400 | 字段 reach 的值不对
            {"reach": "CITY", "endsAt": "tomorrow"}                     | 400 | 字段 endsAt 的值不对
            {"reach": "CITY", "level": "PURPLE", "endsAt": "2099-01-01T00:00:00Z"} | 400 | 字段 level 的值不对
            {"reach": "DISTRICT", "endsAt": "2099-01-01T00:00:00Z"}     | 400 | 缺少 organizationId
            {"reach": "SITES", "sites": [999], "endsAt": "2099-01-01T00:00:00Z"} | 400 | 不存在或已关闭
            {"reach": "CITY", "endsAt": "2099-01-01T00:00:00Z"}         | 409 | 请写横幅文字
            {"reach": "CITY", "text": "x", "reason": "y", "link": "javascript:alert(1)", "endsAt": "2026-01-01T00:00:00Z"} | 409 | 链接须是
            """)
    void whatCannotBeProposedIsAProblemInWords(String body, int status, String why) {
        HttpResponse<String> answer = People.PROPOSER.send("POST", "/api/emergencies", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(why);
        HttpResponse<String> preview = People.PROPOSER.send("POST", "/api/emergencies/preview", body);
        assertThat(preview.statusCode()).as(preview.body()).isEqualTo(status == 409 ? 200 : status);
        assertThat(preview.body()).contains(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            confirm | {}                                             | 400 | 请逐字核对
            confirm | {"checked": true}                              | 400 | 缺少 fingerprint
            confirm | {"checked": true, "fingerprint": "abc"}        | 409 | 内容与您核对的不一致
            refuse  | {}                                             | 409 | 退回须说明原因
            stop    | {"reason": "x"}                                | 409 | 不用结束
            """)
    void whatCannotBeDoneWithAProposalIsAProblemInWords(String verb, String body, int status, String why) {
        JsonNode view = proposed(People.PROPOSER, body("冰雹", ""));
        HttpResponse<String> answer = People.APPROVER.send("POST", address(view) + "/" + verb, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(why);
        assertThat(People.APPROVER
                        .send(
                                "POST",
                                "/api/emergencies/999999/" + verb,
                                body.equals("{}") ? "{\"checked\":true,\"fingerprint\":\"x\"}" : body)
                        .statusCode())
                .isEqualTo(verb.equals("confirm") && body.equals("{\"checked\": true}") ? 400 : 404);
        People.PROPOSER.send("POST", address(view) + "/refuse", "{\"reason\": \"完\"}");
    }
}
