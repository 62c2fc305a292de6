package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.huizheng.account.Grant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody with a shell changed pages of the city; whoever looks after the platform wants to know what, and has it in hand. */
class TamperingJourney {

    private static final double MINUTE = 60_000;

    private final RunningCity city;
    private final Chromium chromium = new Chromium();

    TamperingJourney() throws Exception {
        this.city = RunningCity.get();
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void whatWasChangedIsSeenTakenHomeAndHeldAgainstWhatWasSigned() throws Exception {
        Path site = city.data().resolve("pages/linlan");
        Path release = site.resolve(Files.readString(site.resolve("current")).strip());
        for (String name : List.of("robots.txt", "zwgk/index.html")) {
            Path page = release.resolve(name);
            Files.delete(page);
            Files.writeString(page, "被人改了 " + name);
        }
        Files.writeString(release.resolve("evil.html"), "多出来的");
        try (Colleague keeper =
                Colleague.inside(city, chromium, "tamper-keeper", Grant.everywhere("platform-administrator"))) {
            Screen screen = keeper.screen;
            keeper.open("/system/tampering");
            screen.heading("页面防篡改");
            Locator row = screen.page
                    .locator("tr", new Page.LocatorOptions().setHasText("/robots.txt"))
                    .first();
            row.waitFor();
            assertThat(row)
                    .containsText(
                            Pattern.compile("(当即|后)修复"),
                            new LocatorAssertions.ContainsTextOptions().setTimeout(MINUTE));
            assertThat(screen.page.locator("tbody")).containsText("多出来的");
            Download evidence =
                    screen.page.waitForDownload(() -> row.getByText("下载").click());
            assertThat(Files.readString(evidence.path())).isEqualTo("被人改了 robots.txt");
            screen.press("核对全部页面");
            assertThat(screen.page.locator(".strip"))
                    .containsText("全部相符", new LocatorAssertions.ContainsTextOptions().setTimeout(MINUTE));
            screen.audit();
            screen.picture("tampering");
            screen.press("未修复");
            assertThat(screen.page.getByText("没有未修复的改动")).isVisible();
        }
    }
}
