package org.huizheng.account.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.huizheng.account.Origin;
import org.huizheng.account.Session;
import org.huizheng.kernel.Problem;

/** What the application's sign-in filter found out about a request and leaves for the door's controllers. */
public final class AtTheDoor {

    public static final String SESSION = Session.class.getName();

    private AtTheDoor() {}

    static Optional<Session> session(HttpServletRequest request) {
        return Optional.ofNullable((Session) request.getAttribute(SESSION));
    }

    static Session required(HttpServletRequest request) {
        return session(request).orElseThrow(AtTheDoor::nobody);
    }

    static Origin origin(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        return new Origin(request.getRemoteAddr(), agent == null ? "" : agent);
    }

    public static Problem nobody() {
        return new Problem("unauthenticated", 401, "请先登录");
    }
}
