package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** How a platform administrator opens a site from a blueprint, and a channel in it. */
record SiteOffice(Screen screen) {

    void choose(String blueprint, String body) {
        screen.page
                .getByRole(AriaRole.RADIO)
                .filter(new Locator.FilterOptions().setHasText(blueprint))
                .first()
                .click();
        screen.page.getByLabel("主办单位").first().fill(body);
        screen.page
                .getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(body).setExact(true))
                .click();
    }

    void name(String name, String code, String domain) {
        screen.page.locator("#site-name").fill(name);
        screen.page.locator("#site-code").fill(code);
        screen.fill("主域名", domain);
        screen.page.locator("#site-phone").press("Tab");
    }

    void identify() {
        screen.fill("网站标识码", "9900009901");
        screen.fill("联系电话", "0755-12340000");
        screen.page.locator("#site-icp").fill("临ICP备20260001号-1");
        screen.page.locator("#site-police").fill("临公网安备 99000000000001号");
        screen.page.locator("#site-party").fill("https://example.gov.cn/party");
        screen.page.locator("#site-find").fill("https://example.gov.cn/zhaocuo");
    }

    /** Leaves the dialog open, filled in. */
    void describeChannel(String name, String code) {
        screen.press("新建栏目");
        Locator dialog = screen.dialog();
        dialog.getByLabel("名称").fill(name);
        dialog.getByLabel("栏目描述").fill(name + "，自开设之日起更新。");
        dialog.getByLabel("栏目关键词").fill("旅程、公告");
        dialog.locator("#new-code").fill(code);
        dialog.locator(".el-select").first().click();
        dialog.locator(".el-select-dropdown__item").first().click();
        dialog.locator("#new-code").click();
        assertThat(dialog.locator(".el-select-dropdown__item").first()).isHidden();
    }

    void openChannel() {
        screen.pressInDialog("新建");
    }
}
