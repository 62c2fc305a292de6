package org.huizheng.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;
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
import tools.jackson.databind.json.JsonMapper;

/** 依法删除 and the retention of what stood, over HTTP. */
class ErasureApiModuleTests {

    private static final String ERASURES = "/api/sites/jia/erasures";

    private static final class People {
        static final Browser PROPOSER = person("er-one", Grant.everywhere("platform-administrator"));
        static final Browser CONFIRMER = person("er-other", Grant.everywhere("security-administrator"));
        static final Browser OF_ONE_SITE = person("er-yi", new Grant("site-editor", site("yi"), null));
        static final Browser AUDITOR = person("er-auditor", Grant.everywhere("auditor"));

        private static Browser person(String name, Grant... grants) {
            var account = new NewAccount(name, "某人", null, java.util.List.of(grants), false);
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

    private static JsonNode body(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return new JsonMapper().readTree(answer.body());
    }

    private static JsonNode post(Browser by, String path, String body, int status) {
        return body(by.send("POST", path, body), status);
    }

    private static String ofDocument(long id, String reason) {
        return """
                {"reach": "DOCUMENT", "documentId": %d, "ground": "PERSONAL_INFORMATION", "reason": "%s"}""".formatted(id, reason);
    }

    private static String confirmation(JsonNode view) {
        return "{\"fingerprint\": \"" + view.path("fingerprint").asString() + "\", \"checked\": true}";
    }

    private static String past(String what, String address, Instant at) {
        return "/api/sites/jia/past" + what + "?address=" + encoded(address) + "&at=" + encoded(at.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private long released(String channel, String title) {
        here.openChannel(channel, channel);
        long id = here.json("POST", "/api/sites/jia/documents", """
                        {"channel": "%s", "title": "%s", "source": "试验市人民政府", "body": "<p>正文</p>"}""".formatted(channel, title))
                .path("documentId")
                .asLong();
        here.json("POST", "/api/documents/" + id + "/release", "{\"approve\": true}");
        return id;
    }

    private String address(String channel, String title) throws InterruptedException {
        String list = here.page("/" + channel + "/", answer -> answer.body().contains(title))
                .body();
        var link = Pattern.compile("href=\"(/" + channel + "/\\d{6}/\\d+\\.html)\"")
                .matcher(list);
        assertThat(link.find()).as(list).isTrue();
        return link.group(1);
    }

    @Test
    void whatOneProposesAndAnotherConfirmsIsErasedAndSaysSo() throws Exception {
        long id = released("shanchu", "带个人信息的公示");
        String address = address("shanchu", "带个人信息的公示");
        here.page(address, answer -> answer.statusCode() == 200);
        Instant there = Instant.now();
        HttpResponse<String> early = People.PROPOSER.send("POST", ERASURES, ofDocument(id, "本人申请"));
        assertThat(early.statusCode()).as(early.body()).isEqualTo(409);
        assertThat(early.body()).contains("请先撤稿或下线");
        here.json("POST", "/api/documents/" + id + "/withdraw", "{\"reason\": \"内容有误\"}");
        here.page(address, answer -> answer.statusCode() == 410);

        JsonNode preview = post(People.PROPOSER, ERASURES + "/preview", ofDocument(id, "本人申请"), 200);
        assertThat(preview.path("blockers")).isEmpty();
        assertThat(preview.at("/summary/addresses").toString()).contains(address);
        JsonNode view = post(People.PROPOSER, ERASURES, ofDocument(id, "本人申请"), 201);
        String one = ERASURES + "/" + view.at("/erasure/id").asLong();
        JsonNode own = post(People.PROPOSER, one + "/confirm", confirmation(view), 409);
        assertThat(own.path("detail").asString()).contains("发起人不能确认自己发起的依法删除");
        assertThat(post(People.CONFIRMER, one + "/confirm", "{\"fingerprint\": \"x\", \"checked\": true}", 409)
                        .path("detail")
                        .asString())
                .contains("重新核对");
        assertThat(here.api("GET", past("/page", address, there), "").body()).contains("带个人信息的公示");
        post(People.CONFIRMER, one + "/confirm", confirmation(view), 200);
        post(People.CONFIRMER, one + "/confirm", confirmation(view), 409);
        JsonNode done = finished(one);
        assertThat(done.at("/erasure/states").asInt())
                .isEqualTo(preview.at("/summary/states").asInt());

        JsonNode look = here.json("GET", past("", address, there), "");
        assertThat(look.path("status").asInt()).as(look.toString()).isEqualTo(410);
        assertThat(look.at("/erased/groundName").asString()).isEqualTo("个人信息删除");
        assertThat(look.at("/erased/confirmedBy").asString()).isEqualTo("er-other");
        assertThat(look.path("content").asBoolean()).isFalse();
        HttpResponse<String> page = here.api("GET", past("/page", address, there), "");
        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).contains("problem+json");
        assertThat(page.body()).contains("已依法删除").doesNotContain("带个人信息的公示");
        String asked = "{\"url\": \"http://jia.localhost%s\", \"at\": \"%s\"}".formatted(address, there);
        assertThat(here.api("POST", "/api/operations/show", asked).body())
                .contains("410 依法删除", "个人信息删除，本人申请", "er-one 发起，er-other 确认", "\"body\":null");
        assertThat(here.json("GET", "/api/sites/jia/past/states?address=" + encoded(address), "")
                        .toString())
                .contains("\"erased\":true");
        assertThat(here.json("GET", "/api/audit?limit=50", "").toString()).contains("proposeErasure", "confirmErasure");
        assertThat(People.AUDITOR
                        .json("GET", ERASURES, "")
                        .at("/items/0/stateName")
                        .asString())
                .isEqualTo("已删除");
    }

    private static JsonNode finished(String one) throws InterruptedException {
        JsonNode view = People.PROPOSER.json("GET", one, "");
        for (int turn = 0; turn < 200 && view.at("/erasure/finishedAt").isNull(); turn++) {
            Thread.sleep(50);
            view = People.PROPOSER.json("GET", one, "");
        }
        assertThat(view.at("/erasure/finishedAt").isNull()).as(view.toString()).isFalse();
        return view;
    }

    @Test
    void whatIsSentBackErasesNothing() throws Exception {
        long id = released("tuihui", "退回的删除");
        address("tuihui", "退回的删除");
        here.json("POST", "/api/documents/" + id + "/withdraw", "{\"reason\": \"内容有误\"}");
        here.page("/tuihui/", answer -> !answer.body().contains("退回的删除"));
        String address =
                "{\"reach\": \"ADDRESS\", \"address\": \"/tuihui/\", \"ground\": \"COURT\", \"reason\": \"文书\"}";
        JsonNode view = post(People.PROPOSER, ERASURES, address, 201);
        String one = ERASURES + "/" + view.at("/erasure/id").asLong();
        assertThat(People.OF_ONE_SITE
                        .send("POST", one + "/refuse", "{\"reason\": \"x\"}")
                        .statusCode())
                .isEqualTo(404);
        post(People.CONFIRMER, one + "/refuse", "{}", 409);
        assertThat(post(People.CONFIRMER, one + "/refuse", "{\"reason\": \"文书未生效\"}", 200)
                        .at("/erasure/stateName")
                        .asString())
                .isEqualTo("已退回");
        post(People.CONFIRMER, one + "/confirm", confirmation(view), 409);
        assertThat(People.PROPOSER.json("GET", one, "").at("/left/states").asInt())
                .isPositive();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                                        | 400 | reach
            {"reach": "ALL"}                                                                          | 400 | reach
            {"reach": "ADDRESS", "ground": "COURT", "reason": "x"}                                    | 400 | address
            {"reach": "ADDRESS", "address": "/../x", "ground": "COURT", "reason": "x"}                | 400 | 地址不合法
            {"reach": "ADDRESS", "address": "/", "reason": "x"}                                       | 400 | ground
            {"reach": "ADDRESS", "address": "/nowhere/", "ground": "COURT", "reason": "x"}            | 409 | 没有可以删除的
            {"reach": "STATE", "address": "/", "ground": "COURT", "reason": "x"}                      | 400 | until
            {"reach": "STATE", "address": "/", "until": "soon", "ground": "COURT", "reason": "x"}     | 400 | until
            {"reach": "STATE", "address": "/", "until": "2001-01-01T00:00:00Z", "ground": "COURT", "reason": "x"} | 404 | 没有在那时结束
            {"reach": "DOCUMENT", "ground": "COURT", "reason": "x"}                                   | 400 | documentId
            {"reach": "DOCUMENT", "documentId": 99999999, "ground": "COURT", "reason": "x"}           | 404 | 没有发布过
            """)
    void whatCannotBeProposedIsAProblemInWords(String body, int status, String words) {
        HttpResponse<String> answer = People.PROPOSER.send("POST", ERASURES, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("problem+json");
        assertThat(answer.body()).contains(words);
    }

    @Test
    void whoMayNotIsToldSo() {
        String body = "{\"reach\": \"ADDRESS\", \"address\": \"/\", \"ground\": \"COURT\", \"reason\": \"x\"}";
        assertThat(People.AUDITOR.send("POST", ERASURES, body).statusCode()).isEqualTo(403);
        assertThat(People.OF_ONE_SITE.send("POST", ERASURES, body).statusCode()).isEqualTo(404);
        assertThat(People.OF_ONE_SITE.send("GET", ERASURES, "").statusCode()).isEqualTo(404);
        assertThat(People.PROPOSER.send("GET", ERASURES + "/77777777", "").statusCode())
                .isEqualTo(404);
        assertThat(People.PROPOSER.send("GET", ERASURES + "?after=x", "").statusCode())
                .isEqualTo(400);
        assertThat(People.AUDITOR
                        .send("PUT", "/api/retention", "{\"days\": 400, \"version\": 1}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(People.OF_ONE_SITE.send("GET", "/api/retention", "").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aSiteKeepsItsPastForAsLongAsIsSaidAndThePlatformForAllOthers() {
        JsonNode before = People.PROPOSER.json("GET", "/api/sites/yi/retention", "");
        assertThat(before.path("days").asInt()).isEqualTo(3650);
        assertThat(before.path("own").isNull()).isTrue();
        String version = "\"version\": " + before.path("version").asLong();
        JsonNode told = post(People.PROPOSER, "/api/sites/yi/retention/preview", "{\"days\": 400}", 200);
        assertThat(told.path("states").asInt()).isZero();
        JsonNode own =
                body(People.PROPOSER.send("PUT", "/api/sites/yi/retention", "{\"days\": 400, " + version + "}"), 200);
        assertThat(own.path("days").asInt()).isEqualTo(400);
        assertThat(body(People.PROPOSER.send("PUT", "/api/sites/yi/retention", "{\"days\": 500, " + version + "}"), 409)
                        .path("detail")
                        .asString())
                .contains("刚被别人改过");
        JsonNode list = People.AUDITOR.json("GET", "/api/retention", "");
        assertThat(list.at("/sites/0/code").asString()).isEqualTo("yi");
        assertThat(list.at("/everySite/allowedActions")).isEmpty();
        String next = "\"version\": " + own.path("version").asLong();
        JsonNode back =
                body(People.PROPOSER.send("PUT", "/api/sites/yi/retention", "{\"days\": null, " + next + "}"), 200);
        assertThat(back.path("own").isNull()).isTrue();
        assertThat(here.json("GET", "/api/audit?limit=20", "").toString()).contains("changeRetention");
    }

    /** One person alone could otherwise have a site's past gone within hours. */
    @Test
    void whatIsShorterAndDeletesHoldsAfterSevenDaysAndIsTakenBackUntilThen() {
        long version = People.PROPOSER
                .json("GET", "/api/sites/jia/retention", "")
                .path("version")
                .asLong();
        old(600);
        JsonNode told = post(People.PROPOSER, "/api/sites/jia/retention/preview", "{\"days\": 500}", 200);
        assertThat(told.path("states").asInt()).isPositive();
        JsonNode said = body(
                People.PROPOSER.send(
                        "PUT", "/api/sites/jia/retention", "{\"days\": 500, \"version\": " + version + "}"),
                200);
        assertThat(said.path("days").asInt()).isEqualTo(3650);
        assertThat(said.at("/waiting/days").asInt()).isEqualTo(500);
        assertThat(Instant.parse(said.at("/waiting/at").asString()))
                .isAfter(Instant.now().plusSeconds(6 * 86_400L));
        assertThat(said.at("/waiting/forgets/states").asInt())
                .isEqualTo(told.path("states").asInt());
        assertThat(People.AUDITOR.json("GET", "/api/retention", "").toString()).contains("\"later\":500");
        assertThat(here.json("GET", "/api/audit?limit=20", "").toString()).contains("holdsAt");
        String next = ", \"version\": " + said.path("version").asLong() + "}";
        JsonNode back = body(People.PROPOSER.send("PUT", "/api/sites/jia/retention", "{\"days\": null" + next), 200);
        assertThat(back.path("waiting").isNull()).isTrue();
        assertThat(here.json("GET", "/api/audit?limit=20", "").toString()).contains("revoked");
    }

    /** As if something had stood there that ended so many days ago. */
    private void old(int days) {
        here.asWorker().sql("""
                        insert into page.past (site_id, until, seq, size, status, run, form, path, page, template, hash, bytes)
                        values (?, clock_timestamp() - make_interval(days => ?), 1, 1, 200, 0, 'whole', '/old/', 'channel:0', '',
                            decode(repeat('00', 32), 'hex'), decode('00', 'hex'))""").params(site("jia"), days).update();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/retention          | {"days": 29, "version": 1}     | 409 | 30 天
            /api/retention          | {"days": 36501, "version": 1}  | 409 | 36500 天
            /api/retention          | {"version": 1}                 | 400 | days
            /api/retention          | {"days": 400}                  | 400 | version
            /api/retention          | {"days": "x", "version": 1}    | 400 | days
            /api/retention          | {"days": 400, "version": 77}   | 409 | 刚被别人改过
            /api/sites/no/retention | {"days": 400, "version": 0}    | 404 | 站点
            """)
    void aRetentionThatCannotBeIsRefusedInWords(String path, String body, int status, String words) {
        HttpResponse<String> answer = People.PROPOSER.send("PUT", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("problem+json");
        assertThat(answer.body()).contains(words);
    }
}
