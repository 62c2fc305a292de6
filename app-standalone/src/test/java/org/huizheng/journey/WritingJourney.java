package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is written is not lost: not by a cut line, a slow one, an ended session, a second tab or an impatient finger. */
class WritingJourney {

    private static final int PART = 1 << 20;

    private final RunningCity city;
    private final Newsroom newsroom;
    private final Chromium chromium = new Chromium();
    private final int number = ThreadLocalRandom.current().nextInt(100_000, 1_000_000);

    WritingJourney() throws Exception {
        this.city = RunningCity.get();
        this.newsroom = new Newsroom(city);
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void theLineIsCutAndTheSessionEndsAndEveryWordIsThere() throws Exception {
        long document = newsroom.draft("断网时写的稿件" + number);
        try (Colleague writer = newsroom.editor(chromium, "writer" + number)) {
            Screen screen = writer.screen;
            Desk desk = new Desk(screen, number);
            writer.open("/documents/" + document);
            assertThat(screen.page.locator(".prose p").first()).isVisible();

            screen.page.context().setOffline(true);
            desk.typeAtTheEnd("断网时写的一句。");
            assertThat(screen.page.locator(".top")).containsText("断网，已存在本机");
            screen.page.context().setOffline(false);
            assertThat(screen.page.locator(".top")).containsText("已自动保存");
            assertThat(kept(document)).contains("断网时写的一句。");
            screen.forgiveOutage();

            endSessions(writer.name);
            desk.typeAtTheEnd("登录结束后写的一句。");
            assertThat(screen.page.getByText("登录已经结束")).isVisible();
            screen.forgive(401);
            screen.audit();
            writer.signInAgain();
            Patience.until("kept again", 10, () -> kept(document), text -> text.contains("登录结束后写的一句。"));
            desk.save();
            assertThat(screen.page.locator(".prose")).containsText("登录结束后写的一句。");
            assertThat(screen.page.locator(".prose")).containsText("断网时写的一句。");
        }
    }

    @Test
    void aSlowLineMakesOneDocumentAndAnImpatientFingerOneRelease() throws Exception {
        String title = "慢线路上的新稿件" + number;
        try (Colleague writer = newsroom.editor(chromium, "slow" + number)) {
            Screen screen = writer.screen;
            Desk desk = new Desk(screen, number);
            List<Route> held = new ArrayList<>();
            screen.page.route("**/api/sites/linlan/documents", held::add);
            writer.open("/documents/new");
            screen.fill("标题", title);
            screen.page.getByLabel("信息来源").fill(Desk.OFFICE);
            screen.page.locator(".prose").click();
            screen.page.keyboard().type("第一句。");
            screen.page.waitForTimeout(2_500);
            screen.page.keyboard().type("第二句。");
            screen.page.keyboard().press("Control+s");
            screen.page.waitForTimeout(2_500);
            assertThat(held).hasSize(1);
            held.forEach(Route::resume);
            desk.place(Newsroom.CHANNEL);
            desk.save();
            assertThat(screen.page.locator(".prose")).containsText("第一句。第二句。");
            assertThat(documents(title)).hasSize(1);

            screen.press("通过");
            screen.press("签发");
            screen.dialog()
                    .getByText("签发", new Locator.GetByTextOptions().setExact(true))
                    .dblclick();
            assertThat(screen.page.locator(".top")).containsText("已发布");
            long document = documents(title).getFirst();
            assertThat(releases(document)).isOne();
            newsroom.withdraw(document, "旅程结束");
        }
    }

    @Test
    void twoTabsOfOnePersonArePutTogether() throws Exception {
        long document = newsroom.draft("两个标签页里的稿件" + number);
        try (Colleague writer = newsroom.editor(chromium, "tabs" + number)) {
            Screen screen = writer.screen;
            writer.open("/documents/" + document);
            assertThat(screen.page.locator(".prose p").first()).isVisible();
            Page second = screen.page.context().newPage();
            second.navigate(city.console("/documents/" + document));
            assertThat(second.locator(".prose p").first()).isVisible();

            screen.fill("标题", "第一个标签页的标题" + number);
            new Desk(screen, number).save();
            second.locator(".prose p").last().click();
            second.keyboard().press("End");
            second.keyboard().type("第二个标签页的一句。");
            second.keyboard().press("Control+s");
            assertThat(second.getByText("的修改合在一起")).isVisible();
            assertThat(second.getByLabel("标题", new Page.GetByLabelOptions().setExact(true)))
                    .hasValue("第一个标签页的标题" + number);
            screen.page.reload();
            assertThat(screen.page.locator(".prose")).containsText("第二个标签页的一句。");
            assertThat(screen.field("标题")).hasValue("第一个标签页的标题" + number);
        }
    }

    @Test
    void anUploadGoesOnWhereItWasInterrupted() throws Exception {
        try (Colleague writer = newsroom.editor(chromium, "upload" + number)) {
            Screen screen = writer.screen;
            List<Integer> parts = new ArrayList<>();
            screen.page.route("**/api/media/uploads/*", route -> {
                String range = route.request().headerValue("content-range");
                if (range != null) {
                    parts.add(Integer.valueOf(range.replaceAll("bytes (\\d+)-.*", "$1")));
                }
                if (range != null && parts.size() == 2) {
                    route.abort();
                } else {
                    route.resume();
                }
            });
            writer.open("/sites/linlan/media");
            screen.page
                    .locator("input[type=file]")
                    .first()
                    .setInputFiles(new FilePayload("噪点" + number + ".png", "image/png", noise()));
            assertThat(screen.page.getByText("已入库")).isVisible(new IsVisibleOptions().setTimeout(20_000));
            assertThat(parts).startsWith(0, PART, PART, 2 * PART).hasSize(4);
            screen.forgiveOutage();
        }
    }

    /** Which no compression makes smaller than two parts. */
    private byte[] noise() throws IOException {
        BufferedImage image = new BufferedImage(900, 900, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(number);
        for (int at = 0; at < 900 * 900; at++) {
            image.setRGB(at % 900, at / 900, random.nextInt());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private String kept(long document) {
        return city.read(database -> database.sql(
                        "select coalesce(string_agg(draft::text, ''), '') from document.autosave where document_id = ?")
                .param(document)
                .query(String.class)
                .single());
    }

    private void endSessions(String name) {
        city.database()
                .sql(
                        "delete from account.session where account_id = (select account_id from account.account where name = ?)")
                .param(name)
                .update();
    }

    private List<Long> documents(String title) {
        return city.read(database -> database.sql("select distinct document_id from document.edition where title = ?")
                .param(title)
                .query(Long.class)
                .list());
    }

    private long releases(long document) {
        return city.database()
                .sql("select count(*) from audit.entry where action = 'releaseEdition' and object = ?")
                .param("document:" + document)
                .query(Long.class)
                .single();
    }
}
