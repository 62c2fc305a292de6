package org.huizheng.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.huizheng.hant.Hant;
import org.huizheng.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import tools.jackson.databind.json.JsonMapper;

/** What a reader is told when a dynamic address fails: a page, or problem details for the JSON address; never a stack. */
@ControllerAdvice
final class SearchProblems {

    private static final Logger LOG = LoggerFactory.getLogger(SearchProblems.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ErrorPages pages;
    private final HostMap hosts;

    SearchProblems(ErrorPages pages, HostMap hosts) {
        this.pages = pages;
        this.hosts = hosts;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> handle(Exception e, HttpServletRequest request) {
        Problem problem =
                switch ((Object) e) {
                    case Problem said -> said;
                    case SearchUnavailable away -> unavailable(away);
                    case ErrorResponse framework ->
                        unreadable(framework.getStatusCode().value());
                    case HttpException server -> unreadable(server.getCode());
                    default -> unexpected(e);
                };
        boolean json = request.getRequestURI().endsWith(".json");
        var response = ResponseEntity.status(problem.status())
                .contentType(json ? MediaType.APPLICATION_PROBLEM_JSON : MediaType.parseMediaType(ContentTypes.HTML));
        if (problem.status() == 503) {
            response.header(HttpHeaders.RETRY_AFTER, "10");
        }
        byte[] body = json ? details(problem) : page(problem, request);
        Hant hant = request.getAttribute(PageHandler.HANT) instanceof Hant asked ? asked : null;
        return response.body(hant == null ? body : json ? hant.json(body) : hant.page(body));
    }

    private static Problem unavailable(SearchUnavailable e) {
        LOG.warn("Search cannot answer: {}", e.getMessage(), e.getCause());
        return new Problem("unavailable", 503, "搜索服务暂时不可用，请稍后再试");
    }

    private static Problem unreadable(int status) {
        return new Problem("invalid", status, "请求格式有误，请检查网址后重试");
    }

    private static Problem unexpected(Exception e) {
        LOG.error("A dynamic page failed", e);
        return new Problem("internal", 500, "系统出现错误，请稍后再试");
    }

    private byte[] page(Problem problem, HttpServletRequest request) {
        String message = problem.getMessage();
        if (problem.status() == 400 && message != null) {
            return ErrorPages.plain(400, message);
        }
        return pages.of(site(request), problem.status(), null).bytes();
    }

    private @Nullable SiteTree site(HttpServletRequest request) {
        return request.getAttribute(PageHandler.SITE) instanceof String code ? hosts.byCode(code) : null;
    }

    private static byte[] details(Problem problem) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("type", "https://huizheng.org/problems/" + problem.type());
        details.put("title", HttpStatus.getMessage(problem.status()));
        details.put("status", problem.status());
        details.put("detail", problem.getMessage());
        details.put("requestId", MDC.get("requestId"));
        details.putAll(problem.members());
        return JSON.writeValueAsString(details).getBytes(StandardCharsets.UTF_8);
    }
}
