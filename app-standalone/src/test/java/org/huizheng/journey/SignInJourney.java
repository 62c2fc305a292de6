package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.huizheng.account.Grant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A member of staff from the one-time link to the day the telephone is lost, in a real browser. */
class SignInJourney {

    private final RunningCity city;
    private final Chromium chromium = new Chromium();

    SignInJourney() throws Exception {
        this.city = RunningCity.get();
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void aLinkAPasswordATelephoneAndLaterOneOfTheCodesThatWereKept() throws Exception {
        try (Colleague wei = Colleague.at(city, chromium, "wei-lan")) {
            Screen screen = wei.screen;
            wei.open(Colleague.link(city, "wei-lan", Grant.everywhere("auditor")));
            screen.heading("启用您的账号");
            screen.audit();
            screen.picture("claim");
            wei.choosePassword();
            screen.audit();
            screen.picture("enrolment");
            wei.enrol();
            screen.audit();
            screen.picture("recovery-codes");
            assertThat(screen.button("进入管理台")).isDisabled();
            List<String> kept = wei.keepCodes();
            assertThat(kept).hasSize(10);
            screen.audit();

            wei.signOut();
            wei.open("/me/sessions");
            screen.heading("登录");
            screen.audit();
            screen.picture("sign-in");
            wei.password();
            screen.heading("再验证一次");
            screen.audit();
            screen.picture("second-factor");
            wei.code();
            screen.heading("我的登录");
            assertThat(screen.says("就是这里")).isVisible();
            screen.audit();

            wei.signOut();
            wei.password();
            screen.page.locator("[role=radio]", hasText("恢复码")).click();
            screen.page.locator("#recovery").fill(kept.getFirst());
            screen.press("登录");
            screen.link("登记新手机").click();
            wei.enrol();
            assertThat(wei.codes()).doesNotContainAnyElementsOf(kept);
            screen.audit();
        }
    }

    @Test
    void aWrongPasswordIsToldInWordsAndAUsedLinkOpensNothing() {
        try (Colleague nobody = Colleague.at(city, chromium, "nobody")) {
            Screen screen = nobody.screen;
            nobody.open("/sign-in");
            nobody.password();
            assertThat(screen.page.getByRole(AriaRole.ALERT)).containsText(Pattern.compile("请求号 \\w+"));
            assertThat(screen.field("密码")).isEmpty();
            screen.forgive(401);
            screen.audit();
            nobody.open("/claim#never-given");
            screen.heading("链接不能用了");
            screen.forgive(404);
            screen.audit();
        }
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
