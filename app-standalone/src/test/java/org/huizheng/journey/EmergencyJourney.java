package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.huizheng.account.Grant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One proposes and may not confirm, the other confirms; readers of two sites see it, until it is ended. */
class EmergencyJourney {

    private static final String WORDS = "市防汛指挥部发布暴雨红色预警，请减少外出";

    private final RunningCity city;
    private final Chromium chromium = new Chromium();

    EmergencyJourney() throws Exception {
        this.city = RunningCity.get();
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void twoPersonsPutABannerAboveEveryPage() throws Exception {
        try (Colleague one = Colleague.inside(
                        city,
                        chromium,
                        "journey-duty",
                        Grant.everywhere("duty-officer"),
                        Grant.everywhere("emergency-approver"));
                Colleague other =
                        Colleague.inside(city, chromium, "journey-approver", Grant.everywhere("emergency-approver"))) {
            String path = proposed(one);
            other.open(path);
            confirmed(other.screen);
            seen(one.screen.page.context().newPage());
            ended(other.screen);
        }
    }

    private static String proposed(Colleague one) throws Exception {
        Screen screen = one.screen;
        one.open("/emergencies");
        screen.heading("应急公告");
        screen.audit();
        screen.press("发起");
        Locator dialog = screen.dialog();
        dialog.locator("#em-text").fill(WORDS);
        dialog.locator("#em-level").selectOption("RED");
        dialog.locator("#em-link").fill("/about.html");
        dialog.locator("#em-reason").fill("市防汛指挥部要求");
        assertThat(dialog.getByText("个站点的全部页面上")).isVisible();
        screen.audit();
        screen.picture("emergency-propose");
        screen.pressInDialog("发起，交另一人确认");
        screen.heading(WORDS);
        screen.page.locator(".confirm .btn").focus();
        assertThat(screen.page.getByText("发起人不能确认自己发起的应急公告")).isVisible();
        return screen.page.url().replaceFirst("^https?://[^/]+", "");
    }

    private static void confirmed(Screen screen) throws Exception {
        screen.heading("核对后确认");
        screen.audit();
        screen.picture("emergency-confirm");
        for (Locator check : screen.page.locator(".confirm input").all()) {
            check.check();
        }
        screen.press("确认，显示");
        screen.heading("到达情况");
        assertThat(screen.page.getByText("最后一个")).isVisible();
        screen.audit();
        screen.picture("emergency-shown");
    }

    private void seen(Page reader) throws Exception {
        for (String site : new String[] {"linlan", "sfj"}) {
            Patience.until(
                    "readers of " + site + " see it", 5, () -> city.portal(site).get("/"), reply -> reply.body()
                            .contains(WORDS));
        }
        for (int width : new int[] {1440, 375}) {
            reader.setViewportSize(width, 800);
            for (String path : new String[] {"/", "/about.html", "/elder.html"}) {
                reader.navigate(city.url("linlan") + path);
                Locator banner = reader.getByRole(
                        com.microsoft.playwright.options.AriaRole.REGION, new Page.GetByRoleOptions().setName("紧急公告"));
                assertThat(banner).containsText(WORDS);
                assertThat((Boolean) reader.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .as(path + " at " + width)
                        .isTrue();
                assertThat((Boolean) reader.evaluate(
                                "document.querySelector('.hz-banners').getBoundingClientRect().top === 0"))
                        .isTrue();
            }
            reader.navigate(city.url("linlan") + "/");
            if (Boolean.getBoolean("pictures.console")) {
                reader.screenshot(new Page.ScreenshotOptions()
                        .setPath(java.nio.file.Path.of("target", "emergency-" + width + ".png")));
            }
        }
        reader.close();
    }

    private void ended(Screen screen) throws Exception {
        screen.press("提前结束");
        screen.dialog().locator("#ask-reason").fill("预警解除");
        screen.pressInDialog("提前结束");
        assertThat(screen.page.getByText("已结束")).isVisible();
        Patience.until(
                "readers see it no longer", 5, () -> city.portal("linlan").get("/"), reply -> !reply.body()
                        .contains(WORDS));
    }
}
