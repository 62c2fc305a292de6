package org.huizheng.console.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.huizheng.account.GrantQueries;
import org.huizheng.account.Session;
import org.huizheng.account.Sessions;
import org.huizheng.account.Step;
import org.huizheng.account.Tokens;
import org.huizheng.account.web.AtTheDoor;
import org.huizheng.account.web.SessionCookies;
import org.huizheng.console.operations.Operator;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.organization.web.ActingArguments;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who asks: the operator, by the command token of the data directory, or a person, by a session. Operations are the operator's.
 * A person reaches only the door until every step of the way in is done. Nobody reaches nothing but the door.
 */
public final class WhoAsks extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final byte[] expected;
    private final Sessions sessions;
    private final GrantQueries grants;

    public WhoAsks(String commandToken, Sessions sessions, GrantQueries grants) {
        this.expected = bytes("Bearer " + commandToken);
        this.sessions = sessions;
        this.grants = grants;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Problem refusal;
        try {
            refusal = refusal(request, response);
        } catch (DataAccessException e) {
            refusal = Problems.of(e);
        }
        if (refusal == null) {
            chain.doFilter(request, response);
        } else {
            Problems.write(response, refusal);
        }
    }

    /** Null lets it through, with who it is in the request. */
    private @Nullable Problem refusal(HttpServletRequest request, HttpServletResponse response) {
        String given = request.getHeader("Authorization");
        String path = request.getServletPath();
        if (given != null || path.startsWith("/api/operations/")) {
            return isCommand(given) ? let(request, Operator.actor(), SiteScope.everySite()) : noToken(response);
        }
        Optional<String> token = SessionCookies.token(request);
        Optional<Session> session = token.flatMap(sessions::byToken);
        if (session.isEmpty()) {
            return isOpen(path) ? null : AtTheDoor.nobody();
        }
        if (!SAFE.contains(request.getMethod()) && !isOurPage(request, token.orElseThrow())) {
            return new Problem("csrf", 403, "页面已过期或请求来自别处，请刷新后重试");
        }
        return person(request, path, session.get());
    }

    private @Nullable Problem person(HttpServletRequest request, String path, Session session) {
        request.setAttribute(AtTheDoor.SESSION, session);
        if (session.step() != Step.SIGNED_IN) {
            return isOpen(path) || path.startsWith("/api/session/") ? null : AtTheDoor.nobody();
        }
        if (!path.equals("/api/session")) {
            sessions.seen(session);
        }
        return let(request, session.actor(), grants.scope(session.accountId()));
    }

    private static @Nullable Problem let(HttpServletRequest request, Actor actor, SiteScope scope) {
        request.setAttribute(ActingArguments.ACTOR, actor);
        request.setAttribute(ActingArguments.SCOPE, scope);
        return null;
    }

    private static boolean isOpen(String path) {
        return path.equals("/api/session") || path.startsWith("/api/claims/");
    }

    private boolean isCommand(@Nullable String given) {
        return given != null && MessageDigest.isEqual(expected, bytes(given));
    }

    private static boolean isOurPage(HttpServletRequest request, String token) {
        String given = request.getHeader("X-CSRF-Token");
        return given != null && MessageDigest.isEqual(bytes(Tokens.csrf(token)), bytes(given));
    }

    private static Problem noToken(HttpServletResponse response) {
        response.setHeader("WWW-Authenticate", "Bearer");
        return new Problem("unauthorized", 401, "需要命令令牌");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
