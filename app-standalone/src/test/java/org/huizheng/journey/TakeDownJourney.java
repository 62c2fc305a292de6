package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.nio.file.Path;
import org.huizheng.account.Grant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
            officer.open("/documents/" + document);
            screen.press("更多动作");
            screen.page
                    .locator("button.line", new Page.LocatorOptions().setHasText("紧急下架"))
                    .click();
            screen.dialog().locator("#ask-reason").fill("数字有误");
            screen.pressInDialog("紧急下架");
            screen.heading("有误、须立即下架的一篇");
            assertThat(screen.says("已全部消失")).isVisible(new IsVisibleOptions().setTimeout(15_000));
            assertThat(screen.page.getByText("没有登记前置缓存")).isVisible();
            screen.audit();
            screen.picture("take-down");
            phone(screen.page);
            officer.open("/emergencies");
            screen.heading("紧急下架的稿件");
            screen.link("有误、须立即下架的一篇").click();
            screen.heading("记录");
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
