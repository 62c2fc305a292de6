package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What leaves the screen: paper, another device, a search engine. */
class PrintJourney {

    /** The width between the margins of A4. */
    private static final int PAPER = 627;

    private static Chromium chromium;
    private static RunningCity city;

    @BeforeAll
    static void start() throws Exception {
        city = RunningCity.get();
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    private static Visit open(String template) throws Exception {
        String path = city.database()
                .sql("select path from page.manifest m join release.site s using (site_id)"
                        + " where s.code = 'linlan' and template = ? and status = 200 order by page_id limit 1")
                .param("templates/" + template + ".peb")
                .query(String.class)
                .single();
        return new Visit(chromium, true).open(city.url("linlan") + path, 200);
    }

    @Test
    void onPaperAnArticleIsItsTextItsOriginAndItsAddress() throws Exception {
        for (String template : List.of("document", "document-policy", "document-service")) {
            try (Visit visit = open(template)) {
                Page page = visit.page;
                page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
                assertThat(page.locator("h1")).isVisible();
                assertThat(page.getByText("来源：").or(page.getByText("发文机关")).first())
                        .isVisible();
                assertThat(page.locator(".scan"))
                        .containsText(page.locator("link[rel=canonical]").getAttribute("href"));
                assertThat(page.locator(".scan img.qr")).isVisible();
                for (String gone : List.of(".nav", ".crumb", "aside", ".btns", ".a11y", ".prevnext")) {
                    page.locator(gone).all().forEach(part -> assertThat(part).isHidden());
                }
                visit.wide(PAPER);
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target/print/" + template + ".png")));
                page.pdf(new Page.PdfOptions()
                        .setPath(Path.of("target/print/" + template + ".pdf"))
                        .setPreferCSSPageSize(true));
                assertThat(visit.wrong).isEmpty();
            }
        }
    }

    @Test
    void theQrCodeIsShownOnDemandAndHasAName() throws Exception {
        try (Visit visit = open("document")) {
            Page page = visit.page;
            assertThat(page.locator(".scan")).isHidden();
            page.getByText("手机查看").click();
            assertThat(page.getByRole(
                            com.microsoft.playwright.options.AriaRole.IMG,
                            new Page.GetByRoleOptions().setName("本页地址的二维码")))
                    .isVisible();
            for (int width : List.of(1440, 375)) {
                visit.audit(width);
                page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/print/scan-" + width + ".png")));
            }
            page.keyboard().press("Escape");
            assertThat(page.locator(".scan")).isHidden();
            assertThat(visit.wrong).isEmpty();
        }
    }

    @Test
    void searchEnginesAreToldWhatAPageIsAndTheBrowserRunsNothing() throws Exception {
        Map<String, String> types = Map.of(
                "home", "GovernmentOrganization",
                "document", "NewsArticle",
                "document-policy", "Legislation",
                "document-service", "GovernmentService");
        for (Map.Entry<String, String> type : types.entrySet()) {
            try (Visit visit = open(type.getKey())) {
                Object first = visit.page.evaluate(
                        "() => JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').text)['@graph'][0]['@type']");
                assertThat(first).as(type.getKey()).isEqualTo(type.getValue());
                assertThat(visit.wrong)
                        .as("what the browser refused or reported")
                        .isEmpty();
            }
        }
    }
}
