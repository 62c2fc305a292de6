package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.huizheng.account.CreateAccount;
import org.huizheng.account.Grant;
import org.huizheng.account.NewAccount;
import org.huizheng.kernel.Actor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A member of staff from the one-time link to the day the telephone is lost, in a real browser. */
class SignInJourney {

    private static final String PASSWORD = "Kx7-mq2V-wt rises";

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
        try (Visit visit = new Visit(chromium, true)) {
            Page page = visit.page;
            page.navigate(city.console(link("wei-lan")));
            heading(page, "启用您的账号");
            audit(visit);
            page.getByLabel("密码", exactly()).fill(PASSWORD);
            page.getByLabel("再输一次密码").fill(PASSWORD);
            press(page, "下一步：登记第二重验证");

            heading(page, "用手机扫一扫");
            audit(visit);
            page.getByText("扫不了？手工输入密钥").click();
            Authenticator telephone = new Authenticator(page.locator(".secret").innerText());
            page.getByLabel("6 位动态码").fill(telephone.code());

            heading(page, "收好恢复码");
            audit(visit);
            Locator codes = page.getByLabel("恢复码", exactly()).getByRole(AriaRole.LISTITEM);
            assertThat(codes).hasCount(10);
            List<String> kept = codes.allInnerTexts();
            assertThat(button(page, "进入管理台")).isDisabled();
            page.getByLabel("我已经把恢复码保存好了").check();
            press(page, "进入管理台");
            inside(page);
            audit(visit);

            signOut(page);
            page.navigate(city.console("/me/sessions"));
            heading(page, "登录");
            audit(visit);
            password(page, "wei-lan");
            heading(page, "再验证一次");
            audit(visit);
            page.getByLabel("6 位动态码").fill(telephone.code());
            heading(page, "我的登录");
            assertThat(page.getByText("就是这里")).isVisible();
            audit(visit);

            signOut(page);
            password(page, "wei-lan");
            page.getByRole(AriaRole.RADIO, named("恢复码")).click();
            page.getByLabel("恢复码", exactly()).last().fill(kept.getFirst());
            press(page, "登录");
            inside(page);
            page.getByRole(AriaRole.LINK, named("登记新手机")).click();
            page.getByText("扫不了？手工输入密钥").click();
            page.getByLabel("6 位动态码")
                    .fill(new Authenticator(page.locator(".secret").innerText()).code());
            heading(page, "收好恢复码");
            assertThat(codes.allInnerTexts()).doesNotContainAnyElementsOf(kept);
            assertThat(visit.wrong).isEmpty();
        }
    }

    @Test
    void aWrongPasswordIsToldInWordsAndAUsedLinkOpensNothing() throws Exception {
        try (Visit visit = new Visit(chromium, true)) {
            Page page = visit.page;
            page.navigate(city.console("/sign-in"));
            page.getByLabel("账号").fill("nobody");
            page.getByLabel("密码", exactly()).fill("wrong");
            press(page, "下一步");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText(Pattern.compile("请求号 \\w+"));
            forgive(visit, 401);
            assertThat(page.getByLabel("密码", exactly())).isEmpty();
            page.navigate(city.console("/claim#never-given"));
            heading(page, "链接不能用了");
            forgive(visit, 404);
            audit(visit);
        }
    }

    private String link(String name) {
        var account = new NewAccount(name, "韦岚", null, List.of(Grant.everywhere("auditor")), false);
        return "/claim#"
                + city.the(CreateAccount.class)
                        .perform(Actor.command("journey"), account)
                        .token();
    }

    private static void password(Page page, String name) {
        heading(page, "登录");
        page.getByLabel("账号").fill(name);
        page.getByLabel("密码", exactly()).fill(PASSWORD);
        press(page, "下一步");
    }

    private static void inside(Page page) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("韦岚");
    }

    private static void signOut(Page page) {
        button(page, "韦岚的账号").click();
        page.getByText("退出", new Page.GetByTextOptions().setExact(true)).click();
        heading(page, "登录");
    }

    private static void heading(Page page, String name) {
        assertThat(page.getByRole(AriaRole.HEADING, named(name).setExact(true))).isVisible();
    }

    private static void press(Page page, String name) {
        button(page, name).click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, named(name).setExact(true));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    /** A refusal that belongs to the story: browsers write down each, wanted or not. */
    private static void forgive(Visit visit, int status) {
        assertThat(visit.wrong).hasSize(1).first().asString().contains("status of " + status);
        visit.wrong.clear();
    }

    /** At the three widths the console promises, in light and dark. */
    private static void audit(Visit visit) {
        for (String theme : List.of("light", "dark")) {
            visit.page.evaluate("theme => document.documentElement.dataset.theme = theme", theme);
            List.of(1440, 768, 375).forEach(visit::audit);
        }
        visit.page.setViewportSize(1440, 900);
        assertThat(visit.wrong).isEmpty();
    }
}
