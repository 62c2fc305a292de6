package org.huizheng.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.files.FileBlobStore;
import org.huizheng.files.FilePageStore;
import org.huizheng.kernel.PageStore;
import org.huizheng.page.PastPages;
import org.huizheng.release.Retraction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker killed at any step of publishing leaves readers with old or new pages, and its successor finishes the work. */
class CrashModuleTests {

    private static final String ARTICLE = "/xwzx/yaowen/202611/1.html";

    private static TestDatabase database;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"claimed", "rendered", "written", "replaced", "recorded", "done"})
    void killedTwiceAtOneStepThePagesConverge(String step) throws Exception {
        kill(step, 2);
    }

    @ParameterizedTest
    @Tag("long")
    @ValueSource(strings = {"claimed", "rendered", "written", "replaced", "recorded", "done"})
    void killedTwentyTimesAtOneStepThePagesConverge(String step) throws Exception {
        kill(step, 20);
    }

    private void kill(String step, int times) throws Exception {
        SmallSite.empty(database);
        SmallSite site = new SmallSite(
                        database,
                        Set.of(),
                        new FilePageStore(directory.resolve("pages")),
                        new FileBlobStore(directory.resolve("blobs")))
                .open();
        for (int round = 1; round <= times; round++) {
            String old = "标题" + (round - 1);
            String now = "标题" + round;
            if (round > 1 || !site.documents.containsKey(1L)) {
                site.release(document(1, old));
                site.release(SmallSite.document(100 + round, "另一篇", SmallSite.HEADLINES, at(round)));
                site.drain();
            }
            Instant before = clock(site);
            String page = site.tree().get(ARTICLE);
            site.release(document(1, now));
            site.retract(100 + round, Retraction.WITHDRAWN);
            try (Poller poller = new Poller(site.pages, old, now)) {
                int code = crash(step, step.equals("replaced") ? 1 : 1 + round % 3);
                assertThat(code).as("killed at " + step).isEqualTo(137);
                poller.requireOnlyOldOrNew();
            }
            site.engine.queue.freeAll();
            site.engine.heads.letGoAll();
            site.drain();
            assertThat(site.verified().differences()).isEmpty();
            assertThat(new PastPages(site.engine.jdbc, site.pages, site.blobs, SmallSite.SITE, "example")
                            .bytes(ARTICLE, before))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(page)
                    .contains(old);
            assertThat(site.tree().get(ARTICLE)).contains(now);
            assertThat(site.tree()).containsKey("/_gone/xwzx/yaowen/202611/" + (100 + round) + ".html");
        }
        assertThat(site.tree()).isEqualTo(site.rebuilt(1));
    }

    private static SmallSite.Document document(long id, String title) {
        return SmallSite.document(id, title, SmallSite.HEADLINES, at(0));
    }

    private static Instant clock(SmallSite site) {
        return site.engine
                .jdbc
                .sql("select clock_timestamp()")
                .query((rs, i) -> rs.getTimestamp(1).toInstant())
                .single();
    }

    private static Instant at(int minute) {
        return Instant.parse("2026-11-20T01:00:00Z").plusSeconds(60L * minute);
    }

    private int crash(String step, int count) throws IOException, InterruptedException {
        HikariDataSource worker = database.worker();
        return AnotherJvm.start(
                        List.of(
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Dhuizheng.crash=" + step + ":" + count),
                        CrashingWorker.class,
                        worker.getJdbcUrl(),
                        worker.getUsername(),
                        worker.getPassword(),
                        directory.resolve("pages").toString(),
                        directory.resolve("blobs").toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("worker.log").toFile())
                .start()
                .waitFor();
    }

    /** Reads one page over and over while the worker lives and dies. */
    private static final class Poller implements AutoCloseable {

        private final AtomicBoolean ended = new AtomicBoolean();
        private final Set<String> seen = ConcurrentHashMap.newKeySet();
        private final Set<String> allowed;
        private final Thread thread;

        Poller(PageStore pages, String old, String now) {
            this.allowed = Set.of("<h1>" + old + "</h1>", "<h1>" + now + "</h1>");
            this.thread = Thread.ofPlatform().start(() -> {
                while (!ended.get()) {
                    seen.add(read(pages));
                }
            });
        }

        private static String read(PageStore pages) {
            try {
                byte[] bytes = pages.current("example").get(ARTICLE);
                String page = bytes == null ? "nothing" : new String(bytes, StandardCharsets.UTF_8);
                int from = page.indexOf("<h1>");
                return page.endsWith("</html>\n") && from > 0
                        ? page.substring(from, page.indexOf("</h1>") + 5)
                        : "broken: " + page;
            } catch (IOException e) {
                return e.toString();
            }
        }

        void requireOnlyOldOrNew() {
            assertThat(seen).isNotEmpty().isSubsetOf(allowed);
        }

        @Override
        public void close() throws InterruptedException {
            ended.set(true);
            thread.join();
        }
    }
}
