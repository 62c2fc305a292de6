package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.huizheng.account.Grant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The traditional version of the demo city, which its keeper turned on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HantJourney {

    private final Chromium chromium = new Chromium();
    private final RunningCity city;

    HantJourney() throws Exception {
        this.city = RunningCity.get();
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void aReaderWithoutScriptsSwitchesReadsSearchesAndComesBack() {
        try (Visit visit = new Visit(chromium, false).open(city.url("linlan") + "/zwgk/", 200)) {
            Page page = visit.page;
            assertThat(page.locator(".scripts a:visible")).hasText("繁體");
            page.locator(".scripts a:visible").click();
            page.waitForURL("**/hant/zwgk/");
            assertThat(page.locator("html")).hasAttribute("lang", "zh-Hant");
            assertThat(page.locator("main h1")).containsText("政務公開");
            page.locator("main a[href='/hant/zwgk/zcwj/']").first().click();
            page.locator("main .list a").first().click();
            assertThat(page.url()).contains("/hant/zwgk/zcwj/");
            page.locator("header input[name=q]").fill("高齡津貼");
            page.locator("header input[name=q]").press("Enter");
            page.waitForURL("**/hant/search?q=*");
            assertThat(page.locator(".hit").first()).containsText("高齡津貼");
            assertThat(page.locator(".search-h")).containsText("高齡津貼");
            page.locator(".scripts a:visible").click();
            page.waitForURL("**/search?q=*");
            assertThat(page.url()).doesNotContain("/hant/");
            assertThat(page.locator(".hit").first()).containsText("高龄津贴");
            assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
            assertThat(visit.wrong).isEmpty();
        }
    }

    @Test
    void everyTypeOfPageIsAccessibleAndFitsInTraditionalChineseToo() throws Exception {
        for (Address address : Address.ofEveryType(city)) {
            if (address.site().equals("linlan")) {
                String url = city.url("linlan") + "/hant" + address.path();
                try (Visit visit = new Visit(chromium, true).open(url, address.status())) {
                    visit.audit(375);
                    assertThat(visit.wrong).as(url).isEmpty();
                }
            }
        }
    }

    @Test
    void theSwitchStandsWhereAHandLooksForIt() {
        for (String path : List.of("/", "/hant/", "/hant/elder.html")) {
            try (Visit visit = new Visit(chromium, true).open(city.url("linlan") + path, 200)) {
                for (int width : new int[] {1440, 375}) {
                    visit.audit(width);
                    if (Screen.PICTURES) {
                        visit.page.screenshot(new Page.ScreenshotOptions()
                                .setPath(Path.of("target", "hant" + path.replace('/', '-') + width + ".png")));
                    }
                }
                assertThat(visit.wrong).isEmpty();
            }
        }
    }

    /** Whatever stands at an address of the city stands there in traditional Chinese, and only Chinese characters are others. */
    @Test
    void everyPageOfTheCityKeepsItsStatusAndItsMarkup() throws Exception {
        List<String[]> pages = city.read(jdbc -> jdbc.sql("""
                select regexp_replace(m.path, '^/_gone/', '/'), case when m.path like '/_gone/%' then 410 else 200 end
                from page.manifest m join release.site s using (site_id) join page.release_head h using (site_id, release)
                where s.code = 'linlan' and m.template like 'templates/%' and m.path !~ '^/_(?!gone/(?!files/))' order by 1""")
                .query((rs, i) -> new String[] {rs.getString(1), rs.getString(2)})
                .list());
        assertThat(pages).hasSizeGreaterThan(500);
        for (String[] page : pages) {
            Server.Reply simplified = city.portal("linlan").get(page[0]);
            Server.Reply traditional = city.portal("linlan").get("/hant" + page[0]);
            assertThat(traditional.status())
                    .as(page[0])
                    .isEqualTo(simplified.status())
                    .isEqualTo(Integer.parseInt(page[1]));
            assertThat(skeleton(traditional.body())).as(page[0]).isEqualTo(skeleton(simplified.body()));
            assertThat(traditional.body())
                    .contains("<html lang=\"zh-Hant\">", "網站標識碼")
                    .doesNotContain("网站标识码", "梧桐裏", "鬆崗");
            structuredData(traditional.body());
        }
    }

    private static String skeleton(String html) {
        return html.replace("/hant/", "/")
                .replace("zh-Hant", "zh-CN")
                .replace("zh_HK", "zh_CN")
                .replaceAll("[^\\x00-\\x7f]+", "");
    }

    private static void structuredData(String html) {
        int script = html.indexOf("application/ld+json\">");
        if (script >= 0) {
            JsonNode data = JsonMapper.shared()
                    .readTree(html.substring(html.indexOf('{', script), html.indexOf("</script>", script)));
            assertThat(data.path("@graph").isArray()).isTrue();
        }
    }

    @Test
    void aKeeperTurnsItOnWithTheWordsOfTheSiteAndOff() throws Exception {
        assertThat(city.portal("sfj").get("/hant/").status()).isEqualTo(404);
        try (Colleague platform =
                Colleague.inside(city, chromium, "journey-scripts", Grant.everywhere("platform-administrator"))) {
            Screen screen = platform.screen;
            platform.open("/sites/sfj/settings");
            screen.page.getByText("提供繁体版").click();
            screen.fill("繁体版中按此书写的词", "里下河\n干宝=干寶");
            screen.audit();
            screen.page.getByText("提供繁体版").scrollIntoViewIfNeeded();
            screen.picture("site-hant");
            screen.fill("繁体版中按此书写的词", "干宝=干寶\n<b>");
            screen.press("保存");
            assertThat(screen.page.getByText("“<b>”写得不对").first()).isVisible();
            screen.forgive(409);
            screen.fill("繁体版中按此书写的词", "干宝=干寶");
            screen.press("保存");
            assertThat(screen.says("已保存，页面正在更新")).isVisible();
            Patience.until("the version", 20, () -> city.portal("sfj").get("/hant/"), r -> r.status() == 200);
            city.settle();
            assertThat(city.portal("sfj").get("/").body()).contains("hreflang=\"zh-Hant\"");
            screen.page.getByText("提供繁体版").click();
            screen.press("保存");
            Patience.until("it is off", 20, () -> city.portal("sfj").get("/hant/"), r -> r.status() == 404);
            city.settle();
            assertThat(city.portal("sfj").get("/").body()).doesNotContain("hreflang=\"zh-Hant\"");
        }
    }
}
