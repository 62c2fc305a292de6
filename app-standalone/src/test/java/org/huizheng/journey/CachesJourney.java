package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.huizheng.account.Grant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An administrator enters a cache that stands in front, tries it, sees that it stops listening, and removes it. */
class CachesJourney {

    private final RunningCity city;
    private final Chromium chromium = new Chromium();
    private final HttpServer cache;
    private volatile int status = 200;

    CachesJourney() throws Exception {
        this.city = RunningCity.get();
        this.cache = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cache.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        cache.start();
    }

    @AfterEach
    void close() {
        cache.stop(0);
        chromium.close();
    }

    @Test
    void aCacheIsEnteredTriedPausedAndRemoved() throws Exception {
        String base = "http://127.0.0.1:" + cache.getAddress().getPort();
        try (Colleague administrator =
                Colleague.inside(city, chromium, "journey-caches", Grant.everywhere("platform-administrator"))) {
            Screen screen = administrator.screen;
            administrator.open("/system/caches");
            screen.heading("没有登记前置缓存");
            screen.audit();
            screen.press("添加");
            Locator dialog = screen.dialog();
            dialog.locator("#c-name").fill("机房 Varnish");
            dialog.locator("#c-url").fill(base + "{path}");
            dialog.locator("#c-wurl").fill(base + "/");
            dialog.locator("#c-headers").fill("Host: {host}\nX-Key: {secret}");
            dialog.locator("#c-secret").fill("k3y");
            screen.audit();
            screen.picture("cache-add");
            phone(screen.page, "cache-add");
            screen.pressInDialog("添加");
            assertThat(screen.page.getByText("都已清除")).isVisible();
            screen.press("发送测试请求");
            assertThat(screen.page.getByText("缓存答复 200")).isVisible();
            screen.audit();
            screen.picture("caches");
            phone(screen.page, "caches");

            changedByTwo(screen);

            status = 503;
            screen.press("发送测试请求");
            assertThat(screen.page.getByText("缓存答复 503")).isVisible();
            failed();
            administrator.open("/system/dead-letters");
            screen.heading("前置缓存没有清除的");
            screen.audit();
            phone(screen.page, "cache-dead-letters");
            status = 200;
            screen.page
                    .getByRole(
                            com.microsoft.playwright.options.AriaRole.REGION,
                            new Page.GetByRoleOptions().setName("前置缓存没有清除的"))
                    .getByText("全部重试")
                    .click();
            assertThat(screen.page.getByText("1 个地址已重新通知")).isVisible();

            administrator.open("/system/caches");
            screen.press("暂停");
            screen.pressInDialog("暂停");
            assertThat(screen.page.getByText("已暂停").first()).isVisible();
            screen.press("恢复");
            assertThat(screen.page.getByText("都已清除")).isVisible();
            screen.press("移除");
            screen.pressInDialog("移除");
            screen.heading("没有登记前置缓存");
        }
    }

    /** The later of two sees both, and chooses. */
    private void changedByTwo(Screen screen) throws Exception {
        screen.press("修改");
        Locator dialog = screen.dialog();
        dialog.locator("#c-name").fill("机房 Varnish 二号");
        city.database()
                .sql("update purge.cache set batch = 200, headers = 'Host: {host}', version = version + 1")
                .update();
        screen.pressInDialog("保存");
        assertThat(dialog.getByText("您改的时候，别人也改了这个前置缓存")).isVisible();
        screen.forgive(409);
        assertThat(dialog.locator(".both")).containsText("机房 Varnish 二号");
        screen.audit();
        assertThat(dialog.getByText("用我的")).isInViewport();
        screen.picture("cache-conflict");
        phone(screen.page, "cache-conflict");
        screen.pressInDialog("用对方的");
        assertThat(dialog.locator("#c-batch")).hasValue("200");
        assertThat(dialog.locator("#c-name")).hasValue("机房 Varnish");
        screen.pressInDialog("保存");
        assertThat(dialog).isHidden();
    }

    private void failed() {
        city.database().sql("""
                insert into purge.waiting (cache_id, site_id, paths, lane, twice, attempts, error)
                select cache_id, (select min(site_id) from release.site), '{/xwzx/yaowen/}', 1, false, 5, '缓存答复 503'
                from purge.cache""").update();
    }

    private static void phone(Page page, String name) {
        if (Screen.PICTURES) {
            page.setViewportSize(375, 812);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", name + "-375.png"))
                    .setFullPage(true));
            page.setViewportSize(1440, 900);
            page.evaluate("document.documentElement.dataset.theme = 'dark'");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", name + "-dark.png")));
            page.evaluate("document.documentElement.dataset.theme = 'light'");
        }
    }
}
