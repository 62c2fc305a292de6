package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.huizheng.account.Grant;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.SiteScope;
import org.huizheng.site.SetSiteState;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;
import org.huizheng.site.SiteState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A site pauses, moves and comes back, as its keeper does it and as its readers meet it; nginx in front or not. */
class SiteStateJourney {

    private static final SiteScope EVERY = SiteScope.everySite();

    private final RunningCity city;
    private final Chromium chromium = new Chromium();
    private final Site site;

    SiteStateJourney() throws Exception {
        this.city = RunningCity.get();
        String code = city.read(jdbc -> jdbc.sql(
                        "select code from site.site where code <> 'linlan' and state = 'ONLINE' order by code limit 1")
                .query(String.class)
                .single());
        this.site = city.the(SiteQueries.class).byCode(EVERY, code).orElseThrow();
    }

    @AfterEach
    void open() throws Exception {
        Site now = city.the(SiteQueries.class).byId(EVERY, site.id()).orElseThrow();
        if (now.state() != SiteState.ONLINE) {
            set(SiteState.ONLINE, SetSiteState.Told.because(""));
        }
        chromium.close();
    }

    private void set(SiteState state, SetSiteState.Told told) {
        city.the(SetSiteState.class).perform(EVERY, Actor.command("test"), site.id(), state, told);
    }

    private void until(int status) throws Exception {
        Patience.until("status " + status, 10, () -> city.portal(site.code()).get("/"), r -> r.status() == status);
    }

    @Test
    void aPauseIsToldToItsReadersAndEnds() throws Exception {
        LocalDate back = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(3);
        try (Colleague platform =
                Colleague.inside(city, chromium, "journey-keeper", Grant.everywhere("platform-administrator"))) {
            Screen screen = platform.screen;
            platform.open("/sites/" + site.code() + "/settings");
            screen.press("改为临时下线");
            assertThat(screen.dialog()).containsText("每次不超过 30 天");
            screen.page.locator("#ask-reason").fill("机房迁移，系统升级");
            screen.page.locator("#state-until").fill(back.plusDays(60).toString());
            screen.pressInDialog("临时下线");
            assertThat(screen.dialog()).containsText("临时下线每次不超过 30 天");
            screen.forgive(409);
            screen.page.locator("#state-until").fill(back.toString());
            screen.audit();
            screen.picture("site-pause");
            screen.pressInDialog("临时下线");
            assertThat(screen.says("站点现在是“临时下线”")).isVisible();
            until(503);
            Server.Reply reply = city.portal(site.code()).get("/xwzx/");
            assertThat(reply.status()).isEqualTo(503);
            assertThat(Long.parseLong(reply.headers().get("Retry-After"))).isGreaterThan(86_400);
            assertThat(reply.body()).contains("机房迁移，系统升级。", "前恢复");
            look("closed", 503);
            screen.press("改为在线");
            screen.pressInDialog("在线");
            until(200);
        }
    }

    @Test
    void aMoveIsToldOnEveryPage() throws Exception {
        LocalDate day = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(40);
        set(SiteState.MIGRATING, new SetSiteState.Told("按集约化要求整合", day, "https://www.linlan.gov.cn/"));
        Patience.until("the notice", 10, () -> city.portal(site.code()).get("/map.html"), r -> r.body()
                .contains("迁移公告"));
        look("moving", 200);
    }

    private void look(String name, int status) throws Exception {
        try (Visit visit = new Visit(chromium, true)) {
            visit.open(city.url(site.code()) + "/", status);
            for (int width : new int[] {1280, 375}) {
                visit.audit(width);
                if (Screen.PICTURES) {
                    visit.page.screenshot(new Page.ScreenshotOptions()
                            .setPath(Path.of("target", "site-" + name + "-" + width + ".png")));
                }
            }
            assertThat(visit.wrong).isEmpty();
        }
    }
}
