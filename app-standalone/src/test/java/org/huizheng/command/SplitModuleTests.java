package org.huizheng.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huizheng.command.SplitProduct.await;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.huizheng.standalone.TestProduct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The product as three processes, in the order an operator meets it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SplitModuleTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static SplitProduct here;
    private static String portal;
    private static Process console;
    private static Process worker;

    @BeforeAll
    static void begin() throws IOException {
        here = new SplitProduct();
    }

    @AfterAll
    static void end() {
        here.close();
    }

    @Test
    @Order(1)
    void beforeTheSchemasAreMadeNeitherStarts() throws Exception {
        for (String verb : new String[] {"console", "worker"}) {
            Processes.Ended ended = here.run(verb);
            assertThat(ended.err()).contains("./huizheng migrate").doesNotContain("Exception");
            assertThat(ended.code()).isEqualTo(ExitCode.CANNOT_START);
        }
        Processes.Ended embedded = Processes.run(here.data, Map.of(), "worker", "--data", here.data.toString());
        assertThat(embedded.err()).contains("database.url");
        assertThat(embedded.code()).isEqualTo(ExitCode.USAGE);
        assertThat(here.run("migrate").code()).isZero();
    }

    @Test
    @Order(2)
    void theConsoleAloneTakesAReleaseAndMakesNoPage() throws Exception {
        TestProduct.over(here.database.url(), here.data).close();
        console = here.start("console");
        assertThat(here.get(here.console() + "/health/ready").body()).contains("\"ready\"", "\"queue\":\"ok\"");
        assertThat(here.get(here.console() + "/metrics").body()).contains("huizheng_queue_pages");
        openChannel("gongwen");

        String page = release("单独的管理端签发");
        int port = SplitProduct.freePort();
        portal = "http://127.0.0.1:" + port;
        here.portal(port);
        await(PATIENCE, () -> here.answers(portal + "/", 200));
        Thread.sleep(1_500);
        assertThat(here.get(portal + page).statusCode()).isEqualTo(404);
        assertThat(waiting()).isPositive();

        worker = here.start("worker");
        await(PATIENCE, () -> here.answers(portal + page, 200));
        assertThat(here.get(portal + page).body()).contains("单独的管理端签发");
    }

    @Test
    @Order(3)
    void withAllThreeAReleaseIsSeenAndFoundSoonAndWithdrawnSoon() throws Exception {
        String page = release("三个进程");
        await(Duration.ofSeconds(5), () -> here.answers(portal + page, 200));
        await(PATIENCE, () -> finds("三个进程", page));
        assertThat(here.api("POST", "/api/documents/" + id(page) + "/withdraw", "{\"reason\": \"日期有误\"}")
                        .statusCode())
                .isEqualTo(200);
        await(Duration.ofSeconds(5), () -> here.answers(portal + page, 410));
        await(PATIENCE, () -> !finds("三个进程", page));
    }

    @Test
    @Order(4)
    void whatIsDueIsReleasedByTheWorker() throws Exception {
        long id = draft("到点签发");
        here.api("POST", "/api/documents/" + id + "/approve", "");
        String at = Instant.now().plusSeconds(2).toString();
        assertThat(here.api("POST", "/api/documents/" + id + "/schedule", "{\"at\": \"" + at + "\"}")
                        .statusCode())
                .isEqualTo(200);
        await(PATIENCE, () -> here.answers(portal + address(id), 200));
    }

    /** What is due while nobody works is done at the start; what is due later is done then; and each once, however often it starts. */
    @Test
    @Order(5)
    void whatIsDueWhileTheWorkerIsDeadOrLaterIsDoneOnTimeAndOnce() throws Exception {
        long comesMeanwhile = approved("死时到点");
        long comesLater = approved("活时到点");
        String goesMeanwhile = release("死时下线");
        String goesLater = release("活时下线");
        for (String page : new String[] {goesMeanwhile, goesLater}) {
            await(PATIENCE, () -> here.answers(portal + page, 200));
        }
        Instant meanwhile = Instant.now().plusSeconds(4);
        Instant later = Instant.now().plusSeconds(30);
        schedule(comesMeanwhile, meanwhile);
        schedule(comesLater, later);
        end(goesMeanwhile, meanwhile);
        end(goesLater, later);
        worker.destroyForcibly().waitFor();
        Thread.sleep(Duration.between(Instant.now(), meanwhile.plusSeconds(1)).toMillis());
        assertThat(here.answers(portal + address(comesMeanwhile), 404)).isTrue();
        assertThat(here.answers(portal + goesMeanwhile, 200)).isTrue();

        worker = here.start("worker");
        await(PATIENCE, () -> here.answers(portal + address(comesMeanwhile), 200));
        await(Duration.ofSeconds(5), () -> here.answers(portal + goesMeanwhile, 410));
        assertThat(Instant.now()).as("started before the later moment").isBefore(later.minusSeconds(1));
        assertThat(here.answers(portal + address(comesLater), 404)).isTrue();
        assertThat(here.answers(portal + goesLater, 200)).isTrue();
        await(Duration.ofSeconds(40), () -> here.answers(portal + address(comesLater), 200));
        assertThat(Instant.now()).isBetween(later, later.plusSeconds(5));
        await(Duration.ofSeconds(5), () -> here.answers(portal + goesLater, 410));

        worker.destroyForcibly().waitFor();
        worker = here.start("worker");
        String afterwards = release("再次启动之后");
        await(PATIENCE, () -> here.answers(portal + afterwards, 200));
        for (long id : new long[] {comesMeanwhile, comesLater}) {
            assertThat(done("releaseEdition", id)).as("releases of " + id).isOne();
            assertThat(firstVisible(id)).isBetween(id == comesLater ? later : meanwhile, Instant.now());
        }
        assertThat(firstVisible(comesLater)).isBefore(later.plusSeconds(2));
        for (String page : new String[] {goesMeanwhile, goesLater}) {
            assertThat(done("unpublishEdition", id(page))).as("ends of " + page).isOne();
            assertThat(logged(id(page))).as("log rows of " + page).isEqualTo(2);
            assertThat(here.answers(portal + page, 410)).isTrue();
        }
        assertThat(logged(comesLater)).isOne();
    }

    private static long approved(String title) throws Exception {
        long id = draft(title);
        assertThat(here.api("POST", "/api/documents/" + id + "/approve", "").statusCode())
                .isEqualTo(200);
        return id;
    }

    private static void schedule(long id, Instant at) throws Exception {
        var answer = here.api("POST", "/api/documents/" + id + "/schedule", "{\"at\": \"" + at + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static void end(String page, Instant at) throws Exception {
        var answer = here.api(
                "POST", "/api/documents/" + id(page) + "/end", "{\"at\": \"" + at + "\", \"reason\": \"活动结束\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static long id(String page) {
        return Long.parseLong(page.replaceAll(".*/(\\d+)\\.html", "$1"));
    }

    private static long done(String action, long id) {
        return JdbcClient.create(here.database.owner())
                .sql("select count(*) from audit.entry where action = ? and object = ?")
                .params(action, "document:" + id)
                .query(Long.class)
                .single();
    }

    private static long logged(long id) {
        return JdbcClient.create(here.database.owner())
                .sql("select count(*) from release.publication_log where document_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private static Instant firstVisible(long id) {
        return JdbcClient.create(here.database.owner())
                .sql("select published_at from release.document where document_id = ?")
                .param(id)
                .query((rs, i) -> rs.getTimestamp(1).toInstant())
                .single();
    }

    @Test
    @Order(6)
    void theTrailIsSealedByTheWorker() throws Exception {
        JdbcClient owner = JdbcClient.create(here.database.owner());
        String open = """
                select count(*) from audit.entry where xid::text::bigint >= (select coalesce(max(to_xid::text::bigint), 0) from audit.seal)
                """;
        await(PATIENCE, () -> owner.sql(open).query(Long.class).single() == 0);
    }

    @Test
    @Order(7)
    void aWorkerKilledAtWorkIsReplacedByTheNext() throws Exception {
        worker.destroyForcibly().waitFor();
        Path file = lines(1_500);
        Processes.Ended imported =
                here.run("import", "documents", "--site", "jia", "--create-channels", file.toString());
        assertThat(imported.code()).as(imported.err()).isZero();
        long all = waiting();
        assertThat(all).isPositive();

        worker = here.start("worker");
        await(PATIENCE, () -> files() > 100);
        worker.destroyForcibly().waitFor();
        assertThat(waiting()).isPositive();
        OffsetDateTime killed = OffsetDateTime.now(ZoneOffset.UTC);
        assertThat(claimedBefore(killed)).isPositive();

        worker = here.start("worker");
        await(PATIENCE, () -> claimedBefore(killed) == 0);
        await(Duration.ofMinutes(3), () -> waiting() == 0);
        Processes.Ended verified = here.run("verify");
        assertThat(verified.out()).contains("全部相符");
        assertThat(verified.code()).as(verified.out()).isZero();
    }

    @Test
    @Order(8)
    void aRebuildAskedOfTheConsoleIsDoneByTheWorkerAndVerified() throws Exception {
        assertThat(here.run("rebuild", "--site", "jia").out()).contains("已重新生成 1 个站点");
        assertThat(here.run("verify", "--site", "jia").out()).contains("全部相符");
        assertThat(here.run("why", "--site", "jia", "/").out()).contains("模板");
    }

    @Test
    @Order(9)
    void aSecondOfEitherKindAndTheWholeProductAreRefused() throws Exception {
        for (String verb : new String[] {"console", "worker", "up", "migrate"}) {
            Processes.Ended ended = here.run(verb);
            assertThat(ended.err()).as(verb).contains("正被另一个汇政进程使用");
            assertThat(ended.code()).isEqualTo(ExitCode.CANNOT_START);
        }
    }

    @Test
    @Order(10)
    void eachStopsWhenToldAndTheConsoleIsNoLongerAnnounced() throws Exception {
        worker.destroy();
        assertThat(worker.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(here.data.resolve("run.json")).exists();
        console.destroy();
        assertThat(console.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(here.data.resolve("run.json")).doesNotExist();
    }

    private static boolean finds(String words, String page) throws Exception {
        String query = URLEncoder.encode(words, StandardCharsets.UTF_8);
        return here.get(portal + "/search.json?q=" + query).body().contains(page);
    }

    private static String release(String title) throws Exception {
        long id = draft(title);
        var answer = here.api("POST", "/api/documents/" + id + "/release", "{\"approve\": true}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return address(id);
    }

    private static long draft(String title) throws Exception {
        var answer = here.api("POST", "/api/sites/jia/documents", """
                {"channel": "gongwen", "title": "%s", "source": "试验市人民政府", "body": "<p>正文</p>"}
                """.formatted(title));
        return new JsonMapper().readTree(answer.body()).path("documentId").asLong();
    }

    private static String address(long id) {
        String month = LocalDate.now(ZoneId.of("Asia/Shanghai")).format(DateTimeFormatter.ofPattern("yyyyMM"));
        return "/gongwen/" + month + "/" + id + ".html";
    }

    private static void openChannel(String code) throws Exception {
        var answer = here.api("POST", "/api/sites/jia/channels", """
                {"code": "%1$s", "text": {"name": "%1$s", "description": "%1$s", "keywords": ["%1$s"], "columnTypes": ["%1$s"],
                 "kind": "list", "contentType": "article", "listOrder": "newest", "navigation": true, "link": null, "settings": {}}}
                """.formatted(code));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static long waiting() {
        return JdbcClient.create(here.database.owner())
                .sql("select count(*) from render.queue")
                .query(Long.class)
                .single();
    }

    /** What the dead hold; left alone it would be theirs for a minute. */
    private static long claimedBefore(OffsetDateTime moment) {
        return JdbcClient.create(here.database.owner())
                .sql("select count(*) from render.queue where claimed_at < ?")
                .param(moment)
                .query(Long.class)
                .single();
    }

    /** Of the release that is being made beside the served one. */
    private static long files() throws IOException {
        Path site = here.data.resolve("pages/jia");
        int next = Integer.parseInt(Files.readString(site.resolve("current")).strip()) + 1;
        if (!Files.isDirectory(site.resolve(String.valueOf(next)))) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(site.resolve(String.valueOf(next)))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static Path lines(int count) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append("""
                    {"id":"m-%1$d","channel":"kuaixun","type":"article","title":"标题 %1$d","source":"试验市人民政府","body":"<p>正文</p>","publishedAt":"2026-02-03T04:05:06Z"}
                    """.formatted(i));
        }
        return Files.writeString(here.data.resolve("lines.jsonl"), lines);
    }
}
