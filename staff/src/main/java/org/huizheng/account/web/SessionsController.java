package org.huizheng.account.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.huizheng.account.EndSession;
import org.huizheng.account.Session;
import org.huizheng.account.Sessions;
import org.huizheng.kernel.Summary;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where else one is signed in. */
@RestController
@RequestMapping("/api/sessions")
class SessionsController {

    private final Sessions sessions;
    private final EndSession end;

    SessionsController(Sessions sessions, EndSession end) {
        this.sessions = sessions;
        this.end = end;
    }

    record SessionItem(long id, Instant createdAt, Instant seenAt, String address, String agent, boolean current) {}

    @Summary("自己的会话")
    @GetMapping
    List<SessionItem> own(HttpServletRequest request) {
        Session here = AtTheDoor.required(request);
        return sessions.of(here.accountId()).stream()
                .map(s ->
                        new SessionItem(s.id(), s.createdAt(), s.seenAt(), s.address(), s.agent(), s.id() == here.id()))
                .toList();
    }

    @Summary("结束自己的一个会话")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable long id, HttpServletRequest request) {
        end.perform(AtTheDoor.required(request), id);
    }
}
