package org.huizheng.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every call: done once however often it is sent, and not too often. */
class CallsModuleTests {

    private static final String DRAFT = """
            {"title": "点了两次的通知", "source": "试验市人民政府", "body": "<p>正文</p>"}""";

    private final TestProduct here = TestProduct.shared();

    @Test
    void aDoubleClickMakesOneDocument() {
        String key = UUID.randomUUID().toString();
        List<CompletableFuture<HttpResponse<String>>> clicks = Stream.of(1, 2)
                .map(click -> CompletableFuture.supplyAsync(() -> create(key, DRAFT)))
                .toList();
        List<HttpResponse<String>> answers =
                clicks.stream().map(CompletableFuture::join).toList();
        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertThat(answers.get(0).body()).isEqualTo(answers.get(1).body()).contains("documentId");
        assertThat(answers.stream()
                        .filter(a ->
                                a.headers().firstValue("Idempotency-Replayed").isPresent()))
                .hasSize(1);
    }

    @Test
    void aKeyForAnotherRequestIsAMismatchAndARefusedCallMayBeMended() {
        String key = UUID.randomUUID().toString();
        assertThat(create(key, "{\"title\": 7, \"writtenAt\": \"昨天\"}").statusCode())
                .isEqualTo(400);
        assertThat(create(key, DRAFT).statusCode()).isEqualTo(201);
        HttpResponse<String> other = create(key, "{}");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("idempotency-mismatch", "两个不同的请求");
    }

    @Test
    void aSessionThatHammersIsToldToWait() {
        HttpResponse<String> last = null;
        for (int call = 0; call < 400 && (last == null || last.statusCode() != 429); call++) {
            last = here.send(here.request("GET", "/api/sites", "")
                    .header("Cookie", "huizheng_session=hammer")
                    .build());
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValueAsLong("Retry-After")).hasValue(1);
        assertThat(last.body()).contains("操作太频繁", "too-many-requests");
    }

    private HttpResponse<String> create(String key, String body) {
        return here.apiWith("Idempotency-Key", key, "POST", "/api/sites/jia/documents", body);
    }
}
