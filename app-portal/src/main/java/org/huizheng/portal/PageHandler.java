package org.huizheng.portal;

import java.time.Clock;
import java.util.Set;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.huizheng.release.RequestPath;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Stands in front of the servlets: finds the site of a host and answers its pages. What is held in memory is answered on
 * the thread that read the request; all that may wait for a disk or a search goes to the pool.
 */
final class PageHandler extends Handler.Wrapper {

    /** Request attribute: the code of the site the reader is on, for what is answered dynamically. */
    static final String SITE = "org.huizheng.portal.site";

    /** Request attribute: scheme, host and port as the reader sees them; the host is one of ours. */
    static final String HOME = "org.huizheng.portal.home";

    static final String SITE_COOKIE = "huizheng_site";

    private static final Logger LOG = LoggerFactory.getLogger(PageHandler.class);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final HttpField VARY_COOKIE = new PreEncodedHttpField(HttpHeader.VARY, "Cookie");
    private static final long REPAIRED_IN_SECONDS = 10;
    private static final String SWITCH = "/_site/";

    private final HostMap hosts;
    private final PageFiles files;
    private final MappedAddresses mapped;
    private final Doors doors;
    private final Clock clock;
    private final Respond respond;
    private final RateLimit limit;
    private final Proxies proxies;
    private final Set<String> dynamic;

    /** @param dynamic the exact paths answered by the servlets behind */
    PageHandler(
            HostMap hosts,
            PageFiles files,
            MappedAddresses mapped,
            Doors doors,
            Clock clock,
            Respond respond,
            RateLimit limit,
            Proxies proxies,
            Set<String> dynamic) {
        this.hosts = hosts;
        this.files = files;
        this.mapped = mapped;
        this.doors = doors;
        this.clock = clock;
        this.respond = respond;
        this.limit = limit;
        this.proxies = proxies;
        this.dynamic = Set.copyOf(dynamic);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            response.getHeaders().add(HttpHeader.ALLOW, "GET, HEAD");
            return refuse(405, request, response, callback);
        }
        HttpURI uri = request.getHttpURI();
        String raw = uri.getPath();
        String path = RequestPath.decode(raw);
        if (path == null || raw == null || hasBody(request.getHeaders())) {
            return refuse(400, request, response, callback);
        }
        SiteTree site = site(request, response, uri.getHost(), path);
        Door door = site == null ? Door.OPEN : doors.of(site);
        if (site != null && !door.isOpen()) {
            later(request, response, callback, () -> behindDoor(site, door, path, raw, request, response, callback));
            return true;
        }
        Ready ready = site == null ? null : files.ready(site, path);
        if (site != null && ready != null && addressable(path)) {
            respond.held(ready, request, response, callback);
        } else {
            later(request, response, callback, () -> slow(site, path, raw, request, response, callback));
        }
        return true;
    }

    /** Styles and signed previews are let out of every site, and what crawlers are told out of one on trial. */
    private void behindDoor(
            SiteTree site, Door door, String path, String raw, Request request, Response response, Callback callback)
            throws Exception {
        boolean direct = !request.getHeaders().contains(HttpHeader.X_FORWARDED_FOR)
                && !request.getHeaders().contains(HttpHeader.FORWARDED);
        respond.keepPrivate(request);
        if (door.admits(proxies.client(request), direct)
                || path.startsWith("/_a/")
                || path.startsWith(PreviewController.PATH)
                || path.equals("/robots.txt") && door.status() == 403) {
            slow(site, path, raw, request, response, callback);
        } else if (door.status() == 410
                && mapped.find(site, path, request.getHttpURI().getQuery(), to -> false)
                        instanceof Answer.Moved(int status, String to)) {
            respond.moved(status, to, request, response, callback);
        } else {
            long again = door.retryAfter(clock);
            if (again > 0) {
                response.getHeaders().put(HttpHeader.RETRY_AFTER, again);
            }
            respond.closed(site, door.status(), request, response, callback);
        }
    }

    private boolean refuse(int status, Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        respond.error(null, status, request, response, callback);
        return true;
    }

    private static boolean hasBody(HttpFields head) {
        return head.contains(HttpHeader.TRANSFER_ENCODING) || head.getLongField(HttpHeader.CONTENT_LENGTH) > 0;
    }

    private @Nullable SiteTree site(Request request, Response response, @Nullable String host, String path) {
        if (host == null) {
            return null;
        }
        SiteTree site = hosts.byHost(host);
        if (site != null || !LOOPBACK.contains(host)) {
            return site;
        }
        response.getHeaders().add(VARY_COOKIE);
        SiteTree chosen = path.startsWith(SWITCH) ? null : chosen(request);
        return chosen != null ? chosen : hosts.portal();
    }

    private @Nullable SiteTree chosen(Request request) {
        if (request.getHeaders().contains(HttpHeader.COOKIE)) {
            for (HttpCookie cookie : Request.getCookies(request)) {
                if (cookie.getName().equals(SITE_COOKIE)) {
                    return hosts.byCode(cookie.getValue());
                }
            }
        }
        return null;
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void later(Request request, Response response, Callback callback, Work work) {
        request.getContext().execute(() -> {
            try {
                work.run();
            } catch (Throwable e) {
                LOG.error("A request for {} failed", request.getHttpURI().getPath(), e);
                Response.writeError(request, response, callback, 500);
            }
        });
    }

    private void slow(
            @Nullable SiteTree site, String path, String raw, Request request, Response response, Callback callback)
            throws Exception {
        if (site == null) {
            respond.error(null, 421, request, response, callback);
        } else if (path.startsWith(PreviewController.PATH)) {
            servlet(site, request, response, callback);
        } else if (dynamic.contains(path)) {
            limited(site, request, response, callback);
        } else if (path.startsWith(SWITCH)
                && LOOPBACK.contains(request.getHttpURI().getHost())) {
            switchSite(site, path.substring(SWITCH.length()), request, response, callback);
        } else {
            switch (answer(site, path, raw, request.getHttpURI().getQuery())) {
                case Answer.Held(Ready ready) -> respond.held(ready, request, response, callback);
                case Answer.Large large -> respond.large(large, request, response, callback);
                case Answer.Moved(int status, String to) -> respond.moved(status, to, request, response, callback);
                case Answer.Refused() -> {
                    response.getHeaders().put(HttpHeader.RETRY_AFTER, REPAIRED_IN_SECONDS);
                    respond.error(null, 503, request, response, callback);
                }
                case Answer.Gone() -> respond.error(site, 410, request, response, callback);
                case Answer.Missing() -> respond.error(site, 404, request, response, callback);
            }
        }
    }

    private Answer answer(SiteTree site, String path, String raw, @Nullable String query) {
        Answer answer = standing(site, path, raw);
        return answer instanceof Answer.Missing
                ? mapped.find(site, path, query, to -> stands(site, to.path()))
                : answer;
    }

    private Answer standing(SiteTree site, String path, String raw) {
        return addressable(path) ? files.find(site, path, raw) : new Answer.Missing();
    }

    private boolean stands(SiteTree site, String path) {
        return dynamic.contains(path) || !(standing(site, path, path) instanceof Answer.Missing);
    }

    private void limited(SiteTree site, Request request, Response response, Callback callback) throws Exception {
        long wait = limit.take(ClientPrefix.counted(proxies.client(request)));
        if (wait > 0) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, wait);
            respond.error(site, 429, request, response, callback);
            return;
        }
        servlet(site, request, response, callback);
    }

    private void servlet(SiteTree site, Request request, Response response, Callback callback) throws Exception {
        request.setAttribute(SITE, site.code());
        request.setAttribute(
                HOME,
                (proxies.secure(request) ? "https://" : "http://")
                        + request.getHttpURI().getAuthority());
        respond.dynamic(request, response);
        String id = RequestId.of(request);
        response.getHeaders().put(RequestId.HEADER, id);
        try (var logged = MDC.putCloseable("requestId", id)) {
            behind(site, request, response, callback);
        }
    }

    private void behind(SiteTree site, Request request, Response response, Callback callback) throws Exception {
        if (!super.handle(request, response, callback)) {
            respond.error(site, 404, request, response, callback);
        }
    }

    private void switchSite(SiteTree portal, String code, Request request, Response response, Callback callback) {
        if (hosts.byCode(code) == null) {
            respond.error(portal, 404, request, response, callback);
            return;
        }
        response.getHeaders().add(HttpHeader.SET_COOKIE, SITE_COOKIE + '=' + code + "; Path=/; HttpOnly; SameSite=Lax");
        respond.moved(302, "/", request, response, callback);
    }

    /** The tree also holds what only the portal itself reads; and a name with a leading dot is nobody's page. */
    private static boolean addressable(String path) {
        int dotted = path.indexOf("/.");
        if (dotted >= 0 && !(dotted == 0 && path.startsWith("/.well-known/") && path.indexOf("/.", 1) < 0)) {
            return false;
        }
        return !path.startsWith("/_")
                || path.startsWith("/_a/")
                || path.startsWith("/_qr/")
                || path.startsWith("/_f/") && path.endsWith(".css");
    }
}
