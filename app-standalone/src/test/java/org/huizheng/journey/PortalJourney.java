package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The public's portal in a browser, at a desk, on a tablet and on a telephone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortalJourney {

    private static final List<Integer> WIDTHS = List.of(1440, 768, 375);

    private final Chromium chromium = new Chromium();
    private final RunningCity city;

    PortalJourney() throws Exception {
        this.city = RunningCity.get();
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    List<Address> everyType() throws Exception {
        return Address.ofEveryType(city);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyType")
    void everyPageTypeIsAccessibleFitsAndStaysQuiet(Address address) {
        try (Visit visit =
                new Visit(chromium, true).open(city.url(address.site()) + address.path(), address.status())) {
            WIDTHS.forEach(visit::audit);
            assertThat(visit.wrong).isEmpty();
        }
    }

    @Test
    void whatIsWrongWithAPageIsFound() {
        String bad = """
                <!doctype html><title>x</title><img src="https://example.org/x.png"><div style="width: 2000px">x</div>
                <script>console.error('oh')</script>
                """;
        String address = city.url("linlan") + "/bad.html";
        try (Visit visit = new Visit(chromium, true)) {
            visit.page.route(address, route -> route.fulfill(html(200, bad)));
            visit.open(address, 200);
            visit.audit(375);
            assertThat(String.join("\n", visit.wrong))
                    .contains("console: oh", "leaves this machine", "px too wide", "image-alt", "html-has-lang");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 421, 429, 500, 503})
    void everyErrorPageIsAccessibleAndFits(int status) throws Exception {
        String address = city.url("linlan") + "/refused.html";
        String page = StoredPage.assembled(city.pages("linlan"), "_error/" + status + ".html");
        try (Visit visit = new Visit(chromium, true)) {
            visit.page.route(address, route -> route.fulfill(html(status, page)));
            visit.open(address, status);
            WIDTHS.forEach(visit::audit);
            assertThat(visit.wrong).isEmpty();
        }
    }

    private static Route.FulfillOptions html(int status, String page) {
        return new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("text/html; charset=utf-8")
                .setBody(page);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyType")
    void everyPageTypeIsCompleteWithoutScripts(Address address) {
        try (Visit visit =
                new Visit(chromium, false).open(city.url(address.site()) + address.path(), address.status())) {
            assertThat(visit.page.locator("main h1, h1")).hasCount(1);
            assertThat(visit.page.locator("main [hidden]")).hasCount(0);
            assertThat(visit.page.locator(".needs-js:visible, button:not([type]):not(form button):visible"))
                    .hasCount(0);
            for (Locator panel : visit.page.locator(".tabs-panel").all()) {
                assertThat(panel).isVisible();
            }
            assertThat(visit.wrong).isEmpty();
        }
    }

    @Test
    void aReaderWithoutScriptsFollowsTheNavigationAndSearches() {
        try (Visit visit = new Visit(chromium, false).open(city.url("linlan") + "/", 200)) {
            Page page = visit.page;
            page.locator(".nav a[href='/zwgk/']").click();
            page.locator("main a[href='/zwgk/zcwj/']").first().click();
            assertThat(page.locator("main h1")).containsText("政策文件");
            page.locator("main .list a").first().click();
            assertThat(page.locator(".crumb [aria-current=page]")).hasText("正文");
            page.locator("header input[name=q]").fill("高龄津贴");
            page.locator("header input[name=q]").press("Enter");
            page.waitForURL("**/search?q=*");
            assertThat(page.locator(".hit").first()).isVisible();
            assertThat(visit.wrong).isEmpty();
        }
    }

    @Test
    void elderModeAndHighContrastAreRememberedFromPageToPage() {
        try (Visit visit = new Visit(chromium, true).open(city.url("linlan") + "/", 200)) {
            Page page = visit.page;
            page.locator("[data-a11y-open]").click();
            page.locator("[data-a11y=elder]").click();
            page.locator("[data-a11y=contrast]").click();
            page.navigate(city.url("linlan") + "/zwgk/");
            assertThat(page.locator("html")).hasAttribute("data-elder", "1");
            assertThat(page.locator("html")).hasAttribute("data-contrast", "high");
            assertThat(page.locator("[data-a11y=contrast]")).hasAttribute("aria-pressed", "true");
            WIDTHS.forEach(visit::audit);
            page.locator("[data-a11y=reset]").click();
            assertThat(page.locator("html[data-elder], html[data-contrast]")).hasCount(0);
            assertThat(visit.wrong).isEmpty();
        }
    }

    /** The sizes of 适老化: body text 18 px, lines 1.3 of it, main controls 60 × 60, others 44 × 44; links within text excepted. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("everyType")
    void elderModeIsLargeEnoughToReadAndToTouch(Address address) {
        try (Visit visit = new Visit(chromium, true)) {
            visit.page.addInitScript("localStorage.setItem('elder', '1')");
            visit.open(city.url(address.site()) + address.path(), address.status());
            for (int width : WIDTHS) {
                visit.page.setViewportSize(width, 900);
                assertThat(visit.page.evaluate(TOO_SMALL)).as(width + " px").isEqualTo("");
            }
        }
    }

    private static final String TOO_SMALL = """
            (() => {
              const wrong = [], seen = e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.sr, .skip, [aria-hidden=true]');
              const told = (e, what) => wrong.push(((e.parentElement.closest('[class]') || {}).className || '') + ' > ' + e.tagName + '.' + e.className + ' “' + e.textContent.trim().slice(0, 12) + '” ' + what);
              for (const e of document.querySelectorAll('main, main *')) {
                if (!seen(e) || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
                const style = getComputedStyle(e), size = parseFloat(style.fontSize), line = parseFloat(style.lineHeight);
                if (size < 18) told(e, 'font ' + size);
                const lines = e.getClientRects().length > 1 || e.getBoundingClientRect().height > 2 * size;
                if (lines && line / size < 1.3) told(e, 'line ' + line / size);
              }
              for (const e of document.querySelectorAll('.prose p + p')) {
                const line = parseFloat(getComputedStyle(e).lineHeight);
                const gap = e.getBoundingClientRect().top - e.previousElementSibling.getBoundingClientRect().bottom;
                if (seen(e) && gap + line < 1.3 * line) told(e, 'paragraph ' + gap);
              }
              const MAIN = '.nav a, .a11y button, .a11y a, .sbox button, .sbox input, .btn, .el-bar a, .el-bar button, .el-svc a, .el-call, .el-btn, .tabs-bar button, .pager a';
              const inText = e => e.closest('p, dd, td, .prose, .gw, .list, .crumb, .hit, .read, .rank, .art-meta, .lead-row, .lead-main, .headline, .topics, .foot-main');
              for (const e of document.querySelectorAll('a, button, input:not([type=hidden]), select, summary')) {
                if (!seen(e)) continue;
                const main = e.matches(MAIN);
                if (!main && (e.tagName === 'A' && inText(e) || e.matches('[type=checkbox], [type=radio]'))) continue;
                const box = e.getBoundingClientRect(), least = main ? 60 : 44;
                if (box.height < least - .5 || box.width < least - .5) told(e, box.width + ' × ' + box.height + (main ? ' main' : ''));
              }
              return [...new Set(wrong)].join('\\n');
            })()
            """;

    @Test
    void theKeyboardAloneIsEnough() {
        try (Visit visit = new Visit(chromium, true).open(city.url("linlan") + "/", 200)) {
            Page page = visit.page;
            page.setViewportSize(1440, 900);
            page.bringToFront();
            page.keyboard().press("Tab");
            assertThat(page.locator(".skip")).isFocused();
            assertThat(page.locator(".skip")).isInViewport();
            for (int i = 0; i < 40; i++) {
                page.keyboard().press("Tab");
                assertThat(page.evaluate(FOCUS))
                        .as("focus after %d more steps", i + 1)
                        .isEqualTo("seen");
            }
            page.locator(".skip").focus();
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.getElementById('main').contains(document.activeElement)"))
                    .isEqualTo(true);
        }
    }

    private static final String FOCUS = """
            (() => {
              const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
              const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
              return e !== document.body && ring && box.width > 0 && box.height > 0 ? 'seen' : e.outerHTML.slice(0, 200);
            })()
            """;
}
