package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import org.huizheng.account.Grant;
import org.huizheng.emergency.ConfirmEmergency;
import org.huizheng.emergency.Emergency;
import org.huizheng.emergency.EmergencyPlan;
import org.huizheng.emergency.ProposeEmergency;
import org.huizheng.emergency.Reach;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.EmergencyContent;
import org.huizheng.release.EmergencyLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One proposes and may not confirm, the other confirms; readers of two sites see it, until it is ended. */
class EmergencyJourney {

    private static final String WORDS = "市防汛指挥部发布暴雨红色预警，请减少外出";

    private static final String BRIEF = "哀悼日，全市网站停止娱乐内容";

    /** Where something stands that is fixed to the window, when the page is scrolled. */
    private static final String FIXED_WHILE_SCROLLED = """
            () => {
                const fixed = document.createElement("i");
                fixed.style.cssText = "position:fixed;top:7px;left:0";
                document.body.append(fixed);
                scrollTo({top: 600, behavior: "instant"});
                const top = fixed.getBoundingClientRect().top;
                fixed.remove();
                return scrollY > 0 ? top : -1;
            }""";

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

    /** The open page of the console and the pages of the public tell it. */
    @Test
    void whatIsShownGoesByItselfWhenItsTimeIsOverAndNobodyDoesAnything() throws Exception {
        try (Colleague one =
                        Colleague.inside(city, chromium, "journey-expiry", Grant.everywhere("emergency-approver"));
                Visit reader = new Visit(chromium, true)) {
            long id = shownUntil(Instant.now().plusSeconds(25));
            one.open("/emergencies/" + id);
            assertThat(one.screen.page.getByText("显示中")).isVisible();
            Patience.until("readers see it", 5, () -> city.portal("linlan").get("/"), reply -> reply.body()
                    .contains(BRIEF));
            reader.open(city.url("linlan") + "/", 200);
            assertThat(banners(reader.page)).containsText(BRIEF);
            assertThat(reader.page.evaluate("getComputedStyle(document.documentElement).filter"))
                    .isEqualTo("grayscale(1)");
            assertThat(reader.page.evaluate(FIXED_WHILE_SCROLLED)).isEqualTo(7);
            assertThat(one.screen.page.getByText("到期自动结束"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(40_000));
            assertThat(one.screen.page.getByText("已结束")).isVisible();
            Patience.until(
                    "readers see it no longer", 5, () -> city.portal("linlan").get("/"), reply -> !reply.body()
                            .contains(BRIEF));
            reader.page.reload();
            assertThat(banners(reader.page)).hasCount(0);
            assertThat(reader.page.evaluate("getComputedStyle(document.documentElement).filter"))
                    .isEqualTo("none");
            assertThat(reader.wrong).isEmpty();
            one.screen.audit();
        }
    }

    private long shownUntil(Instant end) {
        SiteScope all = SiteScope.everySite();
        EmergencyContent content = new EmergencyContent(BRIEF, EmergencyLevel.NOTICE, "", "", true);
        Emergency proposed = city.the(ProposeEmergency.class)
                .perform(
                        all,
                        Actor.command("one"),
                        new EmergencyPlan(false, content, Reach.CITY, null, null, "市政府办公室要求", null, end));
        city.the(ConfirmEmergency.class).perform(all, Actor.command("other"), proposed.id(), proposed.fingerprint());
        return proposed.id();
    }

    private static Locator banners(Page page) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("紧急公告"));
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
                assertThat(banners(reader)).containsText(WORDS);
                assertThat(reader.evaluate("""
                        [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth)
                            .map(e => e.tagName + '.' + e.className + ' of ' + e.parentElement.outerHTML.slice(0, 90)).slice(0, document.documentElement.scrollWidth > innerWidth ? 9 : 0)
                            .join()"""))
                        .as("beyond the edge of " + path + " at " + width)
                        .isEqualTo("");
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
