package org.huizheng.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.huizheng.account.CreateAccount;
import org.huizheng.account.NewAccount;
import org.huizheng.kernel.Actor;
import org.huizheng.organization.NewOrganization;
import org.huizheng.organization.OrganizationQueries;
import org.huizheng.organization.RegisterOrganization;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Sites, channels and themes over HTTP, as the console asks for them. */
class SiteApiModuleTests {

    private static final String SETTINGS = """
            {"organizer": "试验市民政局", "phone": "0000-1234567", "icpNumber": "试ICP备1号", "policeNumber": "试公网安备1号",
             "partyMarkUrl": "https://bszs.conac.cn/x", "correctionUrl": "https://zfwzgl.www.gov.cn/"}""";

    private static TestProduct here;

    @BeforeAll
    static void start() {
        here = TestProduct.shared();
    }

    private static long body(String code) {
        return here.product
                .bean(OrganizationQueries.class)
                .byCode(code)
                .map(body -> body.id())
                .orElseGet(() -> here.product
                        .bean(RegisterOrganization.class)
                        .perform(
                                Actor.command("test"),
                                NewOrganization.of(code, "试验市" + code + "局", "", "department", null)));
    }

    private static String form(String code, String identityCode) {
        return """
                {"blueprint": "department", "code": "%1$s", "name": "试验市%1$s局", "organizationId": %2$d,
                 "domain": "%1$s.shiyan.gov.cn", "hosts": ["%1$s.localhost"], "identityCode": "%3$s", "settings": %4$s}""".formatted(code, body(code), identityCode, SETTINGS);
    }

    @Test
    void aSiteIsPreviewedOpenedAndFound() {
        JsonNode preview = here.json("POST", "/api/sites/preview", form("minzheng", "9900000051"));
        assertThat(preview.path("blockers").size()).as(preview.toString()).isZero();
        assertThat(preview.path("channels").size()).isEqualTo(25);
        assertThat(here.api("GET", "/api/sites/minzheng", "").statusCode()).isEqualTo(404);

        HttpResponse<String> opened = here.api("POST", "/api/sites", form("minzheng", "9900000051"));
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        JsonNode site = here.json("GET", "/api/sites/minzheng", "");
        assertThat(site.path("kind").asString()).isEqualTo("department");
        assertThat(site.path("organizationName").asString()).contains("minzheng");
        assertThat(site.path("allowedActions").toString()).contains("change", "hosts", "state");
        assertThat(site.at("/nextStates/0/state").asString()).isEqualTo("TRIAL");
        assertThat(here.json("GET", "/api/sites?q=minzheng&state=BUILDING", "")
                        .path("items")
                        .size())
                .isEqualTo(1);
        JsonNode settings = here.json("GET", "/api/sites/minzheng/settings", "");
        assertThat(settings.path("groups").size()).isEqualTo(3);
        assertThat(settings.at("/groups/0/fields/0/label").asString()).isEqualTo("主办单位");

        JsonNode again = here.json("POST", "/api/sites/batch", "{\"sites\": [" + form("minzheng", "9900000051") + "]}");
        assertThat(again.at("/items/0/problem/type").asString()).isEqualTo("blocked");
        assertThat(again.at("/items/0/problem/blockers").toString()).contains("codeTaken", "oneSite");
    }

    @Test
    void aChannelIsDraggedRenamedAndPutBack() {
        here.api("POST", "/api/sites", form("jiaoyu", "9900000052"));
        JsonNode tree = here.json("GET", "/api/sites/jiaoyu/channels", "");
        JsonNode first = tree.at("/items/1");
        assertThat(first.path("health").path("state").asString()).isEqualTo("empty");
        assertThat(tree.at("/summary/empty").asInt()).isPositive();
        String channel = "/api/channels/" + first.path("id").asLong();

        JsonNode moved = here.json("POST", channel + "/move", "{\"parentId\": null, \"position\": 0}");
        assertThat(moved.at("/channel/parentId").isNull()).isTrue();
        assertThat(here.json("GET", "/api/sites/jiaoyu/channels", "")
                        .at("/items/0/id")
                        .asLong())
                .isEqualTo(first.path("id").asLong());
        HttpResponse<String> back = here.api(
                moved.at("/undo/method").asString(),
                moved.at("/undo/path").asString(),
                moved.at("/undo/body").toString());
        assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
        assertThat(here.json("GET", "/api/sites/jiaoyu/channels", "")
                        .at("/items/1/id")
                        .asLong())
                .isEqualTo(first.path("id").asLong());

        JsonNode now = here.json("GET", channel, "");
        assertThat(now.path("allowedActions").toString()).contains("open", "address", "close");
        assertThat(now.path("months").size()).isEqualTo(12);
        assertThat(now.at("/chain/code").asString()).isEqualTo("direct");
        assertThat(now.at("/templates/list").toString()).contains("\"list\"", "list-policy");
        String rename = """
                {"version": %d, "text": {"name": "教育要闻", "description": "说明", "keywords": ["要闻"], "columnTypes": ["动态要闻"]},
                 "care": {"owner": "liping", "updateDays": 14}}""".formatted(now.at("/channel/version").asLong());
        JsonNode stranger = here.json("PUT", channel, rename);
        assertThat(stranger.path("detail").asString()).contains("责任人“liping”不是在用的账号");
        here.product
                .bean(CreateAccount.class)
                .perform(Actor.command("test"), new NewAccount("liping", "李萍", null, List.of(), false));
        assertThat(here.json("GET", "/api/people/named?names=liping,system", "").toString())
                .isEqualTo("[{\"name\":\"liping\",\"displayName\":\"李萍\",\"organization\":\"\",\"open\":true}]");
        assertThat(here.json("GET", "/api/people?q=%E6%9D%8E", "").at("/0/name").asString())
                .isEqualTo("liping");
        JsonNode renamed = here.json("PUT", channel, rename);
        assertThat(renamed.at("/channel/name").asString())
                .as(renamed.toString())
                .isEqualTo("教育要闻");
        JsonNode conflict = here.json("PUT", channel, rename);
        assertThat(conflict.path("status").asInt()).isEqualTo(409);
        assertThat(conflict.at("/theirs/name").asString()).isEqualTo("教育要闻");
        JsonNode undone = here.json(
                "PUT",
                renamed.at("/undo/path").asString(),
                renamed.at("/undo/body").toString());
        assertThat(undone.at("/channel/name").asString()).as(undone.toString()).isEqualTo("要闻");
    }

    @Test
    void aMergedChannelsReadersAreLedOn() throws InterruptedException {
        here.openChannel("jiulan", "旧栏");
        here.openChannel("xinlan", "新栏");
        JsonNode created = here.json("POST", "/api/sites/jia/documents", """
                {"channel": "jiulan", "title": "旧栏里的一篇", "source": "试验市人民政府", "body": "<p>正文</p>", "release": true}""");
        here.page("/jiulan/", a -> a.statusCode() == 200 && a.body().contains("旧栏里的一篇"));
        long from = channel("jiulan");
        long into = channel("xinlan");
        JsonNode preview = here.json("GET", "/api/channels/" + from + "/merge?into=" + into, "");
        assertThat(preview.path("documents").asInt()).as(preview.toString()).isEqualTo(1);
        assertThat(preview.path("blockers").size()).isZero();
        assertThat(preview.path("mappingsTotal").asInt())
                .as("the list, its first cut and the feed")
                .isEqualTo(3);
        HttpResponse<String> begun =
                here.api("POST", "/api/channels/" + from + "/merge", "{\"into\": " + into + ", \"reason\": \"合并\"}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);

        assertThat(here.page("/xinlan/", a -> a.body().contains("旧栏里的一篇")).body())
                .contains("旧栏里的一篇");
        HttpResponse<String> led = here.page("/jiulan/", a -> a.statusCode() == 301);
        assertThat(led.statusCode()).isEqualTo(301);
        assertThat(led.headers().firstValue("Location")).hasValue("/xinlan/");
        assertThat(here.page("/jiulan/rss.xml", a -> a.statusCode() == 301)
                        .headers()
                        .firstValue("Location"))
                .hasValue("/xinlan/rss.xml");
        assertThat(here.json("GET", "/api/channels/" + from + "/merge/progress", "")
                        .path("state")
                        .asString())
                .isEqualTo("done");
        assertThat(created.path("documentId").asLong()).isPositive();
    }

    @Test
    void aFragmentIsEditedCheckedAppliedAndTakenBack() throws InterruptedException {
        JsonNode theme = here.json("GET", "/api/themes/standard", "");
        long base = theme.at("/theme/versionId").asLong();
        String path = "/api/themes/standard/versions/" + base + "/file?path=fragments/notice.peb";
        String source = here.json("GET", path, "").path("source").asString();
        assertThat(source).isNotEmpty();
        JsonNode wrong = here.json(
                "POST",
                "/api/themes/standard/check",
                "{\"base\": " + base + ", \"files\": {\"fragments/notice.peb\": \"一\\n{{ x( }}\"}}");
        assertThat(wrong.path("ok").asBoolean()).isFalse();
        assertThat(wrong.at("/errors/0/line").asInt()).as(wrong.toString()).isEqualTo(2);

        JsonNode edited = here.json(
                "POST",
                "/api/themes/standard/versions",
                new tools.jackson.databind.json.JsonMapper()
                        .writeValueAsString(java.util.Map.of(
                                "base",
                                base,
                                "files",
                                java.util.Map.of("fragments/masthead.peb", masthead(base) + "<p>站头改过</p>"),
                                "remark",
                                "试改")));
        assertThat(edited.at("/versions/0/remark").asString())
                .as(edited.toString())
                .isEqualTo("试改");
        JsonNode applied = here.json("POST", "/api/sites/jia/theme", "{\"theme\": \"standard\"}");
        assertThat(applied.path("newest").asBoolean()).isTrue();
        assertThat(here.page("/", a -> a.body().contains("站头改过")).body()).contains("站头改过");
        here.api(
                "POST",
                applied.at("/undo/path").asString(),
                applied.at("/undo/body").toString());
        assertThat(here.page("/", a -> !a.body().contains("站头改过")).body()).doesNotContain("站头改过");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST | /api/sites                           | {}                                            | 400 | organizationId
            POST | /api/sites                           | {"organizationId": 999999}                    | 409 | 单位不存在
            POST | /api/sites                           | {"organizationId": 1, "kind": "x"}            | 400 | 网站类型
            POST | /api/sites                           | {"organizationId": 1, "blueprint": "x"}       | 404 | 建站模板
            POST | /api/sites                           | []                                            | 400 | JSON
            POST | /api/sites                           | {"organizationId": 1, "hosts": [null]}        | 409 | 访问域名
            POST | /api/sites/preview                   | {"organizationId": "a"}                       | 400 | organizationId
            POST | /api/sites/batch                     | {"sites": []}                                 | 400 | 1 到 200
            POST | /api/sites/batch                     | {"sites": [null]}                             | 400 | 1 到 200
            GET  | /api/sites?state=NOWHERE             | ''                                            | 400 | NOWHERE
            GET  | /api/sites?after=x                   | ''                                            | 400 | 翻页
            PUT  | /api/sites/jia                       | {}                                            | 400 | version
            PUT  | /api/sites/jia/settings              | {"version": 0}                                | 400 | settings
            PUT  | /api/sites/nope/settings             | {"version": 0, "settings": {}}                | 404 | 站点
            PUT  | /api/sites/jia/hosts                 | {}                                            | 400 | hosts
            PUT  | /api/sites/jia/hosts                 | {"hosts": ["www.jia.com"]}                    | 409 | .gov.cn
            PUT  | /api/sites/jia/hosts                 | {"hosts": []}                                 | 409 | 至少
            PUT  | /api/sites/jia/hosts                 | {"hosts": ["yi.localhost"]}                   | 409 | 已用于
            POST | /api/sites/jia/state                 | {}                                            | 400 | state
            POST | /api/sites/jia/state                 | {"state": "ARCHIVED_ONLY"}                    | 409 | 不能直接
            POST | /api/sites/jia/state                 | {"state": "TEMP_OFFLINE"}                     | 409 | 说明原因
            GET  | /api/blueprints/none                 | ''                                            | 404 | 建站模板
            POST | /api/sites/jia/channels              | {}                                            | 400 | text
            POST | /api/sites/jia/channels              | {"code": "x", "text": {}}                     | 409 | 栏目名称不能为空
            POST | /api/sites/jia/channels              | {"text": {"keywords": [null]}}                | 409 | 栏目关键词
            PUT  | /api/sites/jia/channels/order        | {}                                            | 400 | channels
            PUT  | /api/sites/jia/channels/order        | {"channels": [null]}                          | 400 | channels
            PUT  | /api/sites/jia/channels/order        | {"channels": [999999]}                        | 409 | 全部栏目
            GET  | /api/channels/999999                 | ''                                            | 404 | 栏目不存在
            PUT  | /api/channels/999999                 | {"version": 0, "text": {}}                    | 404 | 栏目不存在
            PUT  | /api/channels/999999                 | {"text": {}}                                  | 400 | version
            POST | /api/channels/999999/move            | {}                                            | 404 | 栏目不存在
            GET  | /api/channels/999999/address?path=x  | ''                                            | 404 | 栏目不存在
            GET  | /api/channels/999999/address         | ''                                            | 400 | path
            PUT  | /api/channels/999999/address         | {"version": 0}                                | 400 | path
            PUT  | /api/channels/999999/address         | {"path": "x"}                                 | 400 | version
            PUT  | /api/channels/999999/address         | {"path": "x", "version": 0}                   | 404 | 栏目不存在
            PUT  | /api/channels/999999/address         | {"path": 1, "version": "x"}                   | 400 | version
            DELETE | /api/channels/999999               | ''                                            | 404 | 栏目不存在
            GET  | /api/channels/999999/merge?into=1    | ''                                            | 404 | 栏目不存在
            POST | /api/channels/999999/merge           | {}                                            | 400 | into
            POST | /api/channels/999999/merge           | {"into": 1}                                   | 404 | 栏目不存在
            GET  | /api/channels/999999/merge/progress  | ''                                            | 404 | 栏目不存在
            POST | /api/channels/999999/merge/stop      | ''                                            | 404 | 栏目不存在
            GET  | /api/themes/none                     | ''                                            | 404 | 尚未安装
            GET  | /api/themes/standard/versions/99999/files | ''                                       | 404 | 没有这个版本
            POST | /api/themes/standard/check           | {}                                            | 400 | base
            POST | /api/themes/standard/check           | {"base": 99999, "files": {}}                  | 404 | 没有这个版本
            POST | /api/themes/standard/versions        | {"base": 1, "files": {}}                      | 409 | 没有改动
            POST | /api/themes/standard/versions        | {"base": 1, "files": {"../a.peb": "x"}}       | 400 | 主题文件
            POST | /api/sites/jia/theme                 | {}                                            | 400 | theme
            POST | /api/sites/jia/theme                 | {"theme": "none"}                             | 404 | 尚未安装
            """)
    void whatCannotBeDoneIsAProblemInWords(String method, String path, String body, int status, String words) {
        HttpResponse<String> answer = here.api(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains(words);
    }

    private static String masthead(long base) {
        return here.json("GET", "/api/themes/standard/versions/" + base + "/file?path=fragments/masthead.peb", "")
                .path("source")
                .asString();
    }

    @Test
    void aChannelsNewAddressIsPreviewedChangedAndTakenBack() throws InterruptedException {
        here.openChannel("jiuzhi", "旧址");
        here.json("POST", "/api/sites/jia/documents", """
                {"channel": "jiuzhi", "title": "旧址里的一篇", "source": "试验市人民政府", "body": "<p>正文</p>", "release": true}""");
        here.page("/jiuzhi/", a -> a.statusCode() == 200 && a.body().contains("旧址里的一篇"));
        String address = "/api/channels/" + channel("jiuzhi") + "/address";
        JsonNode preview = here.json("GET", address + "?path=/xinzhi/", "");
        assertThat(preview.path("blockers").size()).as(preview.toString()).isZero();
        assertThat(preview.path("lists").asInt()).isEqualTo(1);
        assertThat(preview.path("documents").asInt()).isEqualTo(1);
        assertThat(here.json("GET", address + "?path=hant", "").path("blockers").toString())
                .contains("系统保留");
        assertThat(here.json("PUT", address, "{\"path\": \"xinzhi\", \"version\": 9}")
                        .path("detail")
                        .asString())
                .contains("刚被他人修改");

        JsonNode changed = here.json("PUT", address, "{\"path\": \"xinzhi\", \"version\": 0}");
        assertThat(changed.at("/channel/path").asString())
                .as(changed.toString())
                .isEqualTo("xinzhi");
        assertThat(here.page("/xinzhi/", a -> a.statusCode() == 200).body()).contains("旧址里的一篇");
        HttpResponse<String> led = here.page("/jiuzhi/", a -> a.statusCode() == 301);
        assertThat(led.headers().firstValue("Location")).hasValue("/xinzhi/");
        here.json(
                "PUT",
                changed.at("/undo/path").asString(),
                changed.at("/undo/body").toString());
        assertThat(here.page("/jiuzhi/", a -> a.statusCode() == 200).body()).contains("旧址里的一篇");
        assertThat(here.page("/xinzhi/", a -> a.statusCode() == 301).headers().firstValue("Location"))
                .hasValue("/jiuzhi/");
    }

    private static long channel(String path) {
        for (JsonNode row : here.json("GET", "/api/sites/jia/channels", "").path("items")) {
            if (row.path("path").asString().equals(path)) {
                return row.path("id").asLong();
            }
        }
        throw new AssertionError("no channel " + path);
    }
}
