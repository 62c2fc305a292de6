package org.huizheng.standalone.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.huizheng.kernel.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.json.JsonMapper;

/** Every refusal and failure of the console's API as RFC 9457 problem details. */
@RestControllerAdvice
public final class Problems {

    private static final String TYPES = "https://huizheng.org/problems/";
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final JsonMapper JSON = new JsonMapper();

    @ExceptionHandler
    void handle(Exception e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(response, of(e));
    }

    /** What the caller is told; an unexpected failure is logged in full and told only its request id. */
    public static Problem of(Exception e) {
        return switch (e) {
            case Problem problem -> problem;
            case ErrorResponse framework -> framework(framework.getStatusCode().value());
            default -> {
                LOG.error("Request failed", e);
                yield new Problem("internal", 500, "系统内部错误，请把请求编号告诉管理员");
            }
        };
    }

    private static Problem framework(int status) {
        return switch (status) {
            case 404 -> Problem.notFound("没有这个地址");
            case 405 -> new Problem("method-not-allowed", 405, "这个地址不支持该方法");
            case 415 -> new Problem("unsupported-media-type", 415, "请求正文应当是 application/json");
            default -> new Problem("invalid", status, "请求不对");
        };
    }

    /** The members of problem details, in the order a reader wants them. */
    public static Map<String, Object> details(Problem problem) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("type", TYPES + problem.type());
        details.put("title", title(problem.status()));
        details.put("status", problem.status());
        details.put("detail", problem.getMessage());
        details.put("requestId", MDC.get("requestId"));
        details.putAll(problem.members());
        return details;
    }

    private static String title(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? String.valueOf(status) : known.getReasonPhrase();
    }

    static void write(HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(problem.status());
        response.setContentType("application/problem+json");
        response.setCharacterEncoding("UTF-8");
        response.getOutputStream().write(JSON.writeValueAsBytes(details(problem)));
    }
}
