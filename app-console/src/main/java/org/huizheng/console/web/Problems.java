package org.huizheng.console.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.huizheng.kernel.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.DatabindException;
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
            case MissingServletRequestParameterException missing ->
                Problem.invalid("缺少参数 " + missing.getParameterName());
            case ErrorResponse framework -> framework(framework.getStatusCode().value());
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case TypeMismatchException mismatch ->
                Problem.invalid("参数 " + mismatch.getPropertyName() + " 的值“" + mismatch.getValue() + "”不对");
            case DataAccessResourceFailureException unavailable -> {
                LOG.warn("Database not available: {}", unavailable.getMessage());
                yield new Problem("database-unavailable", 503, "数据库暂时不可用，请稍后再试");
            }
            default -> {
                LOG.error("Request failed", e);
                yield new Problem("internal", 500, "系统内部错误，请把请求编号告诉管理员");
            }
        };
    }

    private static Problem unreadable(HttpMessageNotReadableException e) {
        if (e.getCause() instanceof DatabindException field && !field.getPath().isEmpty()) {
            String name = field.getPath().stream()
                    .map(at -> at.getPropertyName() == null ? String.valueOf(at.getIndex()) : at.getPropertyName())
                    .collect(Collectors.joining("."));
            return Problem.invalid("字段 " + name + " 的值不对");
        }
        return Problem.invalid("请求正文应当是一个 JSON 对象");
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
