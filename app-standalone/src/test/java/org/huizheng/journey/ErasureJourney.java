package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.huizheng.account.Grant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One person proposes to erase what a page said, another confirms; then it says only that it was erased. */
class ErasureJourney {

    private static final DateTimeFormatter FIELD =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));
    private static final String TITLE = "行政处罚公示（含个人信息）";

    private final RunningCity city;
    private final Newsroom newsroom;
    private final Chromium chromium = new Chromium();

    ErasureJourney() throws Exception {
        this.city = RunningCity.get();
        this.newsroom = new Newsroom(city);
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void twoPersonsEraseWhatStood() throws Exception {
        long document = newsroom.draft(TITLE);
        newsroom.release(document);
        city.settle();
        Thread.sleep(1_100);
        Instant there = Instant.now();
        Thread.sleep(1_100);
        newsroom.withdraw(document, "内容有误");
        city.settle();
        String address = address(document);
        try (Colleague one =
                        Colleague.inside(city, chromium, "erasing-one", Grant.everywhere("platform-administrator"));
                Colleague other =
                        Colleague.inside(city, chromium, "erasing-other", Grant.everywhere("security-administrator"))) {
            look(one, address, there);
            assertThat(one.screen.page.locator("iframe.picture").contentFrame().locator("h1"))
                    .containsText(TITLE);
            String path = proposed(one.screen);
            other.open(path);
            confirmed(other.screen);
            look(one, address, there);
            assertThat(one.screen.page.locator(".stage")).containsText("依法删除：个人信息删除，本人申请");
            assertThat(one.screen.page.locator("iframe.picture")).hasCount(0);
            one.screen.audit();
            pictures(one.screen, "past-erased");
            one.open("/sites/linlan/erasures");
            assertThat(one.screen.page.locator(".tbl")).containsText("已删除");
            one.screen.audit();
            pictures(one.screen, "erasures");
        }
    }

    @Test
    void howLongIsKeptIsSeenAndChanged() throws Exception {
        try (Colleague one =
                Colleague.inside(city, chromium, "retention-one", Grant.everywhere("platform-administrator"))) {
            Screen screen = one.screen;
            one.open("/sites/linlan/past");
            assertThat(screen.page.locator(".line")).containsText("保留 10 年（平台统一）");
            screen.press("修改");
            screen.page.getByText("本站另定").click();
            screen.dialog().locator("#ret-days").fill("30");
            assertThat(screen.dialog().locator("[role=status]")).containsText("现在没有要删除的");
            screen.audit();
            pictures(screen, "retention");
            screen.pressInDialog("保存");
            assertThat(screen.page.locator(".line")).containsText("保留 30 天（本站另定）");
            one.open("/system/retention");
            screen.heading("另定的站点");
            assertThat(screen.page.locator(".tbl")).containsText("30 天");
            screen.audit();
            one.open("/sites/linlan/past");
            screen.press("修改");
            screen.page.getByText("跟随平台").click();
            assertThat(screen.dialog().locator("[role=status]")).containsText("现在没有要删除的");
            screen.pressInDialog("保存");
            assertThat(screen.page.locator(".line")).containsText("平台统一");
            shortenedAndTakenBack(one, screen);
        }
    }

    private void shortenedAndTakenBack(Colleague one, Screen screen) throws Exception {
        city.asWorker().sql("""
                insert into page.past (site_id, until, seq, size, status, run, form, path, page, template, hash, bytes)
                select site_id, clock_timestamp() - interval '600 days', 1, 1, 200, 0, 'whole', '/old/', 'channel:0', '',
                    decode(repeat('00', 32), 'hex'), decode('00', 'hex')
                from release.site where code = 'linlan'""").update();
        one.open("/system/retention");
        screen.press("修改");
        screen.dialog().locator("#ret-days").fill("500");
        assertThat(screen.dialog().locator("[role=status]")).containsText("7 天后生效，那时删除");
        screen.dialog().getByText("我知道这些历史页面 7 天后会被删除").click();
        screen.audit();
        pictures(screen, "retention-shorter");
        screen.pressInDialog("保存");
        assertThat(screen.page.getByText("起缩短到 500 天")).isVisible();
        assertThat(screen.page.locator(".long")).containsText("10 年");
        screen.audit();
        pictures(screen, "retention-waiting");
        one.open("/sites/linlan/past");
        assertThat(screen.page.locator(".line")).containsText("保留 10 年（平台统一）");
        siteShortened(screen);
        one.open("/system/retention");
        screen.press("修改");
        assertThat(screen.dialog().locator("[role=status]")).containsText("等待生效的缩短就此撤回");
        screen.pressInDialog("保存");
        assertThat(screen.page.getByText("起缩短到")).hasCount(0);
    }

    private static void siteShortened(Screen screen) throws Exception {
        screen.press("修改");
        screen.page.getByText("本站另定").click();
        screen.dialog().locator("#ret-days").fill("400");
        screen.dialog().getByText("我知道这些历史页面 7 天后会被删除").click();
        screen.pressInDialog("保存");
        assertThat(screen.page.locator(".line")).containsText("起缩短到 400 天，删除 1 条");
        screen.audit();
        pictures(screen, "retention-site-waiting");
        screen.press("修改");
        screen.page.getByText("跟随平台").click();
        assertThat(screen.dialog().locator("[role=status]")).containsText("等待生效的缩短就此撤回");
        screen.pressInDialog("保存");
        assertThat(screen.page.locator(".line")).not().containsText("起缩短到");
    }

    private String address(long document) {
        return city.read(
                jdbc -> jdbc.sql("""
                        select a.path from release.address a join release.site s using (site_id)
                        where s.code = 'linlan' and a.document_id = ?""").param(document).query(String.class).single());
    }

    private static void look(Colleague colleague, String address, Instant at) {
        colleague.open("/sites/linlan/past?address=" + address + "&at=" + FIELD.format(at));
        colleague.screen.heading("当时");
    }

    private static String proposed(Screen screen) throws Exception {
        screen.press("依法删除…");
        Locator dialog = screen.dialog();
        assertThat(dialog.locator("[role=status]")).containsText("版");
        dialog.getByText("只删正在看的这一版").click();
        dialog.locator("#er-reason").fill("本人申请");
        screen.audit();
        pictures(screen, "erasure-propose");
        screen.pressInDialog("发起，交另一人确认");
        screen.heading("核对后确认");
        screen.page.locator(".confirm .btn").focus();
        assertThat(screen.page.getByText("发起人不能确认自己发起的依法删除")).isVisible();
        return screen.page.url().replaceFirst("^https?://[^/]+", "");
    }

    private static void confirmed(Screen screen) throws Exception {
        screen.heading("核对后确认");
        screen.audit();
        pictures(screen, "erasure-confirm");
        screen.page.getByText("看这一版").click();
        assertThat(screen.page.locator("iframe.picture").contentFrame().locator("h1"))
                .containsText(TITLE);
        assertThat(screen.page.locator(".states .on")).hasCount(1);
        screen.page.goBack();
        screen.heading("核对后确认");
        for (Locator check : screen.page.locator(".confirm input").all()) {
            check.check();
        }
        screen.press("确认，删除");
        assertThat(screen.page.locator(".sub")).containsText("已删除", new ContainsTextOptions().setTimeout(15_000));
        screen.heading("结果");
        screen.audit();
    }

    /** Also narrow and dark, for the eye. */
    private static void pictures(Screen screen, String name) throws Exception {
        screen.picture(name);
        if (Screen.PICTURES) {
            Page page = screen.page;
            page.setViewportSize(375, 812);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", name + "-375.png")));
            page.setViewportSize(1440, 900);
            page.evaluate("document.documentElement.dataset.theme = 'dark'");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", name + "-dark.png")));
            page.evaluate("document.documentElement.dataset.theme = 'light'");
        }
    }
}
