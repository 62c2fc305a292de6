package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.huizheng.account.Grant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever keeps a site chooses by name what its home page takes from where, and leaves it to the theme again. */
class ThemeSettingsJourney {

    private static final Pattern TAB = Pattern.compile("<section class=\"tabs-panel\"><h3><a href=\"/(xwzx/\\w+)/\">");
    private static final List<String> STANDARD = List.of("xwzx/yaowen", "xwzx/bmdt", "xwzx/qxdt", "xwzx/tzgg");

    private final RunningCity city;
    private final Chromium chromium = new Chromium();

    ThemeSettingsJourney() throws Exception {
        this.city = RunningCity.get();
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void theTabsOfTheHomePageAreChosenArrangedAndLeftToTheThemeAgain() throws Exception {
        try (Colleague keeper =
                Colleague.inside(city, chromium, "theme-keeper", Grant.everywhere("platform-administrator"))) {
            Screen screen = keeper.screen;
            keeper.open("/sites/linlan/settings");
            Locator news = screen.page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("首页标签页的栏目"));
            assertThat(news).containsText("不选为 要闻、部门动态、区县动态、通知公告");
            add(news, "xwzx/yaowen");
            add(news, "xwzx/tzgg");
            add(news, "xwzx/bmdt");
            press(news, "上移 要闻动态 / 通知公告");
            press(news, "去掉 要闻动态 / 部门动态");
            screen.audit();
            screen.press("保存");
            home(List.of("xwzx/tzgg", "xwzx/yaowen"));
            press(news, "去掉 要闻动态 / 要闻");
            press(news, "去掉 要闻动态 / 通知公告");
            assertThat(news).containsText("不取任何栏目");
            screen.press("保存");
            home(List.of());
            screen.press("首页标签页的栏目用默认");
            screen.press("保存");
            home(STANDARD);
        }
    }

    private static void add(Locator group, String path) {
        group.getByRole(AriaRole.COMBOBOX).selectOption(path);
    }

    private static void press(Locator group, String name) {
        group.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private void home(List<String> tabs) throws Exception {
        Patience.until(
                "the tabs are " + tabs,
                10,
                () -> city.portal("linlan").get("/"),
                reply -> tabs.equals(TAB.matcher(reply.body())
                        .results()
                        .map(found -> found.group(1))
                        .toList()));
    }
}
