package org.huizheng.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The console port as another program meets it: operations, authoring, and refusals in words. */
class ConsoleApiModuleTests {

    private final TestProduct here = TestProduct.shared();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST   | /api/operations/nope                | {}                          | 404 | 没有这个操作
            POST   | /api/operations/verify              | {"site":                    | 400 | 应当是一个 JSON 对象
            POST   | /api/operations/verify              | [1]                         | 400 | 应当是一个 JSON 对象
            POST   | /api/operations/verify              | {"site":"nope"}             | 404 | nope
            POST   | /api/operations/release             | {}                          | 400 | documents
            POST   | /api/operations/release             | {"documents":[]}            | 400 | documents
            POST   | /api/operations/release             | {"documents":["x"]}         | 400 | documents
            POST   | /api/operations/export-documents    | {"site":"jia","file":"x"}   | 400 | 绝对路径
            POST   | /api/operations/withdraw            | {"documents":[1],"reason":null} | 400 | reason
            GET    | /api/operations/verify              | ''                          | 405 | 不支持
            GET    | /api/documents/none                 | ''                          | 400 | none
            GET    | /api/documents/999999               | ''                          | 404 | 稿件不存在
            GET    | /api/sites/nope                     | ''                          | 404 | 站点不存在
            GET    | /api/nothing                        | ''                          | 404 | 没有这个地址
            POST   | /api/sites/jia/documents            | {"title":7,"writtenAt":"昨天"} | 400 | writtenAt
            POST   | /api/sites/jia/documents            | {"title":"x","bodyFormat":"rtf"} | 400 | bodyFormat
            GET    | /api/documents?state=DRAFT,OLD      | ''                          | 400 | OLD
            GET    | /api/documents?from=gestern         | ''                          | 400 | from
            GET    | /api/documents?sort=best            | ''                          | 400 | sort
            GET    | /api/documents?after=x              | ''                          | 400 | 翻页
            GET    | /api/documents?channel=x            | ''                          | 400 | channel
            GET    | /api/documents?channel=999999       | ''                          | 404 | 栏目不存在
            GET    | /api/documents?site=nope            | ''                          | 404 | 站点不存在
            GET    | /api/documents/counts?site=nope     | ''                          | 404 | 站点不存在
            POST   | /api/document-filters               | {"name":" "}                | 409 | 筛选名
            PUT    | /api/document-filters/999999        | {"name":"x"}                | 404 | 筛选不存在
            DELETE | /api/document-filters/999999        | ''                          | 404 | 筛选不存在
            PUT    | /api/documents/999999               | {"title":"x"}               | 400 | version
            PUT    | /api/documents/999999               | {"title":"x","version":1}   | 404 | 稿件不存在
            PUT    | /api/documents/999999/autosave      | {"title":"x"}               | 400 | version
            PUT    | /api/documents/999999/autosave      | {"version":1}               | 404 | 稿件不存在
            DELETE | /api/documents/999999/autosave      | ''                          | 404 | 稿件不存在
            POST   | /api/documents/999999/presence      | {"writing":"x"}             | 400 | writing
            POST   | /api/documents/999999/presence      | {}                          | 404 | 稿件不存在
            GET    | /api/documents/999999/versions      | ''                          | 404 | 稿件不存在
            GET    | /api/documents/999999/versions/1    | ''                          | 404 | 稿件不存在
            GET    | /api/documents/999999/comparison?from=1&to=2 | ''                 | 404 | 稿件不存在
            GET    | /api/documents/999999/comparison    | ''                          | 400 | from
            POST   | /api/documents/999999/restore       | {"version":1}               | 400 | key
            POST   | /api/documents/999999/undo          | ''                          | 404 | 稿件不存在
            POST   | /api/documents/999999/unschedule    | ''                          | 404 | 稿件不存在
            POST   | /api/documents/999999/relations     | {"toId":1,"kind":"related"} | 404 | 稿件不存在
            POST   | /api/documents/999999/relations     | {"kind":"related"}          | 400 | toId
            POST   | /api/documents/999999/relations     | {"toId":1}                  | 400 | kind
            POST   | /api/documents/999999/relations     | {"toId":"x","kind":"related"} | 400 | toId
            DELETE | /api/documents/999999/relations/related/1 | ''                    | 404 | 稿件不存在
            DELETE | /api/documents/1/relations/related/x | ''                         | 400 | toId
            POST   | /api/sites/jia/documents            | {"title":"x","relations":[{"toId":999999,"kind":"related"}]} | 409 | 999999
            POST   | /api/sites/jia/documents            | {"title":"x","relations":[{"toId":1}]} | 409 | 关联种类
            GET    | /api/documents/999999/files/1-abcdef12.png | ''               | 404 | 稿件不存在
            POST   | /api/documents/bulk/nope            | {"documents":[1]}           | 404 | nope
            POST   | /api/documents/bulk/submit          | {"documents":[]}            | 400 | documents
            POST   | /api/documents/bulk/reject          | {"documents":[1]}           | 400 | reason
            POST   | /api/documents/bulk/submit/background | {"documents":[]}          | 400 | documents
            POST   | /api/documents/bulk/submit/background | {"documents":[null]}      | 400 | documents
            POST   | /api/documents/bulk/submit/background | {"documents":"x"}         | 400 | documents
            GET    | /api/documents/ids?state=x          | ''                          | 400 | state
            POST   | /api/documents/999999/end           | {"at":"2026-11-20T00:00:00Z"} | 400 | 晚于
            POST   | /api/documents/999999/end           | {"reason":"x"}              | 400 | at
            DELETE | /api/documents/999999/end           | ''                          | 404 | 稿件不存在
            GET    | /api/sites/jia/why?path=/nowhere/   | ''                          | 404 | /nowhere/
            GET    | /api/sites/jia/why?path=            | ''                          | 400 | path
            GET    | /api/sites/jia/why                  | ''                          | 400 | path
            GET    | /api/sites/nope/why?path=/          | ''                          | 404 | 站点不存在
            GET    | /api/documents/999999/track         | ''                          | 404 | 稿件不存在
            POST   | /api/documents/bulk/submit          | {"documents":[null]}        | 400 | documents
            POST   | /api/caches/dead-letters/retry      | {"ids":[null]}              | 400 | ids
            POST   | /api/caches                         | {"form":"EACH","page":{},"sites":[null]} | 400 | sites
            POST   | /api/emergencies/preview            | {"reach":"SITES","sites":[null],"endsAt":"2026-11-22T15:04:00Z"} | 400 | sites
            POST   | /api/emergencies                    | {"reach":"SITES","sites":[null],"endsAt":"2026-11-22T15:04:00Z"} | 400 | sites
            POST   | /api/sites/jia/documents            | {"title":"x\\u0000y"}       | 400 | 空字符
            PUT    | /api/kept-words                     | {"version":1,"lines":["\\\\\\u0000"]} | 400 | 空字符
            POST   | /api/document-filters               | {"name":"x","query":{"\\u0000":"y"}} | 400 | 空字符
            POST   | /api/sites/jia/erasures/preview     | {"reach":"STATE","address":"/","until":"+300000-01-01T00:00:00Z","ground":"COURT"} | 400 | until
            POST   | /api/sites/jia/erasures             | {"reach":"STATE","address":"/","until":"-300000-01-01T00:00:00Z","ground":"COURT"} | 400 | until
            POST   | /api/emergencies                    | {"reach":"CITY","startsAt":"-300000-01-01T00:00:00Z","endsAt":"2026-11-22T15:04:00Z"} | 400 | startsAt
            POST   | /api/sites/jia/state                | {"state":"TEMP_OFFLINE","until":"+300000-01-01"} | 400 | until
            POST   | /api/documents/1/schedule           | {"at":"+1000000-01-01T00:00:00Z"} | 400 | at
            GET    | /api/sites/jia/past/states?address=/&before=%2B300000-01-01T00:00 | '' | 400 | 时间应写成
            GET    | /api/audit?from=%2B300000-01-01T00:00:00Z | ''                    | 400 | from
            GET    | /api/audit?after=%2B300000-01-01T00:00:00Z_1 | ''                 | 400 | 翻页
            GET    | /api/documents?from=%2B300000-01-01T00:00:00Z | ''                | 400 | from
            GET    | /api/documents?after=%2B300000-01-01T00:00:00Z_1 | ''             | 400 | 翻页
            GET    | /api/sites?q=%00                    | ''                          | 400 | 空字符
            """)
    void whatCannotBeDoneIsAProblemInWords(String method, String path, String body, int status, String words) {
        assertProblem(here.api(method, path, body), status, words);
    }

    @Test
    void aWrongTokenOpensNothing() {
        assertProblem(
                here.send(here.request("GET", "/api/sites", "")
                        .header("Authorization", "Bearer x")
                        .build()),
                401,
                "令牌");
        assertProblem(
                here.send(here.request("POST", "/api/operations/verify", "{}").build()), 401, "令牌");
        assertProblem(here.send(here.request("GET", "/api/sites", "").build()), 401, "请先登录");
    }

    @Test
    void aForeignHostNameIsMisdirected() throws IOException {
        URI console = URI.create(here.product.consoleUrl());
        try (Socket socket = new Socket(console.getHost(), console.getPort())) {
            socket.getOutputStream()
                    .write("GET /health/live HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 421").contains("不接受该主机名");
        }
    }

    @Test
    void aDocumentIsDraftedReleasedAndWithdrawn() throws InterruptedException {
        here.openChannel("gongwen", "公文");
        JsonNode created = here.json("POST", "/api/sites/jia/documents", """
                {"channel": "gongwen", "title": "关于试验的通知", "source": "试验市人民政府", "body": "<p>正文</p>"}""");
        long id = created.path("documentId").asLong();
        JsonNode draft = here.json("GET", "/api/documents/" + id, "");
        assertThat(draft.path("state").asString()).as(created + " " + draft).isEqualTo("DRAFT");
        assertThat(draft.path("allowedActions").toString()).contains("submit");
        assertThat(draft.path("blockers").path("withdraw").toString()).contains("不能撤稿");

        assertProblem(here.api("POST", "/api/documents/" + id + "/release", ""), 409, "不能签发");
        JsonNode released = here.json("POST", "/api/documents/" + id + "/release", "{\"approve\": true}");
        assertThat(released.path("state").asString()).as(released.toString()).isEqualTo("RELEASED");
        String address = address(id);
        assertThat(here.page(address, a -> a.statusCode() == 200).body()).contains("关于试验的通知");

        JsonNode shown = tracked(id);
        assertThat(shown.path("address").asString()).isEqualTo(address);
        assertThat(shown.path("steps").findValuesAsString("step"))
                .containsExactly("approved", "released", "rendered", "visible", "found");
        assertThat(shown.path("steps")).as(shown.toString()).allSatisfy(step -> assertThat(step.hasNonNull("at"))
                .isTrue());
        assertThat(shown.path("steps").get(2).path("millis").asLong(-1))
                .as(shown.toString())
                .isBetween(0L, 10_000L);

        assertProblem(here.api("POST", "/api/documents/" + id + "/withdraw", "{}"), 400, "原因");
        here.api("POST", "/api/documents/" + id + "/withdraw", "{\"reason\": \"数字有误\"}");
        assertThat(here.page(address, a -> a.statusCode() == 410).body()).contains("数字有误");
        JsonNode gone = tracked(id);
        assertThat(gone.path("retraction").asBoolean()).isTrue();
        assertThat(gone.path("address").asString()).isEqualTo(address);
    }

    @Test
    void aRelationIsOnThePageOfTheOtherEndAtOnceAndOffAgain() throws InterruptedException {
        here.openChannel("fagui", "规章");
        here.openChannel("jiedu", "解读");
        long policy = releasedIn("fagui", "管理办法");
        long reading = releasedIn("jiedu", "一图读懂");
        String relations = "/api/documents/" + reading + "/relations";
        JsonNode related = here.json("POST", relations, "{\"toId\": " + policy + ", \"kind\": \"interprets\"}");
        assertThat(related.path("relations").path(0).path("title").asString())
                .as(related.toString())
                .isEqualTo("管理办法");
        assertThat(here.json("GET", "/api/documents/" + policy, "")
                        .path("relatedFrom")
                        .path(0)
                        .path("kindName")
                        .asString())
                .isEqualTo("解读");
        assertShown(address("fagui", policy), address("jiedu", reading), true);
        assertShown(address("jiedu", reading), address("fagui", policy), true);

        here.api("DELETE", relations + "/interprets/" + policy, "");
        assertShown(address("fagui", policy), address("jiedu", reading), false);
        here.api("POST", relations, "{\"toId\": " + policy + ", \"kind\": \"interprets\"}");
        assertShown(address("fagui", policy), address("jiedu", reading), true);
        here.api("POST", "/api/documents/" + reading + "/withdraw", "{\"reason\": \"有误\"}");
        assertShown(address("fagui", policy), address("jiedu", reading), false);
    }

    @Test
    void aFileTheDocumentDoesNotHaveIsNotThere() throws InterruptedException {
        here.openChannel("wenjian", "文件");
        long id = releasedIn("wenjian", "没有附件的稿件");
        assertProblem(here.api("GET", "/api/documents/" + id + "/files/1-abcdef12.png", ""), 404, "没有这个文件");
        assertThat(here.api("GET", "/api/documents/" + id + "/files/..%2F..%2Fetc", "")
                        .statusCode())
                .isEqualTo(400);
    }

    private void assertShown(String page, String other, boolean shown) throws InterruptedException {
        String link = "href=\"" + other + "\"";
        String body = here.page(page, a -> a.statusCode() == 200 && a.body().contains(link) == shown)
                .body();
        assertThat(body.contains(link)).as(body).isEqualTo(shown);
    }

    private long releasedIn(String channel, String title) {
        return here.json("POST", "/api/sites/jia/documents", """
                {"channel": "%s", "title": "%s", "source": "试验市人民政府", "body": "<p>正文</p>", "release": true}""".formatted(channel, title))
                .path("documentId")
                .asLong();
    }

    private JsonNode tracked(long id) throws InterruptedException {
        JsonNode track = here.json("GET", "/api/documents/" + id + "/track", "");
        for (int turn = 0; turn < 100 && !track.path("complete").asBoolean(); turn++) {
            Thread.sleep(100);
            track = here.json("GET", "/api/documents/" + id + "/track", "");
        }
        assertThat(track.path("complete").asBoolean()).as(track.toString()).isTrue();
        return track;
    }

    @Test
    void aDraftIsPreviewedByALinkAndNowhereElse() throws InterruptedException {
        here.openChannel("yulan", "预览栏目");
        JsonNode created = here.json("POST", "/api/sites/jia/documents", """
                {"channel": "yulan", "title": "尚未公布的方案", "source": "试验市水利局", "body": "<p>尚未公布的正文</p>"}""");
        long id = created.path("documentId").asLong();
        JsonNode link = here.json("POST", "/api/documents/" + id + "/preview", "");
        String path = java.net.URI.create(link.path("url").asString()).getPath();
        HttpResponse<String> page = here.page(path, a -> a.statusCode() == 200);
        assertThat(page.body()).as(link.toString()).contains("尚未公布的正文", "预览：尚未发布", "noindex", "<footer");
        assertThat(page.headers().firstValue("X-Robots-Tag")).hasValue("noindex, nofollow");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        String forged = path.replace(".html", "").substring(0, path.length() - 6) + "x.html";
        assertThat(here.page(forged, a -> true).statusCode()).isEqualTo(404);
        String later = path.replaceFirst("-(\\d{10})-", "-1999999999-");
        assertThat(here.page(later, a -> true).statusCode()).isEqualTo(404);
        assertThat(here.page(address("yulan", id), a -> true).statusCode()).isEqualTo(404);
        assertThat(here.page("/search?q=%E5%B0%9A%E6%9C%AA%E5%85%AC%E5%B8%83", a -> true)
                        .body())
                .doesNotContain("尚未公布的正文");
        assertProblem(here.api("POST", "/api/documents/999999/preview", ""), 404, "稿件不存在");
    }

    @Test
    void manyAreReleasedInTheBackgroundAndEachThatWasNotSaysWhy() throws InterruptedException {
        here.openChannel("pilian", "批量");
        List<Long> documents = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            documents.add(here.json("POST", "/api/sites/jia/documents", """
                            {"channel": "pilian", "title": "批量之%d", "source": "试验市水利局", "body": "<p>一</p>"}""".formatted(i))
                    .path("documentId")
                    .asLong());
        }
        JsonNode all = here.json("GET", "/api/documents/ids?site=jia&channel=pilian", "");
        assertThat(all.path("documents")).hasSize(7);
        JsonNode approved = SystemApiModuleTests.ended(
                here,
                here.json("POST", "/api/documents/bulk/approve/background", "{\"documents\": " + documents + "}"));
        assertThat(approved.at("/outcome/text").asString())
                .as(approved.toString())
                .isEqualTo("成功 7 篇");
        documents.add(999999L);
        JsonNode ended = SystemApiModuleTests.ended(
                here,
                here.json("POST", "/api/documents/bulk/release/background", "{\"documents\": " + documents + "}"));
        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("unsound");
        assertThat(ended.at("/outcome/facts/done").asInt()).isEqualTo(7);
        assertThat(ended.at("/outcome/facts/refusals/0/reason").asString()).isEqualTo("稿件不存在");
        assertThat(here.page("/pilian/", a -> a.body().contains("批量之6")).body()).contains("批量之0");
        assertThat(here.json("GET", "/api/audit?action=actOnMany&limit=5", "").toString())
                .contains("release")
                .doesNotContain("999999");
    }

    @Test
    void theListIsNarrowedSavedAndCounted() {
        here.openChannel("liebiao", "列表");
        JsonNode created = here.json("POST", "/api/sites/jia/documents", """
                {"channel": "liebiao", "title": "河堤加固方案征求意见", "source": "试验市水利局", "body": "<p>一</p>"}""");
        long id = created.path("documentId").asLong();
        JsonNode list = here.json(
                "GET", "/api/documents?site=jia&channel=liebiao&below=true&q=%E5%8A%A0%E5%9B%BA&state=DRAFT", "");
        assertThat(list.path("items").size()).as(list.toString()).isEqualTo(1);
        assertThat(list.path("items").get(0).path("channel").path("name").asString())
                .isEqualTo("列表");
        JsonNode counts = here.json("GET", "/api/documents/counts?site=jia", "");
        assertThat(counts.path("total").asLong()).as(counts.toString()).isPositive();

        JsonNode kept = here.json("POST", "/api/document-filters", """
                {"name": "加固", "query": {"site": "jia", "q": "加固"}}""");
        assertThat(kept.path("query").path("q").asString()).as(kept.toString()).isEqualTo("加固");
        assertThat(kept.path("query").has("state")).isFalse();
        assertThat(here.api("DELETE", "/api/document-filters/" + kept.path("id").asLong(), "")
                        .statusCode())
                .isEqualTo(204);

        JsonNode view = here.json("GET", "/api/documents/" + id, "");
        long version = view.path("document").path("version").asLong();
        String draft = "{\"version\": %d, \"title\": \"河堤加固方案（二稿）\", \"source\": \"试验市水利局\", \"body\": \"<p>二</p>\"}";
        here.json("PUT", "/api/documents/" + id + "/autosave", draft.formatted(version));
        assertThat(here.json("GET", "/api/documents/" + id, "")
                        .path("autosave")
                        .path("draft")
                        .path("title")
                        .asString())
                .isEqualTo("河堤加固方案（二稿）");
        JsonNode saved = here.json("PUT", "/api/documents/" + id, draft.formatted(version));
        assertThat(saved.path("autosave").isNull()).as(saved.toString()).isTrue();
        HttpResponse<String> late =
                here.api("PUT", "/api/documents/" + id, draft.formatted(version).replace("二稿", "三稿"));
        assertProblem(late, 409, "edit-conflict");
        assertThat(late.body()).contains("\"base\"", "\"theirs\"", "\"yours\"", "\"merge\"", "征求意见");

        JsonNode versions = here.json("GET", "/api/documents/" + id + "/versions", "");
        assertThat(versions.size()).as(versions.toString()).isEqualTo(2);
        JsonNode difference = here.json(
                "GET",
                "/api/documents/" + id + "/comparison?from="
                        + versions.get(1).path("key").asString() + "&to="
                        + versions.get(0).path("key").asString(),
                "");
        assertThat(difference.path("body").path("added").asInt())
                .as(difference.toString())
                .isEqualTo(1);
        JsonNode tried = here.json(
                "POST", "/api/documents/bulk/release", "{\"documents\": [%d], \"dryRun\": true}".formatted(id));
        assertThat(tried.path("refused").asInt()).as(tried.toString()).isEqualTo(1);
    }

    @Test
    void theAccessLogNamesNobodyAndNoQuery() throws IOException, InterruptedException {
        TestProduct here = TestProduct.withSites(); // the last product to start in a JVM has its log
        here.page("/search?q=秘密词", a -> true);
        String log = Files.readString(here.data.resolve("logs/huizheng.log"));
        for (int turn = 0; turn < 100 && !log.contains("\"path\":\"/search\""); turn++) {
            Thread.sleep(50);
            log = Files.readString(here.data.resolve("logs/huizheng.log"));
        }
        assertThat(log).contains("\"logger\":\"access\"", "\"client\":\"127.0.0.0\"", "\"path\":\"/search\"");
        assertThat(log).doesNotContain("秘密词", "%E7%A7%98");
    }

    private static String address(long id) {
        return address("gongwen", id);
    }

    private static String address(String channel, long id) {
        return "/" + channel + "/"
                + LocalDate.now(ZoneId.of("Asia/Shanghai")).format(DateTimeFormatter.ofPattern("yyyyMM")) + "/" + id
                + ".html";
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(t -> assertThat(t).startsWith("application/problem+json"));
        assertThat(answer.body()).contains(words, "\"requestId\":\"");
    }
}
