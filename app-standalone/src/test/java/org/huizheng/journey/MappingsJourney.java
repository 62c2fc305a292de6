package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
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
        assertThat(screen.page.getByRole(com.microsoft.playwright.options.AriaRole.TABLE))
                .containsText("/old/journey.html");
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
        assertThat(screen.page.getByRole(com.microsoft.playwright.options.AriaRole.TABLE))
                .containsText("/old/imported.html");
    }

    private void answers(String address, int status) throws Exception {
        Patience.until(
                "the portal answers " + address,
                5,
                () -> city.portal("linlan").get(address),
                reply -> reply.status() == status);
    }
}
