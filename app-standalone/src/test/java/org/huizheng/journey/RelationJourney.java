package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jsoup.Jsoup;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An interpretation finds its policy, and a picture stands for it; the public sees both. */
class RelationJourney {

    private static final int SECONDS = 5;

    private final RunningCity city;
    private final Server portal;
    private final Chromium chromium = new Chromium();
    private final int number = ThreadLocalRandom.current().nextInt(100_000, 1_000_000);
    private final String policy = "河道管理办法" + number;
    private final String reading = "一图读懂河道管理" + number;

    RelationJourney() throws Exception {
        this.city = RunningCity.get();
        this.portal = city.portal("linlan");
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void anInterpretationFindsItsPolicyByTheKeyboardAndBothPagesShowIt() throws Exception {
        String policyPage = released(policy);
        Newsroom newsroom = new Newsroom(city);
        long document = newsroom.draft(reading);
        newsroom.release(document);
        try (Colleague editor = newsroom.editor(chromium, "he-jm" + number)) {
            Screen desk = editor.screen;
            desk.page.setDefaultTimeout(20_000);
            editor.open("/documents/" + document);
            relate(desk);
            Patience.until("related", SECONDS, () -> portal.get(policyPage), r -> interpretations(r)
                    .contains(reading));
            assertThat(linked(portal.get(address(reading)), "所解读的文件")).containsExactly(policy);

            desk.page.locator(".toast").getByText("撤销").click();
            assertThat(relations(desk).getByRole(AriaRole.LISTITEM)).hasCount(0);
            Patience.until("taken back", SECONDS, () -> portal.get(policyPage), r -> interpretations(r)
                    .isEmpty());

            relate(desk);
            choosePicture(desk);
            desk.audit();
            Desk steps = new Desk(desk, number);
            steps.save();
            steps.release();
            Patience.until("with a picture", SECONDS, () -> portal.get(address(reading)), r -> r.body()
                    .contains("og:image:alt\" content=\"河道上的巡查员\""));
            String picture = Jsoup.parse(portal.get(address(reading)).body())
                    .select("meta[property=og:image]")
                    .attr("content");
            assertThat(portal.get(picture.substring(picture.indexOf("/files/"))).status())
                    .isEqualTo(200);

            relations(desk)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("取消与 " + policy + " 的关联"))
                    .click();
            Patience.until("no longer related", SECONDS, () -> portal.get(policyPage), r -> interpretations(r)
                    .isEmpty());
        }
    }

    private void relate(Screen desk) throws IOException {
        relations(desk).getByText("添加").click();
        desk.pressInDialog("本稿解读它");
        assertThat(desk.dialog().getByRole(AriaRole.OPTION).first()).isVisible();
        desk.page.getByLabel("找稿件").fill(policy);
        assertThat(desk.dialog().getByRole(AriaRole.OPTION)).hasCount(1);
        assertThat(desk.dialog().getByRole(AriaRole.OPTION).first()).containsText(policy);
        desk.audit();
        desk.picture("relating");
        desk.page.getByLabel("找稿件").press("Enter");
        assertThat(relations(desk)).containsText(policy);
        assertThat(relations(desk)).containsText("本稿解读它 · 已发布");
    }

    private void choosePicture(Screen desk) throws IOException {
        desk.page
                .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("题图"))
                .getByText("选择")
                .click();
        desk.dialog()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("河道" + number + ".png", "image/png", new Desk(desk, number).picture()));
        desk.page.getByLabel("替代文字").fill("河道上的巡查员");
        desk.pressInDialog("用作题图");
        assertThat(desk.page.locator("#f-image .lead img")).hasJSProperty("complete", true);
        assertThat(desk.page.locator("#f-imageAlt")).hasValue("河道上的巡查员");
    }

    private String released(String title) throws Exception {
        Newsroom newsroom = new Newsroom(city);
        newsroom.release(newsroom.draft(title));
        Patience.until("released", SECONDS, () -> portal.get("/" + Newsroom.CHANNEL + "/"), r -> r.body()
                .contains(title));
        return address(title);
    }

    private String address(String title) throws IOException {
        return Jsoup.parse(portal.get("/" + Newsroom.CHANNEL + "/").body())
                .select("main a:containsOwn(" + title + ")")
                .attr("href");
    }

    private static List<String> interpretations(Server.Reply page) {
        return linked(page, "本文件的解读");
    }

    private static List<String> linked(Server.Reply page, String heading) {
        Elements links = Jsoup.parse(page.body()).select("section:has(h2:contains(" + heading + ")) a");
        return links.eachText();
    }

    private static Locator relations(Screen desk) {
        return desk.page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("关联"));
    }
}
