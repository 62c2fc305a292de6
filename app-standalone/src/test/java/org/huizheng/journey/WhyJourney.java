package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An editor is asked why a page says what it says. */
class WhyJourney {

    private final RunningCity city;
    private final Newsroom newsroom;
    private final Chromium chromium = new Chromium();

    WhyJourney() throws Exception {
        this.city = RunningCity.get();
        this.newsroom = new Newsroom(city);
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void whoApprovedAPageAndWhatItRead() throws Exception {
        String path = city.database()
                .sql(
                        "select path from page.manifest m join release.site s using (site_id)"
                                + " where s.code = 'linlan' and m.page like 'document:%' and status = 200 order by page_id limit 1")
                .query(String.class)
                .single();
        try (Colleague editor = newsroom.editor(chromium, "why-editor")) {
            Screen screen = editor.screen;
            editor.open("/sites/linlan/why");
            assertThat(screen.page.getByText("输入本站的一个地址")).isVisible();
            screen.page.locator("#why-path").fill("https://www.linlan.gov.cn" + path);
            screen.press("查看");
            screen.heading("读了什么");
            assertThat(screen.page.locator(".facts")).containsText("审批");
            assertThat(screen.page.locator(".reads")).containsText("模板");
            screen.audit();
            screen.picture("why");
            screen.page.locator("#why-path").fill("/nowhere/");
            screen.press("查看");
            assertThat(screen.page.getByText("没有发布过 /nowhere/")).isVisible();
            screen.forgive(404);
        }
    }
}
