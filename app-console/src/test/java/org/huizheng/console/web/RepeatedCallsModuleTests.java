package org.huizheng.console.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.huizheng.audit.AuditLog;
import org.huizheng.audit.AuditQueries;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.organization.web.ActingArguments;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The effect is an audit row, counted afterwards; a death is a call that never comes back, or a lost connection. */
class RepeatedCallsModuleTests {

    private static final Actor EDITOR = new Actor("staff", "zhangming");
    private static final String KEY = "0a1b2c3d-4e5f";

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient console = JdbcClient.create(database.console());
    private final AuditLog audit = new AuditLog(console);
    private final RepeatedCalls filter = new RepeatedCalls(new Answers(console));
    private final AtomicInteger begun = new AtomicInteger();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theSecondOfTwoEqualCallsGetsTheFirstAnswer() throws Exception {
        MockHttpServletResponse first = call("{\"a\":1}", this::verb);
        MockHttpServletResponse second = call("{\"a\":1}", this::verb);
        assertThat(first.getStatus()).isEqualTo(201);
        assertThat(second.getStatus()).isEqualTo(201);
        assertThat(second.getContentAsString())
                .isEqualTo(first.getContentAsString())
                .isEqualTo("{\"made\":1}");
        assertThat(second.getContentType()).isEqualTo(first.getContentType());
        assertThat(first.getHeader(RepeatedCalls.REPLAYED)).isNull();
        assertThat(second.getHeader(RepeatedCalls.REPLAYED)).isEqualTo("true");
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void aKeyIsForOneRequestOnly() throws Exception {
        call("{\"a\":1}", this::verb);
        MockHttpServletResponse other = call("{\"a\":2}", this::verb);
        assertThat(other.getStatus()).isEqualTo(422);
        assertThat(other.getContentAsString()).contains("idempotency-mismatch");
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void aDoubleClickIsDoneOnce() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        var first = CompletableFuture.supplyAsync(() -> quietly("{}", (request, response) -> {
            inside.countDown();
            sleep(400);
            verb(request, response);
        }));
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
        MockHttpServletResponse second = call("{}", this::verb);
        assertThat(second.getHeader(RepeatedCalls.REPLAYED)).isEqualTo("true");
        assertThat(second.getContentAsString()).isEqualTo(first.get().getContentAsString());
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void aRefusalThatChangedNothingFreesTheKey() throws Exception {
        MockHttpServletResponse refused =
                call("{}", (request, response) -> ((HttpServletResponse) response).setStatus(409));
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(call("{}", this::verb).getStatus()).isEqualTo(201);
    }

    @Test
    void aFailureThatChangedSomethingIsNotDoneAgain() throws Exception {
        call("{}", (request, response) -> {
            verb(request, response);
            ((HttpServletResponse) response).setStatus(500);
        });
        MockHttpServletResponse again = call("{}", this::verb);
        assertThat(again.getStatus()).isEqualTo(500);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void aCallThatDiedBeforeItCommittedIsDoneByTheRetry() throws Exception {
        assertThatThrownBy(() -> call(
                        "{}", (request, response) -> database.transactions().write(SiteScope.everySite(), () -> {
                            audit.record(EDITOR, "make", null, "thing:1", Map.of());
                            killOwnConnection();
                        })))
                .isInstanceOf(RuntimeException.class);
        assertThat(effects()).isZero();
        assertThat(call("{}", this::verb).getStatus()).isEqualTo(201);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void aCallWhoseProcessVanishedBlocksNobodyForEver() throws Exception {
        assertThat(new Answers(console).claim(claimed())).isTrue();
        expire();
        assertThat(call("{}", this::verb).getStatus()).isEqualTo(201);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void aCallWhoseProcessVanishedAfterItCommittedIsNotDoneAgain() throws Exception {
        Answers answers = new Answers(console);
        assertThat(answers.claim(claimed())).isTrue();
        ScopedTransactions.<RuntimeException>marking(() -> answers.mark(claimed(), 1), () -> {
            make();
            return true;
        });
        expire();
        MockHttpServletResponse retry = call("{}", this::verb);
        assertThat(retry.getStatus()).isEqualTo(409);
        assertThat(retry.getContentAsString()).contains("idempotency-lost", "已经生效");
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void aCallThatComesBackFromTheDeadCannotCommitAnyMore() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        var slow = CompletableFuture.supplyAsync(() -> quietly("{}", (request, response) -> {
            inside.countDown();
            await(goOn);
            verb(request, response);
        }));
        await(inside);
        expire();
        assertThat(call("{}", this::verb).getStatus()).isEqualTo(201);
        goOn.countDown();
        assertThatThrownBy(slow::get).hasStackTraceContaining("已由重试的请求接手");
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void whatIsNoKeyIsRefusedAndWhatIsNotJsonIsLeftAlone() throws Exception {
        MockHttpServletRequest wrong = request("{}");
        wrong.removeHeader(RepeatedCalls.KEY);
        wrong.addHeader(RepeatedCalls.KEY, "<script>");
        assertThat(send(wrong, this::verb).getStatus()).isEqualTo(400);
        MockHttpServletRequest upload = request("bytes");
        upload.setContentType("application/octet-stream");
        send(upload, this::verb);
        send(upload, this::verb);
        assertThat(effects()).isEqualTo(2);
    }

    @Test
    void anAnswerIsForgottenAfterADay() throws Exception {
        call("{}", this::verb);
        database(" created_at = created_at - interval '25 hours'");
        call("{}", this::verb);
        assertThat(effects()).isEqualTo(2);
        database(" created_at = created_at - interval '25 hours'");
        new Answers(console).sweep();
        assertThat(console.sql("select count(*) from console.answer")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void verb(ServletRequest request, ServletResponse response) throws IOException {
        make();
        var answer = (HttpServletResponse) response;
        answer.setStatus(201);
        answer.setContentType("application/json");
        answer.getOutputStream().print("{\"made\":" + begun.get() + "}");
    }

    private void make() {
        begun.incrementAndGet();
        database.transactions()
                .write(SiteScope.everySite(), () -> audit.record(EDITOR, "make", null, "thing:1", Map.of()));
    }

    private long effects() {
        return new AuditQueries(console).of("thing:1", 10).size();
    }

    private Answers.Call claimed() {
        return new Answers.Call("staff:zhangming", KEY, "POST /api/things", Hashes.sha256("{}".getBytes(UTF_8)));
    }

    private void expire() {
        database(" lease_until = clock_timestamp() - interval '1 second'");
    }

    private void database(String change) {
        console.sql("update console.answer set" + change).update();
    }

    private void killOwnConnection() {
        int self = console.sql("select pg_backend_pid()").query(Integer.class).single();
        CompletableFuture.runAsync(() -> console.sql("select pg_terminate_backend(?)")
                        .param(self)
                        .query(Boolean.class)
                        .single())
                .join();
    }

    private MockHttpServletRequest request(String body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/things");
        request.setServletPath(request.getRequestURI());
        request.setContentType("application/json");
        request.setContent(body.getBytes(UTF_8));
        request.addHeader(RepeatedCalls.KEY, KEY);
        request.setAttribute(ActingArguments.ACTOR, EDITOR);
        return request;
    }

    private MockHttpServletResponse call(String body, FilterChain chain) throws Exception {
        return send(request(body), chain);
    }

    private MockHttpServletResponse send(MockHttpServletRequest request, FilterChain chain) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, chain);
        return response;
    }

    private MockHttpServletResponse quietly(String body, FilterChain chain) {
        try {
            return call(body, chain);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
