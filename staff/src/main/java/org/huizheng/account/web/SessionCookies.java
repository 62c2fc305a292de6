package org.huizheng.account.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.huizheng.account.Tokens;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The two cookies of a session: the token, which no script can read, and its CSRF twin, which ours must. */
public final class SessionCookies {

    public static final String SESSION = "huizheng_session";
    public static final String CSRF = "huizheng_csrf";

    private SessionCookies() {}

    public static Optional<String> token(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(SESSION))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    static void give(HttpServletRequest request, HttpServletResponse response, String token) {
        set(response, cookie(request, SESSION, token).httpOnly(true).build());
        set(response, cookie(request, CSRF, Tokens.csrf(token)).build());
    }

    public static void take(HttpServletRequest request, HttpServletResponse response) {
        set(
                response,
                cookie(request, SESSION, "")
                        .httpOnly(true)
                        .maxAge(Duration.ZERO)
                        .build());
        set(response, cookie(request, CSRF, "").maxAge(Duration.ZERO).build());
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(HttpServletRequest request, String name, String value) {
        return ResponseCookie.from(name, value).path("/").sameSite("Strict").secure(request.isSecure());
    }

    private static void set(HttpServletResponse response, ResponseCookie cookie) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
