package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.huizheng.account.Grant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Three who may not be one: who makes accounts, who says what they may do, and who uses one. */
class AccountsJourney {

    private final RunningCity city;
    private final Chromium chromium = new Chromium();

    AccountsJourney() throws Exception {
        this.city = RunningCity.get();
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void anAccountIsMadeClaimedGrantedAndSuspended() throws Exception {
        try (Colleague platform = Colleague.inside(
                        city, chromium, "journey-platform", Grant.everywhere("platform-administrator"));
                Colleague security = Colleague.inside(
                        city, chromium, "journey-security", Grant.everywhere("security-administrator"));
                Colleague clerk = Colleague.at(city, chromium, "journey-clerk")) {
            clerk.open(made(platform));
            clerk.begin();
            assertThat(clerk.screen.button("韦岚的账号")).isVisible();

            grant(security);
            suspend(security.screen);
            clerk.open("/me/sessions");
            clerk.password();
            assertThat(clerk.screen.page.getByRole(AriaRole.ALERT)).isVisible();
        }
    }

    private static String made(Colleague platform) throws Exception {
        Screen screen = platform.screen;
        platform.open("/accounts");
        screen.heading("账号");
        screen.audit();
        screen.press("新建账号");
        screen.fill("姓名", "韦岚");
        screen.fill("账号", "journey-clerk");
        screen.audit();
        screen.press("新建并出具链接");
        screen.heading("给 韦岚 的一次性链接");
        screen.audit();
        screen.picture("account-link");
        String link = screen.page.locator("dialog .link").innerText();
        screen.press("已经交给他了");
        return link.substring(link.indexOf("/claim"));
    }

    private static void grant(Colleague security) throws Exception {
        Screen screen = security.screen;
        security.open("/accounts?q=journey-clerk");
        screen.page.getByRole(AriaRole.ROW).last().click();
        screen.heading("韦岚");
        screen.button("出具一次性链接").hover();
        assertThat(screen.page.getByRole(AriaRole.TOOLTIP).first()).containsText("不能出具链接");
        screen.press("改");
        screen.press("加一项");
        screen.audit();
        screen.press("保存");
        assertThat(screen.says("角色已改，马上生效")).isVisible();
        assertThat(screen.page.getByText("编辑", exactly()).first()).isVisible();
        screen.picture("accounts");
    }

    private static void suspend(Screen screen) {
        screen.press("停用");
        screen.heading("停用 韦岚？");
        screen.page.locator("dialog button[type=submit]").click();
        assertThat(screen.page.getByText("请写明理由，会记入审计。")).isVisible();
        screen.audit();
        screen.page.locator("#ask-reason").fill("调离本单位");
        screen.page.locator("dialog button[type=submit]").click();
        assertThat(screen.page.locator("aside .st").first()).hasText("已停用");
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }
}
