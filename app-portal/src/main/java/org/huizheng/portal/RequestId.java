package org.huizheng.portal;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The name of a request in every log it touches: the caller's when it looks like one, otherwise a fresh one. */
final class RequestId {

    static final String HEADER = "X-Request-Id";
    private static final Pattern PLAUSIBLE = Pattern.compile("[A-Za-z0-9_.-]{8,64}");

    private RequestId() {}

    static String of(Request request) {
        String given = given(request);
        return given == null
                ? HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong())
                : given;
    }

    static @Nullable String given(Request request) {
        String given = request.getHeaders().get(HEADER);
        return given != null && PLAUSIBLE.matcher(given).matches() ? given : null;
    }
}
