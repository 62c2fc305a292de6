package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Set;
import java.util.stream.Collectors;
import org.huizheng.account.Grant;
import org.huizheng.kernel.SiteScope;
import org.huizheng.organization.OrganizationQueries;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A platform administrator opens a site from a blueprint and arranges its channels. */
class SitesJourney {

    private final RunningCity city;
    private final Chromium chromium = new Chromium();

    SitesJourney() throws Exception {
        this.city = RunningCity.get();
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void aSiteFromABlueprintAndItsChannels() throws Exception {
        try (Colleague platform =
                Colleague.inside(city, chromium, "journey-opener", Grant.everywhere("platform-administrator"))) {
            Screen screen = platform.screen;
            platform.open("/sites");
            screen.heading("全部站点");
            screen.audit();
            screen.picture("sites");
            open(platform);
            channels(screen);
            settings(platform);
            theme(platform);
        }
    }

    private void open(Colleague platform) throws Exception {
        Screen screen = platform.screen;
        platform.open("/sites/new");
        screen.page
                .getByRole(AriaRole.RADIO)
                .filter(new Locator.FilterOptions().setHasText("部门网站"))
                .first()
                .click();
        String body = withoutSite();
        screen.page.getByLabel("主办单位").first().fill(body);
        screen.page
                .getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(body).setExact(true))
                .click();
        screen.page.locator("#site-name").fill(body + "网站");
        screen.page.locator("#site-code").fill("journey-site");
        screen.fill("主域名", "journey.linlan.gov.cn");
        screen.page.locator("#site-phone").press("Tab");
        assertThat(screen.page.getByText("还不能开设")).isVisible();
        screen.audit();
        screen.fill("网站标识码", "9900009901");
        screen.fill("联系电话", "0755-12340000");
        screen.page.locator("#site-icp").fill("临ICP备20260001号-1");
        screen.page.locator("#site-police").fill("临公网安备 99000000000001号");
        screen.page.locator("#site-party").fill("https://example.gov.cn/party");
        screen.page.locator("#site-find").fill("https://example.gov.cn/zhaocuo");
        assertThat(screen.page.getByText("可以开设")).isVisible();
        screen.picture("site-new");
        screen.press("开设站点");
        screen.heading("栏目");
    }

    private static void channels(Screen screen) throws Exception {
        screen.press("新建栏目");
        Locator dialog = screen.page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("名称").fill("旅程公告");
        dialog.getByLabel("栏目描述").fill("旅程中的公告。");
        dialog.getByLabel("栏目关键词").fill("旅程、公告");
        dialog.locator("#new-code").fill("lcgg");
        screen.audit();
        dialog.locator(".el-select").first().click();
        dialog.locator(".el-select-dropdown__item").first().click();
        dialog.locator("#new-code").click();
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("新建").setExact(true))
                .click();
        screen.heading("旅程公告");
        screen.audit();
        screen.picture("channels");
        Locator tree = screen.page.getByRole(AriaRole.TREEGRID);
        tree.focus();
        tree.press("Alt+ArrowUp");
        assertThat(screen.page.getByText("已把“旅程公告”移到")).isVisible();
        screen.press("撤销");
        assertThat(screen.says("已撤销")).isVisible();
    }

    private static void settings(Colleague platform) {
        Screen screen = platform.screen;
        platform.open("/sites/journey-site/settings");
        screen.page.locator("#s-name").fill("旅程示范网站");
        screen.audit();
        screen.press("保存");
        screen.heading("旅程示范网站");
        screen.page.locator("#s-id").fill("12");
        screen.press("保存");
        assertThat(screen.page.locator(".note").getByText("10 位数字")).isVisible();
        screen.forgive(409);
    }

    private static void theme(Colleague platform) {
        Screen screen = platform.screen;
        screen.page.reload();
        platform.open("/sites/journey-site/theme");
        screen.heading("主题与模板");
        screen.audit();
        platform.open("/themes/standard");
        Locator source = screen.page.locator("textarea.mono");
        source.fill("{% include '/etc/passwd' %}");
        assertThat(screen.page.locator(".problems li").first()).isVisible();
        screen.audit();
    }

    private String withoutSite() {
        Set<Long> taken = city.the(SiteQueries.class).all(SiteScope.everySite()).stream()
                .map(Site::organizationId)
                .collect(Collectors.toSet());
        return city.the(OrganizationQueries.class).all().stream()
                .filter(body -> body.kind().equals("department") && !taken.contains(body.id()))
                .findFirst()
                .orElseThrow()
                .name();
    }
}
