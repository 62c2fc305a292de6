package org.huizheng.portal;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.huizheng.hant.Hant;
import org.jspecify.annotations.Nullable;

/** Turns an answer into the bytes of one response: conditions, encodings, parts. */
final class Respond {

    private static final Pattern GZIP_REFUSED = Pattern.compile("gzip\\s*;\\s*q=0(\\.0*)?\\s*(,|$)");

    private static final String PRIVATE = "org.huizheng.portal.private";

    private final Proxies proxies;
    private final ErrorPages errors;
    private final @Nullable HttpField hsts;

    Respond(Proxies proxies, ErrorPages errors, Duration hsts) {
        this.proxies = proxies;
        this.errors = errors;
        this.hsts = hsts.isZero()
                ? null
                : new PreEncodedHttpField(HttpHeader.STRICT_TRANSPORT_SECURITY, "max-age=" + hsts.toSeconds());
    }

    void held(Ready ready, Request request, Response response, Callback callback) {
        HttpFields asked = request.getHeaders();
        if (ready.ranges() && asked.contains(HttpHeader.RANGE)) {
            part(ready, request, response, callback);
            return;
        }
        Representation packed = ready.gzip();
        Representation chosen = packed != null && acceptsGzip(asked) ? packed : ready.identity();
        if (ready.status() == 200 && matches(asked.get(HttpHeader.IF_NONE_MATCH), ready)) {
            unchanged(chosen.unchangedHead(), request, response, callback);
        } else {
            send(ready.status(), chosen, request, response, callback);
        }
    }

    void large(Answer.Large large, Request request, Response response, Callback callback) {
        HttpFields asked = request.getHeaders();
        HttpFields.Mutable head = response.getHeaders();
        String type = ContentTypes.of(large.path());
        MakeReady.headers(large.path(), 200, type).forEach(head::add);
        head.add(HttpHeader.ETAG, large.etag());
        transport(request, head);
        if (matchesTag(asked.get(HttpHeader.IF_NONE_MATCH), large.etag())) {
            response.setStatus(304);
            response.write(true, null, callback);
            return;
        }
        head.add(HttpHeader.CONTENT_TYPE, type);
        head.add(HttpHeader.ACCEPT_RANGES, "bytes");
        ByteRange range = range(asked, large.etag(), large.size());
        if (range == null) {
            stream(large, 0, large.size(), request, response, callback);
        } else if (announce(range, large.size(), response)) {
            stream(large, range.first(), range.length(), request, response, callback);
        } else {
            response.write(true, null, callback);
        }
    }

    void error(@Nullable SiteTree site, int status, Request request, Response response, Callback callback) {
        send(status, errors.of(site, status, hant(request)), request, response, callback);
    }

    private static @Nullable Hant hant(Request request) {
        return request.getAttribute(PageHandler.HANT) instanceof Hant hant ? hant : null;
    }

    /** The one page of a site that is closed to this reader. An unopened site is not named. */
    void closed(SiteTree site, int status, Request request, Response response, Callback callback) {
        send(
                status,
                status == 404 ? errors.of(null, status, null) : errors.closed(site, status, hant(request)),
                request,
                response,
                callback);
    }

    /** What is answered is for this reader only, and for no index. */
    void keepPrivate(Request request) {
        request.setAttribute(PRIVATE, Boolean.TRUE);
    }

    /** The headers of an answer that a servlet will finish. */
    void dynamic(Request request, Response response) {
        SecurityHeaders.PAGE.forEach(response.getHeaders()::add);
        response.getHeaders().add(CacheRules.NEVER);
        transport(request, response.getHeaders());
    }

    /** @param location a path or a full address, already encoded */
    void moved(int status, String location, Request request, Response response, Callback callback) {
        HttpFields.Mutable head = response.getHeaders();
        SecurityHeaders.PAGE.forEach(head::add);
        transport(request, head);
        head.add(CacheRules.ASK_AGAIN);
        head.add(HttpHeader.LOCATION, location);
        head.add(HttpHeader.CONTENT_LENGTH, 0);
        response.setStatus(status);
        response.write(true, null, callback);
    }

    void send(int status, Representation chosen, Request request, Response response, Callback callback) {
        HttpFields.Mutable head = response.getHeaders();
        add(chosen.head(), request, head);
        transport(request, head);
        response.setStatus(status);
        response.write(true, isHead(request) ? null : chosen.buffer(), callback);
    }

    private void unchanged(HttpField[] fields, Request request, Response response, Callback callback) {
        add(fields, request, response.getHeaders());
        transport(request, response.getHeaders());
        response.setStatus(304);
        response.write(true, null, callback);
    }

    private void part(Ready ready, Request request, Response response, Callback callback) {
        Representation whole = ready.identity();
        ByteRange range = range(request.getHeaders(), whole.etag(), whole.bytes().length);
        if (range == null || matches(request.getHeaders().get(HttpHeader.IF_NONE_MATCH), ready)) {
            if (range == null) {
                send(ready.status(), whole, request, response, callback);
            } else {
                unchanged(whole.unchangedHead(), request, response, callback);
            }
            return;
        }
        add(whole.head(), request, response.getHeaders());
        transport(request, response.getHeaders());
        boolean some = announce(range, whole.bytes().length, response);
        ByteBuffer bytes = some && !isHead(request)
                ? ByteBuffer.wrap(whole.bytes(), (int) range.first(), (int) range.length())
                : null;
        response.write(true, bytes, callback);
    }

    /** @return false when there is nothing to send */
    private static boolean announce(ByteRange range, long size, Response response) {
        HttpFields.Mutable head = response.getHeaders();
        if (!range.satisfiable()) {
            response.setStatus(416);
            head.put(HttpHeader.CONTENT_RANGE, "bytes */" + size);
            head.put(HttpHeader.CONTENT_LENGTH, 0);
            head.remove(HttpHeader.CONTENT_TYPE);
            return false;
        }
        response.setStatus(206);
        head.put(
                HttpHeader.CONTENT_RANGE,
                "bytes " + range.first() + '-' + (range.first() + range.length() - 1) + '/' + size);
        head.put(HttpHeader.CONTENT_LENGTH, range.length());
        return true;
    }

    private static void stream(
            Answer.Large large, long first, long length, Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
        if (isHead(request)) {
            response.write(true, null, callback);
        } else {
            var pool = request.getComponents().getByteBufferPool();
            Content.copy(Content.Source.from(sized(pool), large.file(), first, length), response, callback);
        }
    }

    private static ByteBufferPool.Sized sized(ByteBufferPool pool) {
        return new ByteBufferPool.Sized(pool, true, 64 * 1024);
    }

    private static @Nullable ByteRange range(HttpFields asked, String etag, long size) {
        String condition = asked.get(HttpHeader.IF_RANGE);
        return condition == null || condition.equals(etag) ? ByteRange.of(asked.get(HttpHeader.RANGE), size) : null;
    }

    private static void add(HttpField[] fields, Request request, HttpFields.Mutable head) {
        boolean one = isPrivate(request);
        for (HttpField field : fields) {
            if (one && field instanceof HeaderBlock block) {
                block.fields().forEach(head::add);
            } else {
                head.add(field);
            }
        }
    }

    private static boolean isPrivate(Request request) {
        return request.getAttribute(PRIVATE) != null;
    }

    /** The last word on the headers of any answer. */
    private void transport(Request request, HttpFields.Mutable head) {
        if (isPrivate(request)) {
            head.remove(HttpHeader.CACHE_CONTROL);
            head.add(CacheRules.NEVER);
            head.put("X-Robots-Tag", "noindex, nofollow");
        }
        if (hsts != null && proxies.secure(request)) {
            head.add(hsts);
        }
    }

    private static boolean isHead(Request request) {
        return HttpMethod.HEAD.is(request.getMethod());
    }

    private static boolean matches(@Nullable String tags, Ready ready) {
        Representation packed = ready.gzip();
        return tags != null
                && (matchesTag(tags, ready.identity().etag()) || packed != null && matchesTag(tags, packed.etag()));
    }

    private static boolean matchesTag(@Nullable String tags, String etag) {
        return tags != null && (tags.contains(etag) || tags.strip().equals("*"));
    }

    static boolean acceptsGzip(HttpFields asked) {
        String accepted = asked.get(HttpHeader.ACCEPT_ENCODING);
        int at = accepted == null ? -1 : accepted.indexOf("gzip");
        return accepted != null
                && at >= 0
                && (accepted.indexOf(';', at) < 0
                        || !GZIP_REFUSED.matcher(accepted).find(at));
    }
}
