package org.huizheng.console.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.organization.web.ActingArguments;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A call that carries an {@code Idempotency-Key} is done once, however often it arrives: a repetition gets the first
 * answer. Uploads, streams, and calls whose answer is a secret are left alone.
 */
final class RepeatedCalls extends OncePerRequestFilter {

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern PLAUSIBLE = Pattern.compile("[A-Za-z0-9_-]{8,64}");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final List<String> LEFT_ALONE =
            List.of("/api/session", "/api/claims", "/api/accounts", "/api/operations");
    private static final int MOST_GIVEN = 8 << 20;
    private static final int MOST_KEPT = 256 << 10;
    private static final int PATIENCE_MILLIS = 10_000;

    private final Answers answers;

    RepeatedCalls(Answers answers) {
        this.answers = answers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return request.getHeader(KEY) == null
                || SAFE.contains(request.getMethod())
                || LEFT_ALONE.stream().anyMatch(request.getServletPath()::startsWith)
                || (type != null && !type.startsWith("application/json"))
                || !(request.getAttribute(ActingArguments.ACTOR) instanceof Actor);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader(KEY);
        byte[] body = request.getInputStream().readNBytes(MOST_GIVEN + 1);
        if (!PLAUSIBLE.matcher(key).matches()) {
            Problems.write(response, Problem.invalid("请求头 " + KEY + " 应为 8 到 64 个字母、数字、下划线或连字符"));
        } else if (body.length > MOST_GIVEN) {
            Problems.write(response, new Problem("too-large", 413, "请求正文超过 8 MiB"));
        } else {
            once(call(request, key, body), new GivenBody(request, body), response, chain);
        }
    }

    private static Answers.Call call(HttpServletRequest request, String key, byte[] body) {
        Actor actor = (Actor) request.getAttribute(ActingArguments.ACTOR);
        String query = request.getQueryString();
        String address = request.getRequestURI() + (query == null ? "" : "?" + query);
        return new Answers.Call(
                actor.kind() + ":" + actor.name(), key, request.getMethod() + " " + address, Hashes.sha256(body));
    }

    private void once(Answers.Call call, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (!answers.claim(call)) {
            Answers.Known known = answers.known(call).orElse(null);
            if (known == null) {
                continue;
            }
            if (known.free() && answers.take(call, known.turn())) {
                perform(call, known.turn() + 1, request, response, chain);
                return;
            }
            if (!known.running()) {
                replay(known, response);
                return;
            }
            if (System.nanoTime() > end || !pause()) {
                response.setHeader("Retry-After", "2");
                Problems.write(response, new Problem("idempotency-running", 409, "同一个操作正在进行，请稍候"));
                return;
            }
        }
        perform(call, 1, request, response, chain);
    }

    private static boolean pause() {
        try {
            Thread.sleep(50);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void perform(
            Answers.Call call, int turn, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        boolean ended = false;
        try {
            ScopedTransactions.<Exception>marking(() -> answers.mark(call, turn), () -> {
                chain.doFilter(request, answer);
                return true;
            });
            ended = true;
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        } finally {
            settle(call, turn, ended ? answer : null);
        }
        answer.copyBodyToResponse();
    }

    /** A refusal that changed nothing frees the key; whatever took effect is never done again. */
    private void settle(Answers.Call call, int turn, @Nullable ContentCachingResponseWrapper answer) {
        if (answer == null || answer.getStatus() >= 400) {
            answers.forgetUnlessTookEffect(call, turn);
        }
        if (answer != null) {
            boolean kept =
                    answer.getContentSize() <= MOST_KEPT && !"no-store".equals(answer.getHeader("Cache-Control"));
            answers.keep(
                    call,
                    turn,
                    answer.getStatus(),
                    answer.getContentType(),
                    kept ? answer.getContentAsByteArray() : null);
        }
    }

    private static void replay(Answers.Known known, HttpServletResponse response) throws IOException {
        if (!known.same()) {
            Problems.write(response, new Problem("idempotency-mismatch", 422, "同一个 " + KEY + " 用在了两个不同的请求上"));
        } else if (known.status() == null || known.body() == null) {
            Problems.write(response, new Problem("idempotency-lost", 409, "这次操作已经生效，但回答没有送达；请刷新后查看"));
        } else {
            response.setStatus(known.status());
            response.setHeader(REPLAYED, "true");
            response.setContentType(known.mediaType());
            response.getOutputStream().write(known.body());
        }
    }
}
