package org.huizheng.console.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.huizheng.console.operations.Operator;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.organization.web.ActingArguments;
import org.springframework.web.filter.OncePerRequestFilter;

/** Until staff can sign in, the API belongs to whoever can read the command token in the data directory. */
public final class CommandToken extends OncePerRequestFilter {

    private final byte[] expected;

    public CommandToken(String token) {
        this.expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String given = request.getHeader("Authorization");
        if (given != null && MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
            request.setAttribute(ActingArguments.ACTOR, Operator.actor());
            request.setAttribute(ActingArguments.SCOPE, SiteScope.everySite());
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("WWW-Authenticate", "Bearer");
        Problems.write(response, new Problem("unauthorized", 401, "需要命令令牌"));
    }
}
