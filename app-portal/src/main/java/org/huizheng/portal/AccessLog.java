package org.huizheng.portal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** One line a request, on the logger {@code access}: no query, no full address, no user agent, so nothing personal. */
final class AccessLog implements RequestLog {

    private static final Logger LOG = LoggerFactory.getLogger("access");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Proxies proxies;
    private final boolean json;

    AccessLog(Proxies proxies, boolean json) {
        this.proxies = proxies;
        this.json = json;
    }

    @Override
    public void log(Request request, Response response) {
        Map<String, Object> line = new LinkedHashMap<>();
        if (json) {
            line.put("time", Instant.now().toString());
        }
        line.put("client", ClientPrefix.logged(proxies.client(request)));
        line.put("host", orDash(request.getHttpURI().getHost()));
        line.put("method", request.getMethod());
        line.put("path", orDash(request.getHttpURI().getPath()));
        line.put("status", response.getStatus());
        line.put("bytes", Response.getContentBytesWritten(response));
        line.put("requestId", orDash(requestId(request, response)));
        line.put("micros", (System.nanoTime() - request.getBeginNanoTime()) / 1000);
        var event = LOG.atInfo();
        for (var member : line.entrySet()) {
            event = event.addKeyValue(member.getKey(), member.getValue());
        }
        event.log(json ? JSON.writeValueAsString(line) : text(line));
    }

    /** What came from memory was given no id of its own. */
    private static @Nullable String requestId(Request request, Response response) {
        String answered = response.getHeaders().get(RequestId.HEADER);
        return answered == null ? RequestId.given(request) : answered;
    }

    private static String text(Map<String, Object> line) {
        StringBuilder text = new StringBuilder();
        line.values().forEach(value -> text.append(text.isEmpty() ? "" : " ").append(printable(value.toString())));
        return text.toString();
    }

    private static String printable(String value) {
        return value.replaceAll("[^\\x21-\\x7e]", "?");
    }

    private static Object orDash(@Nullable Object value) {
        return value == null ? "-" : value;
    }
}
