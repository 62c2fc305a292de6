package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import org.huizheng.account.CreateAccount;
import org.huizheng.account.Grant;
import org.huizheng.account.NewAccount;
import org.huizheng.kernel.Actor;
import org.jspecify.annotations.Nullable;

/** A member of staff at a browser of their own, with a telephone. */
final class Colleague implements AutoCloseable {

    static final String PASSWORD = "Kx7-mq2V-wt rises";

    private final RunningHouse house;
    private final Visit visit;
    final String name;
    final Screen screen;
    private @Nullable Authenticator telephone;

    private Colleague(RunningHouse house, Visit visit, String name) {
        this.house = house;
        this.visit = visit;
        this.name = name;
        this.screen = new Screen(visit);
    }

    /** Nobody yet: has a browser only. */
    static Colleague at(RunningHouse house, Chromium chromium, String name) {
        return new Colleague(house, new Visit(chromium, true), name);
    }

    /** Inside, by a link of the operator's. */
    static Colleague inside(RunningCity city, Chromium chromium, String name, Grant... grants) throws Exception {
        Colleague colleague = at(city, chromium, name);
        colleague.open(link(city, name, grants));
        colleague.begin();
        assertThat(colleague.screen.button("韦岚的账号")).isVisible();
        return colleague;
    }

    static String link(RunningCity city, String name, Grant... grants) {
        var account = new NewAccount(name, "韦岚", null, List.of(grants), false);
        return "/claim#"
                + city.the(CreateAccount.class)
                        .perform(Actor.command("journey"), account)
                        .token();
    }

    void open(String path) {
        screen.page.navigate(house.console(path));
    }

    /** From the page a one-time link opens to the first page inside. */
    void begin() throws InterruptedException {
        choosePassword();
        enrol();
        keepCodes();
    }

    void choosePassword() {
        screen.fill("密码", PASSWORD);
        screen.fill("再输一次密码", PASSWORD);
        screen.press("下一步：登记第二重验证");
        screen.heading("用手机扫一扫");
    }

    void enrol() throws InterruptedException {
        screen.page.getByText("扫不了？手工输入密钥").click();
        telephone = new Authenticator(screen.page.locator(".secret").innerText());
        code();
        screen.heading("收好恢复码");
    }

    List<String> keepCodes() {
        List<String> codes = codes();
        screen.field("我已经把恢复码保存好了").check();
        screen.press("进入管理台");
        return codes;
    }

    List<String> codes() {
        return screen.page.locator(".codes li").allInnerTexts();
    }

    void password() {
        screen.heading("登录");
        screen.fill("账号", name);
        screen.fill("密码", PASSWORD);
        screen.press("下一步");
    }

    /** Over the page on which the session ended. */
    void signInAgain() throws InterruptedException {
        screen.fill("密码", PASSWORD);
        screen.press("下一步");
        code();
        assertThat(screen.dialog()).hasCount(0);
    }

    void code() throws InterruptedException {
        if (telephone == null) {
            throw new IllegalStateException(name + " has no telephone yet");
        }
        screen.fill("6 位动态码", telephone.code());
    }

    void signOut() {
        screen.press("韦岚的账号");
        screen.says("退出").click();
        screen.heading("登录");
    }

    @Override
    public void close() {
        visit.close();
    }
}
