package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huizheng.account.Grant;
import org.huizheng.kernel.SiteScope;
import org.huizheng.organization.OrganizationQueries;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

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
        SiteOffice office = new SiteOffice(screen);
        String body = withoutSite();
        platform.open("/sites/new");
        office.choose("部门网站", body);
        office.name(body + "网站", "journey-site", "journey.linlan.gov.cn");
        assertThat(screen.page.getByText("还不能开设")).isVisible();
        screen.audit();
        office.identify();
        assertThat(screen.page.getByText("可以开设")).isVisible();
        screen.picture("site-new");
        screen.press("开设站点");
        screen.heading("栏目");
    }

    private static void channels(Screen screen) throws Exception {
        SiteOffice office = new SiteOffice(screen);
        office.describeChannel("旅程公告", "lcgg");
        screen.audit();
        Locator dialog = screen.dialog();
        dialog.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("责任人"))
                .fill("journey-open");
        dialog.getByRole(AriaRole.OPTION, new Locator.GetByRoleOptions().setName("韦岚"))
                .click();
        office.openChannel();
        screen.heading("旅程公告");
        screen.heading("审核流程");
        Locator tree = screen.page.getByRole(AriaRole.TREEGRID);
        assertThat(tree).containsText("韦岚");
        screen.audit();
        screen.picture("channels");
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
        screen.page.locator("#s-id").fill("9900009901");
    }

    private void theme(Colleague platform) throws Exception {
        Screen screen = platform.screen;
        platform.open("/sites/journey-site/theme");
        screen.heading("主题与模板");
        screen.audit();
        screen.picture("theme");
        platform.open("/themes/standard");
        Locator source = screen.page.locator("textarea.mono");
        screen.press("masthead.peb");
        assertThat(source).hasValue(Pattern.compile("a11y"));
        source.fill(source.inputValue() + "<p>旅程里没有保存的一句</p>");
        assertThat(screen.page.getByText("检查通过")).isVisible();
        screen.audit();
        screen.picture("theme-editor");
        Page seen = screen.page.context().newPage();
        seen.navigate(previewed(screen));
        assertThat(seen.getByText("旅程里没有保存的一句")).isVisible();
        assertThat(seen.getByText("主题还没有换上")).isVisible();
        seen.close();
        source.fill("{% include '/etc/passwd' %}");
        assertThat(screen.page.locator(".problems li").first()).isVisible();
        screen.audit();
    }

    /** The link leads to the portal's configured port; here it has another. */
    private String previewed(Screen screen) {
        Response answer =
                screen.page.waitForResponse(response -> response.url().endsWith("/preview"), () -> screen.press("预览"));
        URI link =
                URI.create(new JsonMapper().readTree(answer.text()).path("url").asString());
        return city.url("linlan").replaceFirst("//[^:/]+", "//" + link.getHost()) + link.getPath();
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
