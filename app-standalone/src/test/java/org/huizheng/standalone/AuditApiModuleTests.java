package org.huizheng.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The audit viewer over HTTP, on the trail a running product writes and seals. */
class AuditApiModuleTests {

    private final TestProduct here = TestProduct.shared();

    @Test
    void theTrailIsLeafedThroughNewestFirstAndNothingIsSeenTwice() {
        write("leaf", 7);
        List<Long> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode slice = here.json("GET", "/api/audit?limit=3&actor=leaf&after=" + after, "");
            slice.path("items").forEach(item -> seen.add(item.path("id").asLong()));
            after = slice.path("next").asString("");
        } while (!after.isEmpty());
        assertThat(seen)
                .hasSize(7)
                .isSortedAccordingTo((a, b) -> Long.compare(b, a))
                .doesNotHaveDuplicates();
    }

    @Test
    void anEntryIsToldInWordsWithItsSeal() throws InterruptedException {
        write("words", 2);
        JsonNode item = here.json("GET", "/api/audit?actor=words&limit=1", "").at("/items/0");
        assertThat(item.path("actionName").asString()).isEqualTo("签发");
        assertThat(item.path("objectName").asString()).isEqualTo("稿件 7001");
        assertThat(item.path("actorKindName").asString()).isEqualTo("人员");
        assertThat(item.at("/facts/edition").asInt()).isEqualTo(2);
        JsonNode detail = sealed(item.path("id").asLong());
        assertThat(detail.at("/seal/hash").asString()).hasSize(64);
        assertThat(detail.at("/seal/previousHash").asString()).hasSize(64);
        assertThat(detail.at("/entry/sealed").asBoolean()).isTrue();
        assertThat(detail.path("related")).hasSize(1);
    }

    @Test
    void conditionsNarrowWhatIsShown() {
        write("narrow", 3);
        Instant now = Instant.now();
        assertThat(count("actor=narrow")).isEqualTo(3);
        assertThat(count("actor=narrow&action=releaseEdition")).isEqualTo(3);
        assertThat(count("actor=narrow&action=rejectEdition")).isZero();
        assertThat(count("actor=narrow&object=document:1")).isEqualTo(1);
        assertThat(count("actor=narrow&site=1")).isEqualTo(3);
        assertThat(count("actor=narrow&site=2")).isZero();
        assertThat(count("actor=narrow&from=" + now.plus(1, ChronoUnit.HOURS))).isZero();
        assertThat(count("actor=narrow&to=" + now.minus(1, ChronoUnit.HOURS))).isZero();
        assertThat(count(
                        "actor=narrow&from=" + now.minus(1, ChronoUnit.HOURS) + "&to=" + now.plus(1, ChronoUnit.HOURS)))
                .isEqualTo(3);
        JsonNode histogram = here.json(
                "GET",
                "/api/audit/histogram?actor=narrow&from=" + now.minus(1, ChronoUnit.HOURS) + "&to="
                        + now.plus(1, ChronoUnit.HOURS),
                "");
        long total = 0;
        for (JsonNode bucket : histogram.path("buckets")) {
            total += bucket.path("count").asLong();
        }
        assertThat(total).isEqualTo(3);
    }

    @Test
    void theReadingIsItselfInTheTrailButNotAgainForEachPage() {
        write("watched", 3);
        count("actor=watched&limit=1");
        count("actor=watched&limit=1");
        long noted = 0;
        for (JsonNode item :
                here.json("GET", "/api/audit?action=readAudit&limit=200", "").path("items")) {
            noted += item.toString().contains("\"actor\":\"watched\"") ? 1 : 0;
        }
        assertThat(noted).isEqualTo(1);
    }

    @Test
    void theFilteredTrailIsExportedForASpreadsheetAndForAProgramme() {
        write("=1+1", 2);
        HttpResponse<String> csv = here.api("GET", "/api/audit/export?actor=%3D1%2B1&format=csv", "");
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(h -> assertThat(h).contains("attachment", "audit-", ".csv"));
        assertThat(csv.body().lines()).hasSize(3);
        assertThat(csv.body()).startsWith("\uFEFF编号,时间").contains("\"'=1+1\"", "\"签发\"");
        HttpResponse<String> lines = here.api("GET", "/api/audit/export?actor=%3D1%2B1&format=jsonl", "");
        assertThat(lines.body().lines()).hasSize(2).allMatch(line -> line.startsWith("{") && line.contains("\"=1+1\""));
    }

    @Test
    void theChainIsVerifiedInTheBackground() throws InterruptedException {
        write("chain", 1);
        JsonNode task = here.json("POST", "/api/audit/verify", "");
        assertThat(task.path("state").asString()).as(task.toString()).isIn("running", "done");
        JsonNode ended = SystemApiModuleTests.ended(here, task);
        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("done");
        assertThat(ended.at("/outcome/text").asString()).startsWith("审计链完整");
        assertThat(ended.at("/outcome/facts/firstBroken").isNull()).isTrue();
        JsonNode state = here.json("GET", "/api/audit/state", "");
        assertThat(state.at("/lastVerification/id").asLong())
                .isEqualTo(task.path("id").asLong());
        assertThat(state.path("allowedActions").toString()).contains("verify", "export");
        assertThat(state.path("lastEntryId").asLong()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/audit?after=nonsense               | 400 | 翻页位置无效
            /api/audit?from=yesterday               | 400 | yesterday
            /api/audit?site=jia                     | 400 | jia
            /api/audit?limit=many                   | 400 | many
            /api/audit/9999999                      | 404 | 没有这条审计记录
            /api/audit/first                        | 400 | first
            /api/audit/histogram                    | 400 | 缺少参数 from
            /api/audit/histogram?from=2026-01-01T00:00:00Z&to=2026-06-01T00:00:00Z | 400 | 31 天
            /api/audit/export?format=exe            | 400 | csv 或 jsonl
            """)
    void badQuestionsAreAnsweredInWords(String path, int status, String words) {
        HttpResponse<String> answer = here.api("GET", path, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(words, "\"requestId\":\"");
    }

    private int count(String query) {
        return here.json("GET", "/api/audit?" + query, "").path("items").size();
    }

    private JsonNode sealed(long id) throws InterruptedException {
        JsonNode detail = here.json("GET", "/api/audit/" + id, "");
        for (int turn = 0; turn < 100 && detail.path("seal").isNull(); turn++) {
            Thread.sleep(50);
            detail = here.json("GET", "/api/audit/" + id, "");
        }
        return detail;
    }

    /** Rows as a reviewer leaves them, of documents 1, 2 …, or of one, and always of edition 2. */
    private void write(String actor, int rows) {
        AuditTrail audit = here.product.bean(AuditTrail.class);
        for (int row = 0; row < rows; row++) {
            String object = actor.equals("words") ? "document:7001" : "document:" + (row + 1);
            here.product
                    .bean(ScopedTransactions.class)
                    .write(
                            SiteScope.everySite(),
                            () -> audit.record(
                                    new Actor("staff", actor), "releaseEdition", 1L, object, Map.of("edition", 2)));
        }
    }
}
