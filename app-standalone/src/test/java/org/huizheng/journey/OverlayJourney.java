package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.huizheng.account.Grant;
import org.huizheng.channel.Care;
import org.huizheng.channel.ChannelText;
import org.huizheng.channel.OpenChannel;
import org.huizheng.document.BodyFormat;
import org.huizheng.document.CreateDocuments;
import org.huizheng.document.EditionDraft;
import org.huizheng.document.NewAttachment;
import org.huizheng.document.NewDocument;
import org.huizheng.document.NewPlacement;
import org.huizheng.emergency.ConfirmEmergency;
import org.huizheng.emergency.Emergency;
import org.huizheng.emergency.EmergencyPlan;
import org.huizheng.emergency.ProposeEmergency;
import org.huizheng.emergency.Reach;
import org.huizheng.emergency.StopEmergency;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.EmergencyContent;
import org.huizheng.release.EmergencyLevel;
import org.huizheng.site.SiteQueries;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an editor releases into two channels floats over the home page, until a reader closes it or its time is over. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverlayJourney {

    private static final SiteScope EVERY = SiteScope.everySite();
    private static final Actor EDITOR = Actor.command("journey");
    private static final int SECONDS = 5;
    private static final String SUMMARY = "城乡居民基本医疗保险集中参保缴费截至12月31日，可在手机、社区服务站和银行网点办理，逾期有三个月等待期。";
    private static final String AWAY = "https://www.example.gov.cn/cbjf/";

    private final RunningCity city;
    private final Server portal;
    private final String home;
    private final long site;
    private final Chromium chromium = new Chromium();
    private final List<Long> released = new ArrayList<>();
    private long popups;
    private long floats;

    OverlayJourney() throws Exception {
        this.city = RunningCity.get();
        this.portal = city.portal("linlan");
        this.home = city.url("linlan") + "/";
        this.site = city.the(SiteQueries.class)
                .byCode(EVERY, "linlan")
                .orElseThrow()
                .id();
    }

    @BeforeAll
    void theKeeperOfTheSiteNamesTheChannels() throws Exception {
        popups = open("tanchuang", "弹窗公告");
        floats = open("piaochuang", "飘窗公告");
        settings("弹窗公告", "飘窗公告");
    }

    @AfterEach
    void clear() throws Exception {
        for (long document : released) {
            new Newsroom(city).withdraw(document, "旅程结束");
        }
        released.clear();
        home("nothing is shown", body -> !body.contains("<dialog"));
    }

    @AfterAll
    void close() throws Exception {
        settings("不取", "不取");
        home("nothing is left", body -> !body.contains("class=\"overlay\""));
        chromium.close();
    }

    @Test
    void onlyTheHomePageShowsTheNewestUntilItsEnd() throws Exception {
        Path page = city.pages("linlan").resolve("index.html");
        byte[] before = Files.readAllBytes(page);
        release(popups, "城乡居民医保缴费即将截止");
        long newer = release(popups, "城乡居民医保缴费最后三天");
        home("the newest only", body -> !body.contains("即将截止"));
        release(floats, "link", draft("手机上缴纳居民医保", "", Map.of("url", AWAY), List.of()));
        home("what it leads to", body -> body.contains("href=\"" + AWAY + "\" rel=\"external noopener\"><strong"));
        assertThat(portal.get("/hant/").body()).contains("城鄉居民醫保繳費最後三天");
        for (String path : List.of("/elder.html", "/hant/elder.html", "/zwgk/", "/tanchuang/", "/map.html")) {
            assertThat(portal.get(path).body()).as(path).contains("</html>").doesNotContain("overlay", "<dialog");
        }
        assertThat(Files.readAllBytes(page))
                .as("the home page itself, which was not made again")
                .isEqualTo(before);

        end(newer);
        home("its time is over", body -> !body.contains("最后三天"));
        assertThat(portal.get("/").body()).contains("即将截止");
    }

    @Test
    void withoutScriptsBothStandAtTheFootAndAreClosed() throws Exception {
        release(popups, "城乡居民医保缴费即将截止");
        release(floats, "滨江绿道示范段周末开放");
        for (int width : new int[] {1440, 768, 375}) {
            try (Visit visit = new Visit(chromium, false)) {
                visit.page.setViewportSize(width, 900);
                visit.open(home, 200);
                Locator popup = popup(visit.page);
                Locator floating = floating(visit.page);
                assertThat(popup).isVisible();
                assertThat(floating).isVisible();
                visit.wide(width);
                picture(visit.page, "plain-" + width);
                assertThat(popup.boundingBox().y)
                        .as("below the beginning of the page")
                        .isGreaterThan(400);
                largeEnough(close(floating));
                close(popup).press("Enter");
                assertThat(popup).isHidden();
                close(floating).click();
                assertThat(floating).isHidden();
                assertThat(visit.page.url()).isEqualTo(home);
                assertThat(visit.wrong).isEmpty();
            }
        }
    }

    /** A telephone held across, or a page made four times as large. */
    @Test
    void inALowWindowTheyFollowThePageAndCoverNothing() throws Exception {
        release(popups, "城乡居民医保缴费即将截止");
        release(floats, "滨江绿道示范段周末开放");
        try (Visit visit = new Visit(chromium, false)) {
            visit.page.setViewportSize(812, 375);
            visit.open(home, 200);
            assertThat(popup(visit.page)).isVisible();
            assertThat(popup(visit.page).boundingBox().y).isGreaterThan(2000);
            floating(visit.page).scrollIntoViewIfNeeded();
            picture(visit.page, "low");
            close(floating(visit.page)).click();
            assertThat(floating(visit.page)).isHidden();
            assertThat(visit.wrong).isEmpty();
        }
    }

    @Test
    void whatAReaderClosedStaysClosedUntilThereIsAnother() throws Exception {
        release(popups, "城乡居民医保缴费即将截止");
        release(floats, "滨江绿道示范段周末开放");
        try (Visit visit = new Visit(chromium, true).open(home, 200)) {
            Page page = visit.page;
            assertThat(modal(page)).hasAccessibleName("城乡居民医保缴费即将截止");
            assertThat(modal(page)).containsText("三个月等待期");
            look(visit, "popup");
            page.keyboard().press("Escape");
            assertThat(popup(page)).isHidden();
            assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("BODY");
            look(visit, "float");
            page.reload();
            assertThat(floating(page)).isVisible();
            assertThat(popup(page)).isHidden();
            close(floating(page)).click();
            page.reload();
            assertThat(page.locator(".overlay > dialog")).hasCount(2);
            assertThat(page.locator(".overlay > dialog:visible")).hasCount(0);

            release(popups, "城乡居民医保缴费最后三天");
            page.reload();
            assertThat(modal(page)).hasAccessibleName("城乡居民医保缴费最后三天");
            close(popup(page)).click();
            page.reload();
            assertThat(page.locator(".overlay > dialog:visible")).hasCount(0);

            release(popups, "城乡居民医保缴费今日截止");
            page.reload();
            modal(page)
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("查看详情"))
                    .click();
            page.waitForURL("**/tanchuang/**");
            assertThat(page.locator("h1")).containsText("今日截止");
            page.navigate(home);
            assertThat(page.locator(".overlay > dialog:visible")).hasCount(0);
            assertThat((String) page.evaluate("localStorage.getItem('closed')")).matches("\\d+(,\\d+){3}");
            assertThat(visit.wrong).isEmpty();
        }
    }

    @Test
    void neitherStandsInTheWayOfWhoReadsLargePlainOrOnPaper() throws Exception {
        release(popups, "城乡居民医保缴费即将截止");
        release(floats, "滨江绿道示范段周末开放");
        for (String mode : List.of("elder", "plain")) {
            try (Visit visit = new Visit(chromium, true).open(city.url("linlan") + "/map.html", 200)) {
                visit.page.evaluate("mode => localStorage.setItem(mode, '1')", mode);
                visit.open(home, 200);
                assertThat(visit.page.locator("html")).hasAttribute("data-" + mode, "1");
                assertThat(visit.page.locator(".overlay > dialog:visible")).hasCount(0);
                visit.page.locator(".nav a").nth(1).click();
                assertThat(visit.page).not().hasURL(home);
                assertThat(visit.wrong).isEmpty();
            }
        }
        try (Visit visit = new Visit(chromium, true).open(home, 200)) {
            assertThat(modal(visit.page)).isVisible();
            visit.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(visit.page.locator(".overlay > dialog:visible")).hasCount(0);
        }
    }

    /** The banner stands above everything: a popup then keeps to the foot of the window. */
    @Test
    void anEmergencyIsNotCovered() throws Exception {
        release(popups, "城乡居民医保缴费即将截止");
        release(floats, "滨江绿道示范段周末开放");
        EmergencyContent words = new EmergencyContent("暴雨红色预警，请减少外出", EmergencyLevel.RED, "", "", false);
        Emergency emergency = city.the(ProposeEmergency.class)
                .perform(
                        EVERY,
                        Actor.command("one"),
                        new EmergencyPlan(
                                false,
                                words,
                                Reach.CITY,
                                null,
                                null,
                                "演练",
                                null,
                                Instant.now().plusSeconds(120)));
        city.the(ConfirmEmergency.class)
                .perform(EVERY, Actor.command("other"), emergency.id(), emergency.fingerprint());
        home("the banner", body -> body.contains("暴雨红色预警"));
        try (Visit visit = new Visit(chromium, true).open(home, 200)) {
            assertThat(popup(visit.page)).isVisible();
            assertThat(visit.page.locator("dialog:modal")).hasCount(0);
            look(visit, "emergency");
            close(popup(visit.page)).click();
            assertThat(popup(visit.page)).isHidden();
            assertThat(visit.wrong).isEmpty();
        } finally {
            city.the(StopEmergency.class).perform(EVERY, Actor.command("other"), emergency.id(), "预警解除");
            home("the banner is gone", body -> !body.contains("暴雨红色预警"));
        }
    }

    private long open(String code, String name) {
        ChannelText text = new ChannelText(
                name,
                name + "，显示在首页。",
                List.of(name),
                List.of("其他"),
                "list",
                "article",
                "newest",
                false,
                null,
                Map.of());
        return city.the(OpenChannel.class).perform(EVERY, EDITOR, site, null, code, text, Care.NONE);
    }

    private void settings(String popup, String floating) throws Exception {
        try (Colleague platform = Colleague.inside(
                city,
                chromium,
                "journey-overlay" + (popup.equals("不取") ? "" : "-of"),
                Grant.everywhere("platform-administrator"))) {
            Screen screen = platform.screen;
            platform.open("/sites/linlan/settings");
            screen.field("首页弹窗取自").selectOption(new SelectOption().setLabel(popup));
            screen.field("首页飘窗取自").selectOption(new SelectOption().setLabel(floating));
            screen.press("保存");
            assertThat(screen.says("已保存，页面正在更新")).isVisible();
        }
        if (!popup.equals("不取")) {
            home("there is a place for them", body -> body.contains("class=\"overlay\""));
        }
    }

    private static EditionDraft draft(
            String title, String image, Map<String, Object> attributes, List<NewAttachment> files) {
        return new EditionDraft(
                title,
                "",
                SUMMARY,
                List.of(),
                "临澜市人民政府办公室",
                "",
                "",
                "",
                "",
                null,
                "",
                image,
                image.isEmpty() ? "" : "滨江绿道上的行人",
                attributes,
                "<p>" + SUMMARY + "</p>",
                BodyFormat.HTML,
                files);
    }

    private long release(long channel, String title) throws Exception {
        String name = "park.svg";
        NewAttachment picture = NewAttachment.of(name, Path.of("../samples/pictures/scene-park.svg"));
        return release(channel, "article", draft(title, "attachment:" + name, Map.of(), List.of(picture)));
    }

    private long release(long channel, String type, EditionDraft draft) throws Exception {
        NewDocument document =
                new NewDocument(site, type, null, null, draft, List.of(NewPlacement.primary(channel)), List.of());
        long id = city.the(CreateDocuments.class)
                .perform(EVERY, EDITOR, List.of(document))
                .getFirst()
                .documentId();
        new Newsroom(city).release(id);
        released.add(id);
        home("released", body -> body.contains(draft.title()));
        return id;
    }

    private void end(long document) throws Exception {
        Server.Reply reply = city.console()
                .post(
                        "/api/documents/" + document + "/end",
                        "{\"at\":\"" + Instant.now().plusSeconds(3) + "\",\"reason\":\"活动结束\"}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private void home(String what, Predicate<String> right) throws Exception {
        Patience.until(
                what, 3 + SECONDS, () -> portal.get("/"), reply -> reply.status() == 200 && right.test(reply.body()));
    }

    private static Locator popup(Page page) {
        return page.locator("dialog.popup");
    }

    private static Locator modal(Page page) {
        return page.locator("dialog.popup:modal");
    }

    private static Locator floating(Page page) {
        return page.locator("dialog.float");
    }

    private static Locator close(Locator dialog) {
        return dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("关闭"));
    }

    private static void largeEnough(Locator button) {
        assertThat(button.boundingBox().width).isGreaterThanOrEqualTo(44);
        assertThat(button.boundingBox().height).isGreaterThanOrEqualTo(44);
    }

    private static void look(Visit visit, String name) {
        for (int width : new int[] {375, 768, 1440}) {
            visit.audit(width);
            picture(visit.page, name + "-" + width);
        }
        assertThat(visit.wrong).isEmpty();
    }

    private static void picture(Page page, String name) {
        if (Screen.PICTURES) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "overlay-" + name + ".png")));
        }
    }
}
