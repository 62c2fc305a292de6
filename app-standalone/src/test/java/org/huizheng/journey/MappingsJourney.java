package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.huizheng.account.Grant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Someone keeps the addresses of an old site answered: one by hand, many from a file. */
class MappingsJourney {

    private final RunningCity city;
    private final Chromium chromium = new Chromium();

    MappingsJourney() throws Exception {
        this.city = RunningCity.get();
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void anOldAddressIsRegisteredAndAFileImported() throws Exception {
        try (Colleague platform =
                Colleague.inside(city, chromium, "journey-mapper", Grant.everywhere("platform-administrator"))) {
            Screen screen = platform.screen;
            platform.open("/sites/linlan/mappings");
            screen.heading("旧地址");
            screen.audit();
            register(screen);
            answers("/old/journey.html", 301);
            importFile(screen);
            answers("/old/imported.html", 410);
            screen.audit();
            screen.picture("mappings");
        }
    }

    @Test
    void whatTheOldSitesReadersMissIsFoundAndGivenAPlace() throws Exception {
        try (Colleague platform =
                Colleague.inside(city, chromium, "journey-coverer", Grant.everywhere("platform-administrator"))) {
            Screen screen = platform.screen;
            platform.open("/sites/linlan/mappings/coverage");
            screen.heading("旧地址覆盖情况");
            screen.audit();
            byte[] log = log(Map.of(
                            "/",
                            620,
                            "/zwgk/old-index.asp?id=7",
                            240,
                            "/tzgg/2019/3/4/art_88_1201.html",
                            96,
                            "/lyfc/sights.html",
                            44))
                    .getBytes(StandardCharsets.UTF_8);
            screen.field("日志文件").setInputFiles(new FilePayload("access.log", "text/plain", log));
            assertThat(screen.page.getByText("62 %").first()).isVisible();
            screen.audit();
            screen.picture("mappings-coverage");
            screen.page
                    .getByRole(AriaRole.ROW)
                    .filter(new Locator.FilterOptions().setHasText("/zwgk/old-index.asp"))
                    .getByText("写去处")
                    .click();
            screen.fill("新地址", "/");
            screen.pressInDialog("登记");
            assertThat(screen.says("已登记，马上生效")).isVisible();
            assertThat(screen.page.getByText("86 %").first()).isVisible();
            answers("/zwgk/old-index.asp?id=7", 301);
            screen.press("全部记为未定");
            assertThat(screen.says("已把 2 个地址记为未定")).isVisible();
            resolve(screen);
            screen.audit();
        }
    }

    /** What was noted and is asked for here stands below until it has somewhere to go. */
    private void resolve(Screen screen) throws Exception {
        Locator line = screen.page
                .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("未定的，还有人在访问"))
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("/lyfc/sights.html"));
        Patience.until("the hit is counted", 20, () -> shown(screen, line), shown -> shown);
        line.getByText("写去处").click();
        screen.dialog().getByLabel("怎么答复").selectOption("GONE");
        screen.pressInDialog("保存");
        answers("/lyfc/sights.html", 410);
        assertThat(line).hasCount(0);
    }

    /** A 404 looks the same before the mapping is public. */
    private boolean shown(Screen screen, Locator line) throws Exception {
        city.portal("linlan").get("/lyfc/sights.html");
        screen.page.reload();
        screen.heading("旧地址覆盖情况");
        screen.page.waitForTimeout(500);
        return line.count() == 1;
    }

    private static String log(Map<String, Integer> hits) {
        StringBuilder log = new StringBuilder();
        hits.forEach((address, times) -> log.append(
                ("10.1.2.3 - - [20/Nov/2026:10:00:00 +0800] \"GET " + address + " HTTP/1.1\" 200 512 \"-\" \"-\"\n")
                        .repeat(times)));
        return log.toString();
    }

    private static void register(Screen screen) {
        screen.press("登记旧地址");
        screen.fill("旧地址", "/old/journey.html");
        screen.fill("新地址", "/old/journey.html");
        screen.audit();
        screen.pressInDialog("登记");
        assertThat(screen.dialog().getByText("没有尽头")).isVisible();
        screen.forgive(409);
        screen.fill("新地址", "/");
        screen.pressInDialog("登记");
        assertThat(screen.says("已登记，马上生效")).isVisible();
        assertThat(screen.page.getByRole(AriaRole.TABLE)).containsText("/old/journey.html");
    }

    private static void importFile(Screen screen) {
        screen.press("导入");
        byte[] csv = "旧地址,新地址,类型\n/old/imported.html,,已撤\n//bad,/,\n".getBytes(StandardCharsets.UTF_8);
        screen.field("文件").setInputFiles(new FilePayload("old.csv", "text/csv", csv));
        assertThat(screen.dialog()).containsText("不能导入 1");
        assertThat(screen.dialog()).containsText("写得不对");
        screen.audit();
        screen.pressInDialog("导入 1 条");
        assertThat(screen.says("已导入：新登记 1 条，改动 0 条")).isVisible();
        assertThat(screen.page.getByRole(AriaRole.TABLE)).containsText("/old/imported.html");
    }

    private void answers(String address, int status) throws Exception {
        Patience.until(
                "the portal answers " + address,
                5,
                () -> city.portal("linlan").get(address),
                reply -> reply.status() == status);
    }
}
