package org.huizheng.account.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.huizheng.account.ChangePassword;
import org.huizheng.account.EndSession;
import org.huizheng.account.EnrolFactor;
import org.huizheng.account.Opened;
import org.huizheng.account.ProveFactor;
import org.huizheng.account.SignIn;
import org.huizheng.kernel.Summary;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The steps of the way in, and out. */
@RestController
@RequestMapping("/api/session")
class SessionController {

    private final SignIn signIn;
    private final ProveFactor prove;
    private final EnrolFactor enrol;
    private final ChangePassword change;
    private final EndSession end;

    SessionController(SignIn signIn, ProveFactor prove, EnrolFactor enrol, ChangePassword change, EndSession end) {
        this.signIn = signIn;
        this.prove = prove;
        this.enrol = enrol;
        this.change = change;
        this.end = end;
    }

    record SigningIn(String name, String password) {
        SigningIn {
            Objects.requireNonNull(name);
            Objects.requireNonNull(password);
        }
    }

    record Code(String code) {
        Code {
            Objects.requireNonNull(code);
        }
    }

    record NewPassword(String current, String next) {
        NewPassword {
            Objects.requireNonNull(current);
            Objects.requireNonNull(next);
        }
    }

    /** @param qr the address as a picture, {@code data:image/png;base64,…} */
    record EnrolmentView(String secret, String uri, String qr) {}

    record EnrolledView(List<String> recoveryCodes, SessionView session) {}

    @Summary("当前会话")
    @GetMapping
    SessionView session(HttpServletRequest request) {
        return SessionView.of(AtTheDoor.session(request));
    }

    @Summary("登录：用户名和密码")
    @PostMapping
    SessionView signIn(@RequestBody SigningIn s, HttpServletRequest request, HttpServletResponse response) {
        Opened opened = signIn.perform(s.name(), s.password(), AtTheDoor.origin(request));
        AtTheDoor.session(request).ifPresent(former -> end.perform(former, former.id()));
        return let(opened, request, response);
    }

    @Summary("登录：验证码或恢复码")
    @PostMapping("/factor")
    SessionView factor(@RequestBody Code code, HttpServletRequest request, HttpServletResponse response) {
        return let(
                prove.perform(AtTheDoor.required(request), code.code(), AtTheDoor.origin(request)), request, response);
    }

    @Summary("开始绑定验证器")
    @PostMapping("/enrolment")
    EnrolmentView enrolment(HttpServletRequest request) {
        EnrolFactor.Proposal proposal = enrol.propose(AtTheDoor.required(request));
        return new EnrolmentView(proposal.secret(), proposal.uri(), QrPicture.dataUri(proposal.uri()));
    }

    @Summary("确认绑定验证器")
    @PostMapping("/enrolment/confirm")
    EnrolledView confirm(@RequestBody Code code, HttpServletRequest request, HttpServletResponse response) {
        var enrolled = enrol.confirm(AtTheDoor.required(request), code.code(), AtTheDoor.origin(request));
        return new EnrolledView(enrolled.recoveryCodes(), let(enrolled.opened(), request, response));
    }

    @Summary("修改自己的密码")
    @PostMapping("/password")
    SessionView password(@RequestBody NewPassword p, HttpServletRequest request, HttpServletResponse response) {
        Opened opened = change.perform(AtTheDoor.required(request), p.current(), p.next(), AtTheDoor.origin(request));
        return let(opened, request, response);
    }

    @Summary("退出登录")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        AtTheDoor.session(request).ifPresent(session -> end.perform(session, session.id()));
        SessionCookies.take(request, response);
    }

    private static SessionView let(Opened opened, HttpServletRequest request, HttpServletResponse response) {
        SessionCookies.give(request, response, opened.token());
        return SessionView.of(opened.session());
    }
}
