package org.huizheng.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.huizheng.standalone.TestProduct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** kill -9 in the middle of verbs: whoever asks again with the same keys finds everything done, and nothing twice. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KilledConsoleModuleTests {

    private static final int MANY = 16;
    private static final int AT_ONCE = 6;

    private final SplitProduct here = new SplitProduct();
    private final JdbcClient owner = JdbcClient.create(here.database.owner());

    private record Call(String key, String method, String path, String body) {}

    KilledConsoleModuleTests() throws IOException {}

    @AfterEach
    void end() {
        here.close();
    }

    @Test
    void whatWasAskedAgainAfterTheDeathIsDoneOnce() throws Exception {
        assertThat(here.run("migrate").code()).isZero();
        try (TestProduct first = TestProduct.over(here.database.url(), here.data)) {
            first.openChannel("gongwen", "公文");
        }
        Process console = here.start("console");
        List<Long> kept = drafts("自动保存");
        List<Long> alone = drafts("逐篇签发");
        List<Long> together = drafts("批量签发");
        assertThat(here.api("POST", "/api/documents/bulk/approve", "{\"documents\": " + together + "}")
                        .statusCode())
                .isEqualTo(200);
        List<Call> calls = calls(kept, alone, together);

        Map<String, Integer> answered = sendUntil(calls, calls.size() / 3, console);
        assertThat(answered).as("killed in the middle").hasSizeLessThan(calls.size());
        here.start("console");
        here.console();
        owner.sql("update console.answer set lease_until = now() where status is null")
                .update();
        repeat(calls, answered);

        for (long document : kept) {
            assertThat(count("select count(*) from document.autosave where document_id = " + document
                            + " and draft ->> 'title' = '写到一半 " + document + "'"))
                    .isOne();
        }
        for (long document : alone) {
            assertReleasedOnce(document);
        }
        for (long document : together) {
            assertReleasedOnce(document);
        }
        for (int at = 0; at < MANY; at++) {
            String created = "select count(*) from document.edition where title = '新稿 " + at + "'";
            assertThat(count(created)).as("新稿 " + at).isOne();
        }
        assertThat(count("select count(*) from audit.entry where action = 'createDocument'"))
                .isEqualTo(4L * MANY);
    }

    private static List<Call> calls(List<Long> kept, List<Long> alone, List<Long> together) {
        List<Call> calls = new ArrayList<>();
        kept.forEach(id -> calls.add(new Call(
                "autosave-" + id,
                "PUT",
                "/api/documents/" + id + "/autosave",
                "{\"title\": \"写到一半 " + id + "\", \"body\": \"<p>写到一半</p>\", \"version\": 0}")));
        alone.forEach(id -> calls.add(
                new Call("release-" + id, "POST", "/api/documents/" + id + "/release", "{\"approve\": true}")));
        for (int at = 0; at < MANY; at += 4) {
            calls.add(new Call(
                    "together-" + at,
                    "POST",
                    "/api/documents/bulk/release",
                    "{\"documents\": " + together.subList(at, at + 4) + "}"));
        }
        IntStream.range(0, MANY)
                .forEach(at ->
                        calls.add(new Call("create-0" + at, "POST", "/api/sites/jia/documents", draft("新稿 " + at))));
        Collections.shuffle(calls, new Random(9));
        return calls;
    }

    /** Kills the console as soon as so many were answered. */
    private Map<String, Integer> sendUntil(List<Call> calls, int enough, Process console) throws Exception {
        String url = here.console();
        Map<String, Integer> answered = new ConcurrentHashMap<>();
        try (ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Call call : calls) {
                people.submit(() -> {
                    answered.put(
                            call.key(),
                            here.call(url + call.path(), call.key(), call.method(), call.body())
                                    .statusCode());
                    if (answered.size() == enough) {
                        console.destroyForcibly();
                    }
                    return null;
                });
            }
        }
        assertThat(console.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return answered;
    }

    /** What was answered is answered alike; of the rest some took effect, and say so. */
    private void repeat(List<Call> calls, Map<String, Integer> answered) throws Exception {
        String url = here.console();
        for (Call call : calls) {
            HttpResponse<String> answer = here.call(url + call.path(), call.key(), call.method(), call.body());
            Integer first = answered.get(call.key());
            if (first != null) {
                assertThat(answer.statusCode()).as(call + " " + answer.body()).isEqualTo(first);
            } else if (answer.statusCode() >= 300) {
                assertThat(answer.body()).as(call.toString()).contains("idempotency-lost");
            }
        }
    }

    private void assertReleasedOnce(long document) {
        String entries = "select count(*) from audit.entry where action = 'releaseEdition' and object = 'document:";
        assertThat(count(entries + document + "'"))
                .as("releases of " + document)
                .isOne();
        String editions = "select count(*) from document.edition where state = 'RELEASED' and document_id = ";
        assertThat(count(editions + document))
                .as("released editions of " + document)
                .isOne();
    }

    private long count(String sql) {
        return owner.sql(sql).query(Long.class).single();
    }

    private List<Long> drafts(String title) throws Exception {
        List<Long> ids = new ArrayList<>();
        for (int at = 0; at < MANY; at++) {
            HttpResponse<String> answer = here.api("POST", "/api/sites/jia/documents", draft(title + at));
            ids.add(new JsonMapper().readTree(answer.body()).path("documentId").asLong());
        }
        return ids;
    }

    private static String draft(String title) {
        return """
                {"channel": "gongwen", "title": "%s", "source": "试验市人民政府", "body": "<p>正文</p>"}
                """.formatted(title);
    }
}
