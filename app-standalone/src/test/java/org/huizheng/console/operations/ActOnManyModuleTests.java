package org.huizheng.console.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.huizheng.channel.ChannelQueries;
import org.huizheng.document.ActOnDocuments;
import org.huizheng.document.ApproveEditions;
import org.huizheng.document.CreateDocuments;
import org.huizheng.document.EditionDraft;
import org.huizheng.document.NewDocument;
import org.huizheng.document.NewPlacement;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.SiteScope;
import org.huizheng.operation.Arguments;
import org.huizheng.operation.Outcome;
import org.huizheng.render.RenderProgress;
import org.huizheng.standalone.TestProduct;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Verbs for thousands hold back while the queue is long, and what others release meanwhile is soon seen. */
class ActOnManyModuleTests {

    private static final SiteScope EVERY = SiteScope.everySite();
    private static final Actor ACTOR = Actor.command("test");
    private static final int PORTION = 5;
    private static final int FULL = 20;

    private final TestProduct here = TestProduct.shared();

    /** The queue is filled by pages that are not due for a while; nothing but their number is known of them. */
    @Test
    void whileTooMuchWaitsNothingIsAddedAndItGoesOnWhenThereIsRoom() throws Exception {
        here.openChannel("huiya", "回压");
        List<Long> documents = approved("huiya", 3 * PORTION);
        hold(FULL + 1);
        ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
        ActOnMany act = new ActOnMany(
                here.product.bean(ActOnDocuments.class), here.product.bean(RenderProgress.class), PORTION, FULL);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Outcome> outcome = other.submit(() -> act.perform(
                    new Arguments(Map.of("verb", "release", "documents", documents, "sites", "*")),
                    (what, done, total) -> told.add(what + done)));
            until(() -> told.contains("等待页面生成，还剩" + (FULL + 1)));
            Instant asked = Instant.now();
            String urgent = urgent("huiya", "等待时插进来的一篇");
            assertThat(here.page(urgent, a -> a.statusCode() == 200).statusCode())
                    .isEqualTo(200);
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(5));
            assertThat(releases(documents))
                    .as("released while there is no room")
                    .isZero();
            assertThat(outcome.isDone()).isFalse();
            letGo();
            assertThat(outcome.get(60, TimeUnit.SECONDS).text()).isEqualTo("成功 " + documents.size() + " 篇");
        } finally {
            letGo();
        }
        assertThat(told).contains("批量操作0", "批量操作" + PORTION, "批量操作" + 2 * PORTION);
        assertThat(releases(documents)).as("released once each").isEqualTo(documents.size());
        assertThat(here.page(address("huiya", documents.getLast()), a -> a.statusCode() == 200)
                        .statusCode())
                .isEqualTo(200);
    }

    /** As many as the verb takes, over HTTP and with the limits the product has. */
    @Test
    @Tag("long")
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void tenThousandAreReleasedOnceAndTheQueueStaysShort() throws Exception {
        here.openChannel("wan", "一万");
        List<Long> documents = approved("wan", ActOnMany.MOST);
        AtomicLong longest = new AtomicLong();
        AtomicBoolean ended = new AtomicBoolean();
        List<Duration> overtaken = new ArrayList<>();
        List<String> told = new ArrayList<>();
        try (ExecutorService watching = Executors.newSingleThreadExecutor()) {
            watching.submit(() -> {
                while (!ended.get()) {
                    longest.accumulateAndGet(waiting(), Math::max);
                    Thread.sleep(20);
                }
                return null;
            });
            JsonNode task =
                    here.json("POST", "/api/documents/bulk/release/background", "{\"documents\": " + documents + "}");
            String path = "/api/tasks/" + task.path("id").asLong();
            while (task.path("state").asString("").equals("running")) {
                told.add(task.path("progress").toString());
                if (waiting() > 1_000) {
                    Instant asked = Instant.now();
                    String urgent = urgent("wan", "插队的第 " + overtaken.size() + " 篇");
                    assertThat(here.page(urgent, a -> a.statusCode() == 200).statusCode())
                            .isEqualTo(200);
                    overtaken.add(Duration.between(asked, Instant.now()));
                }
                Thread.sleep(200);
                task = here.json("GET", path, "");
            }
            assertThat(task.at("/outcome/text").asString()).as(task.toString()).isEqualTo("成功 10000 篇");
            ended.set(true);
        }
        assertThat(longest.get()).isBetween(2_000L, 2_000L + 400);
        assertThat(overtaken).isNotEmpty().allMatch(took -> took.compareTo(Duration.ofSeconds(5)) < 0);
        assertThat(told.toString()).contains("批量操作", "等待页面生成，还剩");
        assertThat(releases(documents)).isEqualTo(documents.size());
        for (Instant end = Instant.now().plusSeconds(300);
                waiting() > 0 && Instant.now().isBefore(end); ) {
            Thread.sleep(200);
        }
        assertThat(waiting()).isZero();
        assertThat(here.product
                        .bean(JdbcClient.class)
                        .sql("""
                                select count(*) from page.manifest m join page.release_head h using (site_id, release)
                                where m.status = 200 and m.page = any (?)""")
                        .param(documents.stream().map(id -> "document:" + id).toArray(String[]::new))
                        .query(Long.class)
                        .single())
                .isEqualTo(documents.size());
    }

    private List<Long> approved(String channel, int count) {
        long site = here.json("GET", "/api/sites/jia", "").path("id").asLong();
        long channelId = here.product
                .bean(ChannelQueries.class)
                .byPath(EVERY, site, channel)
                .orElseThrow()
                .id();
        List<Long> documents = new ArrayList<>();
        for (int from = 0; from < count; from += CreateDocuments.MOST) {
            List<NewDocument> some = IntStream.range(from, Math.min(from + CreateDocuments.MOST, count))
                    .mapToObj(i -> new NewDocument(
                            site,
                            "article",
                            null,
                            null,
                            EditionDraft.of("批量第 " + i + " 篇", "试验市水利局", "<p>正文</p>"),
                            List.of(NewPlacement.primary(channelId)),
                            List.of()))
                    .toList();
            List<CreateDocuments.Created> created =
                    here.product.bean(CreateDocuments.class).perform(EVERY, ACTOR, some);
            here.product
                    .bean(ApproveEditions.class)
                    .perform(
                            EVERY,
                            ACTOR,
                            created.stream()
                                    .map(CreateDocuments.Created::editionId)
                                    .toList());
            created.forEach(one -> documents.add(one.documentId()));
        }
        return documents;
    }

    /** @return its address */
    private String urgent(String channel, String title) {
        long id = here.json("POST", "/api/sites/jia/documents", """
                        {"channel": "%s", "title": "%s", "source": "试验市水利局", "body": "<p>急</p>"}""".formatted(channel, title))
                .path("documentId")
                .asLong();
        HttpResponse<String> answer =
                here.api("POST", "/api/documents/" + id + "/release", "{\"approve\": true, \"urgent\": true}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return address(channel, id);
    }

    private static String address(String channel, long id) {
        String month = LocalDate.now(ZoneId.of("Asia/Shanghai")).format(DateTimeFormatter.ofPattern("yyyyMM"));
        return "/" + channel + "/" + month + "/" + id + ".html";
    }

    private void hold(int pages) {
        here.product.bean(JdbcClient.class).sql("""
                        insert into render.queue (site_id, page, due_at)
                        select site_id, 'document:' || 9000000 + n, now() + interval '4 minutes'
                        from release.site, generate_series(1, ?) n where code = 'yi'""").param(pages).update();
    }

    private void letGo() {
        here.product
                .bean(JdbcClient.class)
                .sql("update render.queue set due_at = now() where page like 'document:9000%'")
                .update();
    }

    private long releases(List<Long> documents) {
        return here.product
                .bean(org.huizheng.kernel.database.ScopedTransactions.class)
                .read(EVERY, () -> here.product
                        .bean(JdbcClient.class)
                        .sql("select count(*) from audit.entry where action = 'releaseEdition' and object = any (?)")
                        .param(documents.stream().map(id -> "document:" + id).toArray(String[]::new))
                        .query(Long.class)
                        .single());
    }

    private long waiting() {
        return here.product.bean(RenderProgress.class).depth(null).waiting();
    }

    private interface Wanted {
        boolean now() throws Exception;
    }

    private static void until(Wanted wanted) throws Exception {
        for (int turn = 0; turn < 400 && !wanted.now(); turn++) {
            Thread.sleep(50);
        }
        assertThat(wanted.now()).isTrue();
    }
}
