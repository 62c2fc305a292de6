package org.huizheng.console.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** What browsers must not do with answers of the console; a controller may say more for its own answer. */
final class SafePages extends OncePerRequestFilter {

    private final String policy;

    /** @param portalPort where previews are shown: a foreign host as far as the browser knows */
    SafePages(int portalPort) {
        this.policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
                + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
                + "frame-src 'self'" + (portalPort == 0 ? "" : " *:" + portalPort);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        chain.doFilter(request, response);
    }
}
