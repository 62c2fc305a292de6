package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An editor looks at what a page said before. */
class PastJourney {

    private static final DateTimeFormatter FIELD =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private final RunningCity city;
    private final Newsroom newsroom;
    private final Chromium chromium = new Chromium();

    PastJourney() throws Exception {
        this.city = RunningCity.get();
        this.newsroom = new Newsroom(city);
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    /** A field for a time shows no second 0. */
    private static Instant now() {
        Instant now = Instant.now();
        return now.getEpochSecond() % 60 == 0 ? now.minusSeconds(1) : now;
    }

    @Test
    void aPageIsSeenAsItStoodWithoutItsScripts() throws Exception {
        try (Colleague editor = newsroom.editor(chromium, "past-editor")) {
            Screen screen = editor.screen;
            editor.open("/sites/linlan/past");
            assertThat(screen.page.getByText("输入本站的一个地址和时间")).isVisible();
            screen.page.locator("#past-address").fill("https://www.linlan.gov.cn/");
            screen.page.locator("#past-at").fill(FIELD.format(now()));
            screen.press("查看");
            screen.heading("当时");
            Locator picture = screen.page.locator("iframe.picture");
            assertThat(picture).hasAttribute("sandbox", "");
            assertThat(picture.contentFrame().locator("main")).isVisible();
            assertThat(screen.page.locator(".facts")).containsText("显示（200）");
            assertThat(screen.page.locator(".states li.on")).hasCount(1);
            screen.picture("past");
            screen.audit();
            screen.page.locator("#past-address").fill("/nowhere/");
            screen.press("查看");
            assertThat(screen.page.locator(".facts")).containsText("没有这个页面（404）");
            screen.page.locator("#past-at").fill("1999-01-01T00:00:01");
            screen.press("查看");
            assertThat(screen.page.getByText("这个站点")).isVisible();
            screen.forgive(400);
        }
    }
}
