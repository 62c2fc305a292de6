package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.nio.file.Path;
import org.huizheng.account.Grant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The officer on duty takes a document down and watches until nothing of it is left. */
class TakeDownJourney {

    private final RunningCity city;
    private final Chromium chromium = new Chromium();

    TakeDownJourney() throws Exception {
        this.city = RunningCity.get();
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void theOfficerSeesWhenEachPageWasGone() throws Exception {
        Newsroom newsroom = new Newsroom(city);
        long document = newsroom.draft("有误、须立即下架的一篇");
        newsroom.release(document);
        city.settle();
        try (Colleague officer =
                Colleague.inside(city, chromium, "journey-take-down", Grant.everywhere("duty-officer"))) {
            Screen screen = officer.screen;
            takeDown(officer, document);
            screen.heading("有误、须立即下架的一篇");
            assertThat(screen.says("已全部消失")).isVisible(new IsVisibleOptions().setTimeout(30_000));
            assertThat(screen.page.getByText("没有登记前置缓存")).isVisible();
            screen.audit();
            screen.picture("take-down");
            phone(screen.page);
            officer.open("/emergencies");
            screen.heading("紧急下架的稿件");
            assertThat(row(screen.page, "有误、须立即下架的一篇").getByText("已全部消失")).isVisible();
            screen.link("有误、须立即下架的一篇").click();
            screen.heading("记录");
        }
    }

    /** Taken down two days ago, and still not gone: a cache may keep it. */
    @Test
    void whatAPausedCacheMayKeepIsToldInTheSameWordsOnBothScreens() throws Exception {
        String title = "缓存暂停时下架的一篇";
        Newsroom newsroom = new Newsroom(city);
        long document = newsroom.draft(title);
        newsroom.release(document);
        city.settle();
        JdbcClient jdbc = city.the(JdbcClient.class);
        jdbc.sql("""
                insert into purge.cache (name, form, method, url, body, whole_method, whole_url, whole_body, headers, batch, paused)
                values ('暂停的', 'EACH', 'PURGE', 'http://127.0.0.1:1{path}', '', '', '', '', '', 1, true)""").update();
        try (Colleague officer =
                Colleague.inside(city, chromium, "journey-take-down-paused", Grant.everywhere("duty-officer"))) {
            Screen screen = officer.screen;
            takeDown(officer, document);
            screen.heading(title);
            assertThat(screen.says("前置缓存已暂停")).isVisible(new IsVisibleOptions().setTimeout(30_000));
            assertThat(screen.says("缓存已暂停").first()).isVisible();
            jdbc.sql("update emergency.take_down set taken_at = taken_at - interval '2 days' where document_id = ?")
                    .param(document)
                    .update();
            shot(screen.page, "take-down-paused");
            officer.open("/emergencies");
            assertThat(row(screen.page, title).getByText("前置缓存已暂停")).isVisible();
            screen.audit();
            shot(screen.page, "take-downs");
        } finally {
            jdbc.sql("delete from purge.cache").update();
        }
    }

    private static Locator row(Page page, String title) {
        return page.locator("tr", new Page.LocatorOptions().setHasText(title));
    }

    private static void takeDown(Colleague officer, long document) {
        Screen screen = officer.screen;
        officer.open("/documents/" + document);
        screen.press("更多动作");
        screen.page
                .locator("button.line", new Page.LocatorOptions().setHasText("紧急下架"))
                .click();
        screen.dialog().locator("#ask-reason").fill("数字有误");
        screen.pressInDialog("紧急下架");
    }

    private static void shot(Page page, String name) {
        if (Screen.PICTURES) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", name + ".png")));
        }
    }

    private static void phone(Page page) {
        if (Screen.PICTURES) {
            page.setViewportSize(375, 812);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "take-down-375.png"))
                    .setFullPage(true));
            page.setViewportSize(1440, 900);
            page.evaluate("document.documentElement.dataset.theme = 'dark'");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "take-down-dark.png")));
            page.evaluate("document.documentElement.dataset.theme = 'light'");
        }
    }
}
