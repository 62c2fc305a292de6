package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huizheng.account.Grant;
import org.huizheng.channel.ChannelQueries;
import org.huizheng.kernel.SiteScope;
import org.huizheng.site.SiteQueries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A channel is given another address, its readers follow it, and it goes back. */
class ChannelAddressJourney {

    private static final String OLD = "/xwzx/bmdt/";
    private static final String NEW = "/xwzx/bumen/";
    private static final Pattern ARTICLE = Pattern.compile("href=\"(" + OLD + "\\d{6}/\\d+\\.html)\"");

    private final RunningCity city;
    private final Chromium chromium = new Chromium();

    ChannelAddressJourney() throws Exception {
        this.city = RunningCity.get();
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void readersFollowAChannelThereAndBack() throws Exception {
        String article = article();
        try (Colleague platform =
                Colleague.inside(city, chromium, "journey-address", Grant.everywhere("platform-administrator"))) {
            Screen screen = platform.screen;
            platform.open("/sites/linlan/channels?channel=" + channel());
            unsavedFirst(screen);
            screen.press("改地址…");
            refused(screen);
            change(screen);
            leads(OLD, NEW);
            leads(OLD.substring(0, OLD.length() - 1), NEW);
            leads(OLD + "rss.xml", NEW + "rss.xml");
            assertThat(city.portal("linlan").get(NEW).body()).contains(article, "rel=\"canonical\"", NEW);
            Patience.until(
                    "the article shows the way to its channel",
                    10,
                    () -> city.portal("linlan").get(article),
                    reply -> reply.status() == 200 && reply.body().contains("href=\"" + NEW + "\""));
            screen.press("撤销");
            leads(NEW, OLD);
            answers(article);
            platform.open("/sites/linlan/mappings");
            assertThat(screen.page.getByText(OLD + "$1")).isVisible();
        }
    }

    /** Why it does nothing is read without a mouse. */
    private static void unsavedFirst(Screen screen) throws Exception {
        Locator name = screen.page.locator(".side form input").first();
        String before = name.inputValue();
        assertThat(screen.page.getByText("先保存修改，再改地址")).hasCount(0);
        name.fill(before + "二");
        assertThat(screen.page.getByText("先保存修改，再改地址")).isVisible();
        screen.audit();
        screen.page.getByText("先保存修改，再改地址").scrollIntoViewIfNeeded();
        screen.picture("channel-unsaved");
        screen.press("放弃修改");
        assertThat(screen.page.getByText("先保存修改，再改地址")).hasCount(0);
    }

    private void refused(Screen screen) {
        screen.fill("新地址", "hant/bmdt");
        assertThat(screen.dialog().getByText("不能改成这个地址")).isVisible();
        assertThat(screen.dialog()).containsText("系统保留");
        screen.audit();
    }

    private void change(Screen screen) throws Exception {
        screen.fill("新地址", NEW);
        assertThat(screen.dialog()).containsText("个列表页和它们的订阅换到新地址");
        assertThat(screen.dialog()).containsText("篇已发布的稿件地址不变");
        screen.audit();
        screen.picture("channel-address");
        screen.pressInDialog("改地址");
        assertThat(screen.page.getByText("地址已改为 " + NEW)).isVisible();
        answers(NEW);
    }

    private String article() throws Exception {
        Matcher article = ARTICLE.matcher(city.portal("linlan").get(OLD).body());
        assertThat(article.find()).isTrue();
        return article.group(1);
    }

    private long channel() {
        SiteScope scope = SiteScope.everySite();
        long site = city.the(SiteQueries.class)
                .byCode(scope, "linlan")
                .orElseThrow()
                .id();
        return city.the(ChannelQueries.class)
                .byPath(scope, site, OLD.substring(1, OLD.length() - 1))
                .orElseThrow()
                .id();
    }

    private void answers(String address) throws Exception {
        Patience.until(
                "the portal answers " + address,
                10,
                () -> city.portal("linlan").get(address),
                reply -> reply.status() == 200);
    }

    private void leads(String from, String to) throws Exception {
        Patience.until(
                from + " leads on",
                10,
                () -> city.portal("linlan").get(from),
                reply -> reply.status() == 301 && to.equals(reply.headers().get("Location")));
        answers(to);
    }
}
