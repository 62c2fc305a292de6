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
import org.huizheng.hant.Hant;
import org.huizheng.release.OldAddress;
import org.huizheng.release.RequestPath;
import org.huizheng.render.Door;
import org.huizheng.render.WhatStands;
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

    /** Request attribute: the traditional version of that site, where the reader asks for it. */
    static final String HANT = "org.huizheng.portal.hant";

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
    private final Hants hants;
    private final Clock clock;
    private final Respond respond;
    private final RateLimit limit;
    private final RateLimit conversions;
    private final Proxies proxies;
    private final Set<String> dynamic;

    /**
     * @param limit of searches
     * @param conversions of pages that are not held in the script they are asked for in
     * @param dynamic the exact paths answered by the servlets behind, in both scripts
     */
    PageHandler(
            HostMap hosts,
            PageFiles files,
            MappedAddresses mapped,
            Doors doors,
            Hants hants,
            Clock clock,
            Respond respond,
            RateLimit limit,
            RateLimit conversions,
            Proxies proxies,
            Set<String> dynamic) {
        this.hosts = hosts;
        this.files = files;
        this.mapped = mapped;
        this.doors = doors;
        this.hants = hants;
        this.clock = clock;
        this.respond = respond;
        this.limit = limit;
        this.conversions = conversions;
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
        if (site != null && ready != null && WhatStands.isAddress(path)) {
            respond.held(ready, request, response, callback);
        } else {
            later(request, response, callback, () -> slow(site, path, raw, request, response, callback));
        }
        return true;
    }

    /**
     * What is asked for.
     *
     * @param path as the simplified version has it
     * @param raw as sent, in either
     * @param hant null for the simplified version
     */
    private record Asked(
            SiteTree site,
            String path,
            String raw,
            @Nullable Hant hant) {}

    private Asked asked(SiteTree site, String path, String raw, Request request) throws SealedLists.Tampered {
        Hant hant = Hant.isAddress(path) && raw.startsWith(Hant.PREFIX) ? hants.of(site) : null;
        if (hant == null) {
            return new Asked(site, path, raw, null);
        }
        request.setAttribute(HANT, hant);
        return new Asked(site, Hant.simplifiedOf(path), raw, hant);
    }

    /** Styles and signed previews are let out of every site, and what crawlers are told out of one on trial. */
    private void behindDoor(
            SiteTree site, Door door, String path, String raw, Request request, Response response, Callback callback)
            throws Exception {
        Asked asked = asked(site, path, raw, request);
        boolean direct = !request.getHeaders().contains(HttpHeader.X_FORWARDED_FOR)
                && !request.getHeaders().contains(HttpHeader.FORWARDED);
        respond.keepPrivate(request);
        if (door.admits(proxies.client(request), direct)
                || path.startsWith("/_a/")
                || path.startsWith(PreviewController.PATH)
                || path.equals("/robots.txt") && door.status() == 403) {
            slow(site, path, raw, request, response, callback);
        } else if (door.status() == 410
                && mapped.find(site, asked.path, request.getHttpURI().getQuery(), to -> false)
                        instanceof Answer.Moved(int status, String to)) {
            respond.moved(status, inScript(asked, to), request, response, callback);
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

    private void later(Request request, Response response, Callback callback, Work work) {
        request.getContext().execute(() -> {
            try {
                work.run();
            } catch (SealedLists.Tampered e) {
                LOG.error(
                        "A request for {} is refused: {}", request.getHttpURI().getPath(), e.getMessage());
                refused(request, response, callback);
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
        } else if (path.startsWith(SWITCH)
                && LOOPBACK.contains(request.getHttpURI().getHost())) {
            switchSite(site, path.substring(SWITCH.length()), request, response, callback);
        } else {
            answer(site, path, raw, request, response, callback);
        }
    }

    private void answer(SiteTree site, String path, String raw, Request request, Response response, Callback callback)
            throws Exception {
        Asked asked = asked(site, path, raw, request);
        if (dynamic.contains(asked.path)) {
            if (mayGoOn(limit, site, request, response, callback)) {
                servlet(site, request, response, callback);
            }
        } else if (asked.hant == null
                || files.holds(site, path)
                || mayGoOn(conversions, site, request, response, callback)) {
            switch (answer(asked, request.getHttpURI().getQuery())) {
                case Answer.Held(Ready ready) -> respond.held(ready, request, response, callback);
                case Answer.Large large -> respond.large(large, request, response, callback);
                case Answer.Moved(int status, String to) -> respond.moved(status, to, request, response, callback);
                case Answer.Refused() -> refused(request, response, callback);
                case Answer.Gone() -> respond.error(site, 410, request, response, callback);
                case Answer.Missing() -> respond.error(site, 404, request, response, callback);
            }
        }
    }

    private void refused(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.RETRY_AFTER, REPAIRED_IN_SECONDS);
        respond.error(null, 503, request, response, callback);
    }

    private Answer answer(Asked asked, @Nullable String query) {
        if (asked.hant != null && asked.raw.equals(Hant.PREFIX)) {
            return new Answer.Moved(301, Hant.PREFIX + "/");
        }
        Answer answer = standing(asked.site, asked.path, asked.raw, Hants.has(asked.path) ? asked.hant : null);
        if (answer instanceof Answer.Missing) {
            answer = mapped.find(asked.site, asked.path, query, to -> stands(asked.site, to.path()));
        }
        return asked.hant == null ? answer : inScript(asked, answer);
    }

    /** What has no traditional version, and a page that is too large to be held, is read in the simplified one. */
    private static Answer inScript(Asked asked, Answer answer) {
        String simplified = new OldAddress(asked.path, "").pathText();
        return switch (answer) {
            case Answer.Moved(int status, String to) -> new Answer.Moved(status, inScript(asked, to));
            case Answer.Held _ when !Hants.has(asked.path) -> new Answer.Moved(301, simplified);
            case Answer.Large _ -> new Answer.Moved(Hants.has(asked.path) ? 302 : 301, simplified);
            default -> answer;
        };
    }

    private static String inScript(Asked asked, String location) {
        return asked.hant == null ? location : asked.hant.link(location);
    }

    private Answer standing(SiteTree site, String path, String raw, @Nullable Hant hant) {
        return WhatStands.isAddress(path) ? files.find(site, path, raw, hant) : new Answer.Missing();
    }

    private boolean stands(SiteTree site, String path) {
        return dynamic.contains(path) || !(standing(site, path, path, null) instanceof Answer.Missing);
    }

    private boolean mayGoOn(RateLimit limited, SiteTree site, Request request, Response response, Callback callback) {
        long wait = limited.take(ClientPrefix.counted(proxies.client(request)));
        if (wait > 0) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, wait);
            respond.error(site, 429, request, response, callback);
        }
        return wait == 0;
    }

    private void servlet(SiteTree site, Request request, Response response, Callback callback) throws Exception {
        request.setAttribute(SITE, site.code());
        request.setAttribute(
                HOME,
                (proxies.secure(request) ? "https://" : "http://")
                        + request.getHttpURI().getAuthority());
        respond.dynamic(request, response);
        if (request.getAttribute(HANT) != null) {
            response.getHeaders().add(MakeReady.LANGUAGE);
        }
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
}
