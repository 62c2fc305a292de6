package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.huizheng.operation.Arguments;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From an empty directory to the audit of what was done on the first day; nothing is prepared, everything is on the screen. */
class FirstDayJourney {

    private static final String BODY = "新城市水务局";
    private static final String SITE = "新城市水务局网站";
    private static final String DOMAIN = "swj.xincheng.gov.cn";
    private static final String CHANNEL = "xwzx/yaowen";

    private final Chromium chromium = new Chromium();
    private final RunningHouse house = new RunningHouse("first-day");
    private final int number = ThreadLocalRandom.current().nextInt(100_000, 1_000_000);

    FirstDayJourney() throws IOException {}

    @AfterEach
    void close() {
        chromium.close();
        house.close();
    }

    @Test
    void theFirstLinkASiteAnEditorAnArticleAndTheAuditorWhoFindsItAll() throws Exception {
        String first = printed();
        try (Colleague admin = Colleague.at(house, chromium, "first-admin");
                Colleague editor = Colleague.at(house, chromium, "first-editor");
                Colleague auditor = Colleague.at(house, chromium, "first-auditor")) {
            claim(admin, first);
            openSite(admin);
            openChannel(admin);
            goOnline(admin);
            writesNothing(admin);
            editor.open(account(admin, "冯编辑", editor.name, "编辑", "审核"));
            editor.begin();
            publish(editor);
            refuseTwoHats(admin, auditor.name);
            auditor.open(account(admin, "沈审计", auditor.name, "审计管理员"));
            auditor.begin();
            audit(auditor, admin.name, editor.name);
            usedUp(first);
        }
    }

    /** What {@code up} prints while there is nobody. */
    private String printed() throws Exception {
        String said = house.product()
                .operations()
                .perform("account-links", new Arguments(Map.of()), (what, done, total) -> {})
                .text();
        assertThat(said).contains("还没有平台管理员");
        return said.substring(said.indexOf("/claim#")).strip();
    }

    private static void claim(Colleague admin, String link) throws Exception {
        Screen screen = admin.screen;
        admin.open(link);
        screen.heading("建立第一位平台管理员");
        screen.audit();
        screen.fill("账号", admin.name);
        screen.fill("姓名", "何首任");
        screen.fill("密码", "short");
        screen.fill("再输一次密码", "short");
        screen.press("下一步：登记第二重验证");
        Locator refusal = screen.page.getByRole(AriaRole.ALERT);
        assertThat(refusal).containsText("至少 10 个字符");
        assertThat(refusal).containsText("至少要有三种");
        screen.forgive(422);
        admin.begin();
        assertThat(screen.page.locator("h1")).containsText("何首任");
        assertThat(screen.says("没有等您办的事")).isVisible();
        screen.audit();
        screen.picture("first-day");
    }

    private static void openSite(Colleague admin) {
        Screen screen = admin.screen;
        SiteOffice office = new SiteOffice(screen);
        admin.open("/sites");
        screen.heading("还没有站点");
        screen.link("新建站点").first().click();
        screen.page
                .getByRole(AriaRole.RADIO)
                .filter(new Locator.FilterOptions().setHasText("部门网站"))
                .first()
                .click();
        assertThat(screen.page.getByText("还没有登记过单位")).isVisible();
        screen.press("登记单位");
        screen.fill("单位名称 必填", BODY);
        screen.fill("单位代码 必填", "swj");
        screen.dialog().getByLabel("类别").selectOption("department");
        screen.audit();
        screen.pressInDialog("登记");
        assertThat(screen.dialog()).hasCount(0);
        office.name(SITE, "swj", DOMAIN);
        office.identify();
        assertThat(screen.page.getByText("可以开设")).isVisible();
        screen.press("开设站点");
        screen.heading("栏目");
    }

    private static void openChannel(Colleague admin) {
        SiteOffice office = new SiteOffice(admin.screen);
        office.describeChannel("首日公告", "srgg");
        office.openChannel();
        admin.screen.heading("首日公告");
    }

    private static void goOnline(Colleague admin) {
        Screen screen = admin.screen;
        admin.open("/sites/swj/settings");
        for (String state : List.of("试运行", "待上线")) {
            screen.press("改为" + state);
            screen.pressInDialog(state);
            assertThat(screen.page.locator("header.head .st")).hasText(state);
        }
        assertThat(screen.page.getByText("还是空白，不能上线")).isVisible();
        screen.audit();
    }

    private static void writesNothing(Colleague admin) {
        Screen screen = admin.screen;
        admin.open("/documents");
        screen.heading("这里还没有稿件");
        assertThat(screen.button("写稿")).hasCount(0);
        assertThat(screen.link("写第一篇")).hasCount(0);
        admin.open("/documents/new");
        assertThat(screen.page.getByText("您没有“起草稿件”的权限")).isVisible();
        assertThat(screen.page.locator(".prose[contenteditable=true]")).hasCount(0);
        screen.audit();
    }

    /** @return the link for its owner */
    private static String account(Colleague admin, String displayName, String name, String... roles) {
        Screen screen = admin.screen;
        admin.open("/accounts");
        screen.press("新建账号");
        screen.fill("姓名", displayName);
        screen.fill("账号", name);
        for (String role : roles) {
            grant(screen, role);
        }
        screen.audit();
        screen.press("新建并出具链接");
        screen.heading("给 " + displayName + " 的一次性链接");
        String link = screen.page.locator("dialog .link").innerText();
        screen.press("已经交给他了");
        return link.substring(link.indexOf("/claim"));
    }

    private static void grant(Screen screen, String role) {
        screen.press("加一项");
        Locator line = screen.dialog().locator("fieldset").last();
        choose(line, 0, role);
        if (!role.endsWith("管理员")) {
            choose(line, 1, SITE);
        }
    }

    private static void choose(Locator line, int select, String option) {
        Locator chosen = line.locator(".el-select").nth(select);
        chosen.click();
        chosen.locator(".el-select-dropdown__item").getByText(option).click();
        assertThat(chosen.locator(".el-select-dropdown__item").first()).isHidden();
    }

    private static void refuseTwoHats(Colleague admin, String name) {
        Screen screen = admin.screen;
        admin.open("/accounts");
        screen.press("新建账号");
        screen.fill("姓名", "两顶帽子");
        screen.fill("账号", name);
        grant(screen, "编辑");
        grant(screen, "审计管理员");
        screen.press("新建并出具链接");
        assertThat(screen.page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("互不兼任")))
                .isVisible();
        screen.forgive(409);
        screen.pressInDialog("取消");
    }

    private void publish(Colleague editor) throws Exception {
        Screen screen = editor.screen;
        Desk desk = new Desk(screen, number);
        Readers readers = new Readers(house.portalAt(DOMAIN), CHANNEL);
        String title = "新城首日开通公告" + number;
        screen.page.setDefaultTimeout(20_000);
        assertThat(screen.says("没有等您办的事")).isVisible();
        screen.link("写稿").first().click();
        desk.write(title);
        desk.addPicture();
        desk.addFile();
        desk.place(CHANNEL);
        desk.place("srgg");
        desk.save();
        screen.audit();
        readers.see(title, desk.release());
        new Readers(house.portalAt(DOMAIN), "srgg").see(title, System.nanoTime());
        String address = readers.addressOf(title);
        readers.read(address, title, number);

        String corrected = "新城网站更正后的公告" + number;
        readers.see(corrected, desk.correct(corrected));
        readers.seeNoMore(title);
        readers.read(address, corrected, number);

        desk.withdraw();
        Patience.until("withdrawn", 5, () -> readers.portal().get(address), r -> r.status() == 410);
        readers.seeNoMore(corrected);
        screen.audit();
    }

    private static void audit(Colleague auditor, String admin, String editor) {
        Screen screen = auditor.screen;
        auditor.open("/audit");
        screen.press("核对全链");
        assertThat(screen.says("哈希链完整")).isVisible(new IsVisibleOptions().setTimeout(60_000));
        assertThat(did(auditor, admin))
                .containsSubsequence(
                        "新建账号", "新建账号", "改变站点状态", "改变站点状态", "新建栏目", "应用主题", "批量新建栏目", "开设站点", "登记单位", "绑定双因子", "启用账号");
        assertThat(did(auditor, editor))
                .containsSubsequence(
                        "撤稿", "签发", "通过", "修改稿件", "签发", "通过", "投放", "投放", "上传媒体", "上传媒体", "新建稿件", "绑定双因子", "启用账号");
        assertThat(did(auditor, auditor.name)).contains("核对审计链", "绑定双因子", "启用账号");
        screen.audit();
    }

    /** What somebody did, the newest first. */
    private static List<String> did(Colleague auditor, String who) {
        auditor.open("/audit?actor=" + who);
        Locator verbs = auditor.screen.page.locator("button.verb");
        assertThat(verbs.first()).isVisible();
        return verbs.allInnerTexts();
    }

    private void usedUp(String link) {
        try (Colleague stranger = Colleague.at(house, chromium, "stranger")) {
            stranger.open(link);
            stranger.screen.heading("链接不能用了");
            stranger.screen.forgive(404);
            stranger.screen.audit();
        }
    }
}
