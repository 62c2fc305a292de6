package org.huizheng.account.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.huizheng.account.ClaimLink;
import org.huizheng.account.Opened;
import org.huizheng.kernel.Summary;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One-time links, for whoever holds one. */
@RestController
@RequestMapping("/api/claims/{token}")
class ClaimController {

    private final ClaimLink claims;

    ClaimController(ClaimLink claims) {
        this.claims = claims;
    }

    record ClaimView(String purpose, String name, String displayName) {}

    /** Name and display name count for the first administrator only. */
    record Claiming(@Nullable String name, @Nullable String displayName, String password) {
        Claiming {
            Objects.requireNonNull(password);
        }
    }

    @Summary("一次性链接的用途")
    @GetMapping
    ClaimView look(@PathVariable String token) {
        ClaimLink.Claim claim = claims.look(token);
        return new ClaimView(claim.purpose(), claim.name(), claim.displayName());
    }

    @Summary("使用一次性链接，设定密码")
    @PostMapping
    SessionView claim(
            @PathVariable String token,
            @RequestBody Claiming c,
            HttpServletRequest request,
            HttpServletResponse response) {
        ClaimLink.Answer answer = new ClaimLink.Answer(
                c.name() == null ? "" : c.name(), c.displayName() == null ? "" : c.displayName(), c.password());
        Opened opened = claims.perform(token, answer, AtTheDoor.origin(request));
        SessionCookies.give(request, response, opened.token());
        return SessionView.of(opened.session());
    }
}
