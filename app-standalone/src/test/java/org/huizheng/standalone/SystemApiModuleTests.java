package org.huizheng.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.SiteScope;
import org.huizheng.theme.ApplyTheme;
import org.huizheng.theme.InstallTheme;
import org.huizheng.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** The system page over HTTP: what it shows, what can be put right from it, and tasks that outlive the click. */
class SystemApiModuleTests {

    private final TestProduct here = TestProduct.shared();

    @Test
    void theSystemPageShowsWhatAnOperatorLooksFor() {
        JsonNode system = here.json("GET", "/api/system", "");
        List<String> well = new ArrayList<>();
        system.path("checks")
                .forEach(check -> well.add(
                        check.path("label").asString() + check.path("text").asString()));
        assertThat(well).as(system.toString()).contains("数据库正常", "磁盘正常");
        assertThat(system.at("/database/bytes").asLong()).isPositive();
        assertThat(system.at("/database/version").asString()).startsWith("18");
        assertThat(system.path("embeddedDatabase").asBoolean()).isTrue();
        assertThat(system.at("/disk/freeBytes").asLong()).isPositive();
        assertThat(system.at("/memory/maxBytes").asLong()).isPositive();
        assertThat(system.path("lanes")).hasSize(4);
        assertThat(system.at("/search/sites").toString()).contains("\"siteCode\":\"jia\"");
        assertThat(system.path("allowedActions").toString()).contains("retry", "rebuild", "backup");
    }

    @Test
    void aPageThatFailedForGoodIsShownAndRetried() {
        long site = here.json("GET", "/api/sites/jia", "").path("id").asLong();
        fail(site, "document:424242");
        JsonNode letters = here.json("GET", "/api/system/dead-letters", "");
        JsonNode letter = letters.at("/items/0");
        assertThat(letter.path("pageName").asString()).as(letters.toString()).isEqualTo("稿件页面 424242");
        assertThat(letter.path("siteCode").asString()).isEqualTo("jia");
        assertThat(letter.path("reason").asString()).isEqualTo("模板第 3 行不对");
        String id = letter.path("id").asString();
        assertThat(here.json("POST", "/api/system/dead-letters/retry", "{\"ids\": [\"" + id + "\"]}")
                        .path("retried")
                        .asInt())
                .isEqualTo(1);
        HttpResponse<String> again = here.api("POST", "/api/system/dead-letters/retry", "{\"ids\": [\"" + id + "\"]}");
        assertThat(again.statusCode()).isEqualTo(404);
        fail(site, "document:424243");
        assertThat(here.json("POST", "/api/system/dead-letters/retry", "{}")
                        .path("retried")
                        .asInt())
                .isEqualTo(1);
        assertThat(here.json("GET", "/api/audit?action=retryPages", "").path("items"))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    /** A page really refused: its row is no longer what was approved. */
    @Test
    void aPageRefusedByItsMakerWaitsForAPersonAndIsMadeWhenTheRowIsMended() throws InterruptedException {
        here.openChannel("sixin", "死信");
        long id = released("sixin", "被改过的一篇");
        String path = address("sixin", id);
        assertThat(here.page(path, a -> a.statusCode() == 200).body()).contains("原来的正文");
        String body = jdbc().sql("select body from release.document where document_id = ?")
                .param(id)
                .query(String.class)
                .single();
        setBody(id, body.replace("原来的正文", "没有审批的正文"));
        long next = released("sixin", "后来的一篇");
        JsonNode letter = deadLetter("document:" + id);
        assertThat(letter.path("pageName").asString()).isEqualTo("稿件页面 " + id);
        assertThat(letter.path("siteCode").asString()).isEqualTo("jia");
        assertThat(letter.path("reason").asString()).contains("与审批内容不一致");
        assertThat(here.page(address("sixin", next), a -> a.statusCode() == 200).statusCode())
                .as("the others are made")
                .isEqualTo(200);
        String stands = here.page(path, a -> true).body();
        assertThat(stands).as("what stood, stands").contains("原来的正文").doesNotContain("没有审批的正文");
        assertThat(neighbours(stands)).doesNotContain("后来的一篇");
        JsonNode rebuilt = ended(here, here.json("POST", "/api/system/rebuild", "{\"site\": \"yi\"}"));
        assertThat(rebuilt.path("state").asString())
                .as("another site has no part in it: " + rebuilt)
                .isEqualTo("done");

        assertThat(retried(letter)).isEqualTo(1);
        letter = deadLetter("document:" + id);
        assertThat(letter.path("reason").asString()).as("pressed too early").contains("与审批内容不一致");
        setBody(id, body);
        assertThat(retried(letter)).isEqualTo(1);
        String mended =
                here.page(path, a -> neighbours(a.body()).contains("后来的一篇")).body();
        assertThat(mended).contains("原来的正文");
        assertThat(neighbours(mended)).contains("后来的一篇");
        assertThat(letters()).as("nothing is left").doesNotContain("document:" + id);
    }

    /** A template that goes too far costs its own page; file and line are told. */
    @Test
    void aPageWhoseTemplateFailsIsToldWithFileAndLineAndMadeByTheNextTheme() throws InterruptedException {
        Actor actor = Actor.command("test");
        long site = here.json("GET", "/api/sites/yi", "").path("id").asLong();
        Theme theme = Theme.shipped("standard");
        Map<String, String> templates = new TreeMap<>(theme.templates());
        templates.put(
                "templates/elder.peb",
                "{% extends \"templates/layout.peb\" %}\n{% block main %}\n{{ site.class.classLoader }}{% endblock %}");
        here.product
                .bean(InstallTheme.class)
                .perform(
                        actor,
                        new Theme(
                                "failing", "有错的主题", "1.0", templates, theme.assets(), theme.settings(), theme.form()));
        here.product.bean(ApplyTheme.class).perform(SiteScope.everySite(), actor, site, "failing");
        JsonNode letter = deadLetter("elder");
        assertThat(letter.path("siteCode").asString()).isEqualTo("yi");
        assertThat(letter.path("reason").asString()).contains("templates/elder.peb 第 3 行");
        here.product.bean(ApplyTheme.class).perform(SiteScope.everySite(), actor, site, "standard");
        for (int turn = 0; turn < 200 && letters().contains("elder"); turn++) {
            Thread.sleep(50);
        }
        assertThat(letters()).doesNotContain("elder");
    }

    private long released(String channel, String title) {
        long id = here.json("POST", "/api/sites/jia/documents", """
                        {"channel": "%s", "title": "%s", "source": "试验市水利局", "body": "<p>原来的正文</p>"}""".formatted(channel, title))
                .path("documentId")
                .asLong();
        HttpResponse<String> answer = here.api("POST", "/api/documents/" + id + "/release", "{\"approve\": true}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return id;
    }

    private static String neighbours(String page) {
        return page.replaceFirst("(?s).*class=\"prevnext\">", "").replaceFirst("(?s)</p>.*", "");
    }

    private static String address(String channel, long id) {
        String month = LocalDate.now(ZoneId.of("Asia/Shanghai")).format(DateTimeFormatter.ofPattern("yyyyMM"));
        return "/" + channel + "/" + month + "/" + id + ".html";
    }

    private void setBody(long id, String body) {
        assertThat(jdbc().sql("update release.document set body = ? where document_id = ?")
                        .params(body, id)
                        .update())
                .isOne();
    }

    /** What waits for a person, as {@code page} of a queue row. */
    private List<String> letters() {
        List<String> pages = new ArrayList<>();
        here.json("GET", "/api/system/dead-letters", "")
                .path("items")
                .forEach(letter -> pages.add(letter.path("page").asString()));
        return pages;
    }

    private JsonNode deadLetter(String page) throws InterruptedException {
        JsonNode letters = here.json("GET", "/api/system/dead-letters", "");
        for (int turn = 0; turn < 200; turn++) {
            for (JsonNode letter : letters.path("items")) {
                if (letter.path("page").asString().equals(page)) {
                    return letter;
                }
            }
            Thread.sleep(50);
            letters = here.json("GET", "/api/system/dead-letters", "");
        }
        throw new AssertionError(letters.toString());
    }

    private int retried(JsonNode letter) {
        return here.json(
                        "POST",
                        "/api/system/dead-letters/retry",
                        "{\"ids\": [\"" + letter.path("id").asString() + "\"]}")
                .path("retried")
                .asInt();
    }

    @Test
    void aPageChangedBehindOurBackIsToldWithItsEvidence() throws Exception {
        Path site = here.data.resolve("pages/jia");
        Path page =
                site.resolve(Files.readString(site.resolve("current")).strip()).resolve("robots.txt");
        Files.delete(page);
        Files.writeString(page, "Disallow: 被人改了");
        JsonNode finding = found("/robots.txt");
        assertThat(finding.path("kindName").asString()).isEqualTo("被改动");
        assertThat(finding.path("pageName").asString()).isEqualTo("robots.txt");
        assertThat(finding.path("siteCode").asString()).isEqualTo("jia");
        assertThat(finding.path("evidence").asBoolean()).isTrue();
        assertThat(Files.readString(page)).doesNotContain("被人改了");
        String id = finding.path("id").asString();
        HttpResponse<String> evidence = here.api("GET", "/api/system/tampering/findings/" + id + "/evidence", "");
        assertThat(evidence.body()).isEqualTo("Disallow: 被人改了");
        assertThat(evidence.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        assertThat(here.json("GET", "/api/audit?action=takeEvidence", "")
                        .at("/items/0/object")
                        .asString())
                .isEqualTo("finding:" + id);
        JsonNode ended = ended(here, here.json("POST", "/api/system/tampering/verify", ""));
        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("done");
        JsonNode state = here.json("GET", "/api/system/tampering", "");
        assertThat(state.path("recent").asLong()).as(state.toString()).isPositive();
        assertThat(state.path("open").asLong()).isZero();
        assertThat(state.at("/roots/roots").asLong()).isPositive();
        assertThat(state.at("/lastVerification/operation").asString()).isEqualTo("verify");
        assertThat(here.json("GET", "/api/system/tampering/findings?open=true", "")
                        .path("items"))
                .isEmpty();
    }

    private JsonNode found(String path) throws InterruptedException {
        JsonNode findings = here.json("GET", "/api/system/tampering/findings", "");
        for (int turn = 0; turn < 400; turn++) {
            JsonNode first = findings.at("/items/0");
            if (first.path("path").asString("").equals(path)
                    && first.path("siteCode").asString().equals("jia")
                    && !first.path("repairedAt").isNull()) {
                return first;
            }
            Thread.sleep(50);
            findings = here.json("GET", "/api/system/tampering/findings", "");
        }
        throw new AssertionError(findings.toString());
    }

    @Test
    void aSiteIsMadeAnewInTheBackground() throws InterruptedException {
        JsonNode task = here.json("POST", "/api/system/rebuild", "{\"site\": \"yi\"}");
        assertThat(task.path("title").asString()).as(task.toString()).isEqualTo("全站重新生成");
        JsonNode ended = ended(here, task);
        assertThat(ended.path("stateName").asString()).as(ended.toString()).isEqualTo("已完成");
        assertThat(ended.at("/outcome/text").asString()).contains("1 个站点");
        JsonNode none = ended(here, here.json("POST", "/api/system/rebuild", "{\"site\": \"nope\"}"));
        assertThat(none.path("state").asString()).isEqualTo("failed");
        assertThat(none.path("problem").asString()).contains("nope");
    }

    @Test
    void theProductIsBackedUpBesideItsDataAndTheSystemPageSaysSo() throws Exception {
        JsonNode ended = ended(here, here.json("POST", "/api/system/backup", "{}"));
        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("done");
        Path directory = Path.of(ended.at("/outcome/facts/directory").asString());
        assertThat(directory).startsWith(here.data.resolveSibling(here.data.getFileName() + "-backups"));
        assertThat(directory.resolve("SHA256SUMS")).exists();
        JsonNode last = here.json("GET", "/api/system", "").path("lastBackup");
        assertThat(last.path("directory").asString())
                .isEqualTo(directory.getFileName().toString());
        assertThat(here.json("GET", "/api/tasks", "").at("/0/operation").asString())
                .isEqualTo("backup");
        FileSystemUtils.deleteRecursively(directory.getParent());
        assertThat(Files.exists(directory)).isFalse();
    }

    @Test
    void aTaskOfARunThatEndedIsToldAsAborted() throws InterruptedException {
        long id = jdbc().sql("""
                insert into operation.task (operation, arguments, started_by, process, state, seen_at)
                values ('backup', '{}', 'zhangming', 'a run before', 'running', now() - interval '5 minutes') returning task_id
                """).query(Long.class).single();
        JsonNode task = here.json("GET", "/api/tasks/" + id, "");
        for (int turn = 0; turn < 200 && task.path("state").asString().equals("running"); turn++) {
            Thread.sleep(50);
            task = here.json("GET", "/api/tasks/" + id, "");
        }
        assertThat(task.path("stateName").asString()).isEqualTo("已中断");
        assertThat(task.path("problem").asString()).contains("没有做完", "可以重新开始");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | /api/system/dead-letters?after=x       | ''             | 400 | 不是页面的编号
            POST | /api/system/dead-letters/retry         | {"ids":["x"]}  | 400 | 不是页面的编号
            POST | /api/system/dead-letters/retry         | {"ids":7}      | 400 | ids
            POST | /api/system/rebuild                    | {"site":[]}    | 400 | site
            POST | /api/system/rebuild                    | ''             | 400 | JSON
            GET  | /api/system/tampering/findings?after=x | ''             | 400 | 上一页最后一条
            GET  | /api/system/tampering/findings?open=x  | ''             | 400 | open
            GET  | /api/system/tampering/findings/777777/evidence | ''     | 404 | 没有留下
            GET  | /api/system/tampering/findings/x/evidence | ''          | 400 | id
            GET  | /api/tasks/77777777                    | ''             | 404 | 没有这项任务
            GET  | /api/tasks/last                        | ''             | 400 | last
            """)
    void badInputIsAnsweredInWords(String method, String path, String body, int status, String words) {
        HttpResponse<String> answer = here.api(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(words, "\"requestId\":\"");
    }

    static JsonNode ended(TestProduct here, JsonNode task) throws InterruptedException {
        String path = "/api/tasks/" + task.path("id").asLong();
        JsonNode now = here.json("GET", path, "");
        for (int turn = 0; turn < 600 && now.path("state").asString("").equals("running"); turn++) {
            Thread.sleep(50);
            now = here.json("GET", path, "");
        }
        return now;
    }

    private void fail(long site, String page) {
        jdbc().sql("insert into render.queue (site_id, page, attempts, error) values (?, ?, 5, '模板第 3 行不对')")
                .params(site, page)
                .update();
    }

    private JdbcClient jdbc() {
        return here.product.bean(JdbcClient.class);
    }
}
