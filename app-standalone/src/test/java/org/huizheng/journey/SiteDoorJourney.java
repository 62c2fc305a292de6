package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huizheng.contenttype.LoadContentTypes;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.SiteScope;
import org.huizheng.organization.NewOrganization;
import org.huizheng.organization.RegisterOrganization;
import org.huizheng.release.SiteSettings;
import org.huizheng.site.NewSite;
import org.huizheng.site.OpenSite;
import org.huizheng.site.SetSiteState;
import org.huizheng.site.SiteState;
import org.huizheng.theme.ApplyTheme;
import org.huizheng.theme.InstallTheme;
import org.huizheng.theme.Theme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How a site begins and how it ends, as the public meets it: on trial, for those who may come in and the others; archived. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SiteDoorJourney {

    private static final SiteScope EVERY = SiteScope.everySite();
    private static final Actor ACTOR = Actor.command("test");
    private static final List<Integer> WIDTHS = List.of(1280, 375);

    private final Chromium chromium = new Chromium();
    private final RunningHouse house;

    SiteDoorJourney() throws IOException {
        this.house = new RunningHouse("site-doors");
    }

    @BeforeAll
    void prepare() {
        house.the(LoadContentTypes.class).perform();
        house.the(InstallTheme.class).perform(ACTOR, Theme.shipped("standard"));
    }

    @AfterAll
    void close() {
        chromium.close();
        house.close();
    }

    private long open(String code, String name, String identity, List<String> allowed, SiteState... states) {
        Map<String, Object> settings = new TreeMap<>();
        SiteSettings.REQUIRED.forEach(key -> settings.put(key, "https://" + code + ".gov.cn/" + key));
        settings.put(SiteSettings.ORGANIZER, name + "办公室");
        settings.put(SiteSettings.PHONE, "0599-1234567");
        settings.put(SiteSettings.TRIAL_ALLOW, allowed);
        long organization = house.the(RegisterOrganization.class)
                .perform(ACTOR, NewOrganization.of(code, name, name, "government", null));
        String host = code + ".localhost";
        long site = house.the(OpenSite.class)
                .perform(ACTOR, new NewSite(code, name, organization, host, List.of(host), identity, settings));
        house.the(ApplyTheme.class).perform(EVERY, ACTOR, site, "standard");
        for (SiteState state : states) {
            set(site, state, SetSiteState.Told.because(""));
        }
        return site;
    }

    private void set(long site, SiteState state, SetSiteState.Told told) {
        house.the(SetSiteState.class).perform(EVERY, ACTOR, site, state, told);
    }

    private void until(String code, int status, String words) throws Exception {
        Patience.until(
                "status " + status + " and " + words,
                20,
                () -> house.portal(code).with("X-Forwarded-For", "203.0.113.5").get("/"),
                r -> r.status() == status && r.body().contains(words));
    }

    /** As somebody who comes from elsewhere: not from this machine itself. */
    private Visit stranger(String address, int status) {
        Visit visit = new Visit(chromium, true);
        visit.page.setExtraHTTPHeaders(Map.of("X-Forwarded-For", "203.0.113.5"));
        return visit.open(address, status);
    }

    private void look(Visit visit, String name) {
        for (int width : WIDTHS) {
            visit.audit(width);
            if (Screen.PICTURES) {
                visit.page.screenshot(
                        new Page.ScreenshotOptions().setPath(Path.of("target", "site-" + name + "-" + width + ".png")));
            }
        }
        assertThat(visit.wrong).isEmpty();
    }

    @Test
    void whoIsNotOnTheListOfATrialIsToldThatItIsOne() throws Exception {
        open("shi", "临澜市试验局", "9900000011", List.of("10.0.0.0/8"), SiteState.TRIAL);
        until("shi", 403, "试运行");
        try (Visit visit = stranger(house.url("shi") + "/", 403)) {
            assertThat(visit.page.locator("h1")).containsText("网站正在试运行");
            assertThat(visit.page.locator("body")).containsText("临澜市试验局");
            assertThat(visit.page.locator("meta[name=robots]")).hasAttribute("content", "noindex");
            look(visit, "trial-refused");
        }
        Server.Reply reply =
                house.portal("shi").with("X-Forwarded-For", "10.1.2.3").get("/map.html");
        assertThat(reply.status()).as("an address a stranger names").isEqualTo(403);
        assertThat(reply.headers())
                .containsEntry("X-Robots-Tag", "noindex, nofollow")
                .containsEntry("Cache-Control", "no-store");
        assertThat(house.portal("shi")
                        .with("X-Forwarded-For", "10.1.2.3")
                        .get("/robots.txt")
                        .body())
                .contains("Disallow: /\n");
    }

    @Test
    void whoIsOnTheListSeesTheTestMarkAndTheWatermarkOnEveryPage() throws Exception {
        open("nei", "临澜市内测局", "9900000012", List.of("127.0.0.0/8"), SiteState.TRIAL);
        until("nei", 200, "测试系统");
        for (String path : new String[] {"/", "/map.html", "/elder.html", "/nothing.html"}) {
            int status = path.equals("/nothing.html") ? 404 : 200;
            try (Visit visit = stranger(house.url("nei") + path, status)) {
                assertThat(visit.page.locator(".hz-mark")).containsText("测试系统");
                assertThat(visit.page.locator(".hz-mark")).isVisible();
                assertThat(visit.page.evaluate(WATERMARK))
                        .as("watermark of " + path)
                        .isEqualTo("over the page, without a click");
                if (path.equals("/")) {
                    look(visit, "trial");
                }
            }
            Server.Reply reply =
                    house.portal("nei").with("X-Forwarded-For", "203.0.113.5").get(path);
            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.headers()).containsEntry("X-Robots-Tag", "noindex, nofollow");
        }
    }

    @Test
    void anArchivedSiteIsReadAndSaysSinceWhen() throws Exception {
        long site = open("gui", "临澜市旧事局", "9900000013", List.of(), SiteState.TRIAL, SiteState.READY, SiteState.ONLINE);
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        set(site, SiteState.MIGRATING, new SetSiteState.Told("机构调整", today.plusDays(40), "https://www.linlan.gov.cn/"));
        set(site, SiteState.CLOSED, SetSiteState.Told.because("机构调整"));
        until("gui", 410, "网站已永久下线");
        set(site, SiteState.ARCHIVED_ONLY, SetSiteState.Told.because(""));
        until("gui", 200, "已归档");
        try (Visit visit = stranger(house.url("gui") + "/", 200)) {
            String day = today.getYear() + "年" + today.getMonthValue() + "月" + today.getDayOfMonth() + "日";
            assertThat(visit.page.locator(".hz-mark")).containsText("本站已于" + day + "归档");
            assertThat(visit.page.locator(".hz-mark a")).hasAttribute("href", "https://www.linlan.gov.cn/");
            assertThat(visit.page.locator(".hz-water")).hasCount(0);
            look(visit, "archived");
        }
        assertThat(house.portal("gui").get("/map.html").headers()).doesNotContainKey("X-Robots-Tag");
    }

    private static final String WATERMARK = """
            (() => {
              const mark = document.querySelector('.hz-water');
              if (!mark) return 'none';
              const style = getComputedStyle(mark), box = mark.getBoundingClientRect();
              const over = style.position === 'fixed' && box.width >= innerWidth - 20 && box.height >= innerHeight - 20;
              return (over ? 'over the page' : style.position + ' ' + box.width + ' × ' + box.height)
                + (style.pointerEvents === 'none' ? ', without a click' : ', takes clicks');
            })()
            """;
}
