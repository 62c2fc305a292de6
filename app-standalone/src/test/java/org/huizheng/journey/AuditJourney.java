package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.huizheng.account.Grant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The auditor finds what others did, and checks that nobody has changed the trail since. */
class AuditJourney {

    private final RunningCity city;
    private final Chromium chromium = new Chromium();

    AuditJourney() throws Exception {
        this.city = RunningCity.get();
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void whatWasDoneIsFoundAndTheChainIsWhole() throws Exception {
        Newsroom newsroom = new Newsroom(city);
        long document = newsroom.draft("审计员要找到的一篇");
        newsroom.release(document);
        try (Colleague auditor = Colleague.inside(city, chromium, "journey-auditor", Grant.everywhere("auditor"))) {
            Screen screen = auditor.screen;
            auditor.open("/audit");
            screen.heading("审计");
            screen.press("核对全链");
            assertThat(screen.says("哈希链完整")).isVisible(new IsVisibleOptions().setTimeout(60_000));
            screen.audit();
            screen.picture("audit");

            auditor.open("/audit?object=document:" + document);
            Locator release = screen.page
                    .getByRole(AriaRole.ROW)
                    .filter(new Locator.FilterOptions().setHasText("签发"))
                    .getByRole(AriaRole.BUTTON);
            release.first().click();
            assertThat(screen.page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("审计记录")))
                    .containsText("哈希链");
            screen.audit();
            screen.picture("audit-entry");

            auditor.open("/audit?actor=nobody-of-this-name");
            screen.heading("没有这样的记录");
            screen.audit();

            auditor.open("/system");
            screen.heading("运行监控");
            screen.heading("生成队列");
            screen.audit();
            screen.page
                    .locator("dd")
                    .filter(new Locator.FilterOptions().setHasText("余"))
                    .evaluate("dd => dd.firstChild.data = dd.firstChild.data.replace(/^.*?：/, '/var/lib/huizheng：')");
            screen.picture("system");
            auditor.open("/system/dead-letters");
            screen.heading("未生成的页面");
            screen.audit();
        }
    }
}
