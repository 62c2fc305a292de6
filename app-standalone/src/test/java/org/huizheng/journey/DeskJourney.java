package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The long list as a desk to work at: keys, many at once, kept filters; and the verbs that take time or take away. */
class DeskJourney {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final RunningCity city;
    private final Newsroom newsroom;
    private final Server portal;
    private final Chromium chromium = new Chromium();
    private final int number = ThreadLocalRandom.current().nextInt(100_000, 1_000_000);

    DeskJourney() throws Exception {
        this.city = RunningCity.get();
        this.newsroom = new Newsroom(city);
        this.portal = city.portal("linlan");
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void manyAtOnceByKeysAndEachSaysWhyNot() throws Exception {
        String words = "批量" + number;
        List<Long> good = List.of(newsroom.draft(words + "甲"), newsroom.draft(words + "乙"));
        newsroom.draft(words + "未投放", false);
        try (Colleague editor = newsroom.editor(chromium, "bulk" + number)) {
            Screen screen = editor.screen;
            list(editor, words, 3);
            for (int row = 0; row < 3; row++) {
                screen.page.keyboard().press("j");
                screen.page.keyboard().press("x");
            }
            assertThat(bar(screen)).containsText("已选 3 篇");
            verb(screen, "通过 · 1 篇不能").click();
            assertThat(screen.says("已通过 2 篇")).isVisible();
            assertThat(preview(screen)).containsText(words + "甲");
            assertThat(preview(screen)).containsText("待签发");
            assertThat(verb(screen, "签发 · 1 篇不能")).isVisible();
            bar(screen).getByText("为什么").click();
            screen.pressInDialog("签发 1");
            assertThat(screen.dialog()).containsText(words + "未投放");
            assertThat(screen.dialog()).not().containsText(words + "甲");
            // the previews of rows passed by were given up
            screen.forgiveOutage();
            screen.audit();
            screen.pressInDialog("知道了");

            verb(screen, "签发 · 1 篇不能").click();
            assertThat(screen.dialog()).containsText("另外 1 篇不能");
            screen.pressInDialog("签发");
            long pressed = System.nanoTime();
            assertThat(screen.says("已签发 2 篇")).isVisible();
            for (long document : good) {
                Patience.until(
                        "released " + document,
                        pressed,
                        5,
                        () -> portal.get(address(document)),
                        r -> r.status() == 200);
            }
            verb(screen, "投放到…").click();
            screen.fill("找栏目", "tzgg");
            screen.dialog().locator(".tree button").first().click();
            assertThat(screen.page.getByText(Pattern.compile("已投放到? 3 篇"))).isVisible();
            assertThat(places(good.getFirst())).isEqualTo(2);
            screen.button("撤销").last().click();
            assertThat(screen.says("已撤销")).isVisible();
            assertThat(places(good.getFirst())).isOne();

            verb(screen, "撤稿 · 1 篇不能").click();
            screen.pressInDialog("撤稿");
            assertThat(screen.page.getByText("请写明理由")).isVisible();
            screen.page.locator("#ask-reason").fill("内容有误");
            screen.pressInDialog("撤稿");
            assertThat(screen.says("已撤稿 2 篇")).isVisible();
            for (long document : good) {
                Patience.until("withdrawn " + document, 5, () -> portal.get(address(document)), r -> r.status() == 410);
            }
        }
    }

    @Test
    void allThatAFilterFindsGoesOutInTheBackground() throws Exception {
        String words = "成批" + number;
        for (int i = 0; i < 205; i++) {
            newsroom.draft(words + "之" + i);
        }
        try (Colleague editor = newsroom.editor(chromium, "many" + number)) {
            Screen screen = editor.screen;
            editor.open("/documents?q=" + words);
            assertThat(foot(screen)).containsText("已显示 1–100，");
            screen.page.locator("thead input").check();
            assertThat(bar(screen)).containsText("已选 100 篇");
            bar(screen).getByText("选择筛选到的全部").click();
            assertThat(bar(screen)).containsText("已选 205 篇");
            verb(screen, "通过").click();
            assertThat(screen.page.getByText("通过：成功 205 篇"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
            screen.page.locator("thead input").check();
            bar(screen).getByText("选择筛选到的全部").click();
            verb(screen, "签发").click();
            assertThat(screen.dialog()).containsText("签发 205 篇");
            screen.pressInDialog("签发");
            screen.picture("desk-many");
            assertThat(screen.page.getByText("签发：成功 205 篇"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        }
    }

    @Test
    void keysPagesAndKeptFilters() throws Exception {
        String words = "按键" + number;
        newsroom.draft(words + "甲");
        newsroom.draft(words + "乙");
        try (Colleague editor = newsroom.editor(chromium, "keys" + number)) {
            Screen screen = editor.screen;
            screen.page.setViewportSize(1440, 900);
            list(editor, words, 2);
            screen.page.keyboard().press("j");
            screen.page.keyboard().press("j");
            assertThat(preview(screen)).containsText(words + "甲");
            screen.page.keyboard().press("k");
            assertThat(preview(screen)).containsText(words + "乙");
            screen.page.keyboard().press("Space");
            assertThat(preview(screen)).hasCount(0);
            screen.page.keyboard().press("e");
            assertThat(screen.field("标题")).hasValue(words + "乙");
            screen.page.goBack();

            screen.page.getByText("存为新筛选").last().click();
            screen.page.locator("#filter-name").fill("我的" + number);
            screen.pressInDialog("保存");
            assertThat(screen.says("已存为“我的" + number + "”")).isVisible();
            editor.open("/documents");
            assertThat(foot(screen)).containsText("已显示 1–100，");
            screen.page.locator(".scroll").evaluate("box => box.scrollTo(0, box.scrollHeight)");
            assertThat(foot(screen)).containsText("已显示 1–200，");
            assertThat(ids(screen)).doesNotHaveDuplicates();
            screen.link("我的" + number).click();
            assertThat(foot(screen)).containsText("已显示 1–2，");
            screen.page.keyboard().press("c");
            screen.heading("写稿");
        }
    }

    @Test
    void whatIsTimedComesInTimeAndWhatIsTakenAwaySaysSo() throws Exception {
        long timed = newsroom.draft("定时" + number);
        long unpublished = newsroom.draft("下线" + number);
        long archived = newsroom.draft("归档" + number);
        try (Colleague editor = newsroom.editor(chromium, "timed" + number)) {
            Screen screen = editor.screen;
            Desk desk = new Desk(screen, number);
            editor.open("/documents/" + timed);
            screen.press("通过");
            schedule(desk, LocalDateTime.now(BEIJING).plusDays(1));
            desk.choose("取消定时");
            assertThat(screen.says("已取消定时")).isVisible();
            assertThat(screen.page.locator(".top")).containsText("待签发");
            schedule(desk, LocalDateTime.now(BEIJING).plusSeconds(75));

            long announced = newsroom.draft("公告" + number);
            editor.open("/documents/" + announced);
            desk.release();
            desk.choose("定时下线");
            screen.fill(
                    "下线时间",
                    LocalDateTime.now(BEIJING)
                            .plusDays(2)
                            .truncatedTo(ChronoUnit.MINUTES)
                            .toString());
            screen.fill("原因（公众在旧址看到）", "活动结束");
            screen.picture("desk-end");
            screen.pressInDialog("定时");
            assertThat(screen.page.getByText("自动下线：活动结束")).isVisible();
            desk.choose("取消定时下线");
            assertThat(screen.page.getByText("自动下线：活动结束")).hasCount(0);
            newsroom.withdraw(announced, "旅程结束");

            for (long document : List.of(unpublished, archived)) {
                String verb = document == unpublished ? "下线" : "归档";
                editor.open("/documents/" + document);
                desk.release();
                desk.choose(verb);
                screen.page.locator("#ask-reason").fill("不再有效");
                screen.pressInDialog(verb);
                assertThat(screen.page.locator(".top")).containsText("已" + verb);
                boolean stays = document == archived;
                Patience.until(
                        verb,
                        5,
                        () -> portal.get(address(document)),
                        r -> stays ? r.body().contains("<strong>已归档</strong>") : r.status() == 410);
            }
            readInTheArchive(archived);
            editor.open("/documents/" + timed);
            Patience.until("released in time", 90, () -> portal.get(address(timed)), r -> r.status() == 200);
            screen.page.reload();
            assertThat(screen.page.locator(".top")).containsText("已发布", new ContainsTextOptions().setTimeout(10_000));
            newsroom.withdraw(timed, "旅程结束");
        }
    }

    /** As a reader who has kept the address. */
    private void readInTheArchive(long document) {
        try (Visit visit = new Visit(chromium, true).open(city.url("linlan") + address(document), 200)) {
            assertThat(visit.page.locator(".hz-mark")).containsText("归档说明：不再有效。");
            assertThat(visit.page.locator("h1")).containsText("归档" + number);
            for (int width : List.of(1280, 375)) {
                visit.audit(width);
            }
            visit.page.evaluate("localStorage.setItem('elder', '1')");
            visit.page.reload();
            assertThat(visit.page.locator(".hz-mark")).hasCSS("font-size", "18px");
            for (int width : List.of(1280, 375)) {
                visit.audit(width);
            }
            assertThat(visit.wrong).isEmpty();
        }
    }

    private static void schedule(Desk desk, LocalDateTime at) {
        desk.choose("定时");
        desk.screen().fill("签发时间", at.truncatedTo(ChronoUnit.MINUTES).toString());
        desk.screen().pressInDialog("定时");
        assertThat(desk.screen().page.locator(".top")).containsText("定时签发");
    }

    private void list(Colleague editor, String words, int rows) {
        editor.open("/documents?q=" + words);
        assertThat(editor.screen.page.locator("tbody tr:not(.gap)")).hasCount(rows);
    }

    private static Locator bar(Screen screen) {
        return screen.page.getByRole(AriaRole.TOOLBAR, new Page.GetByRoleOptions().setName("批量操作"));
    }

    /** The button, when the server has said of how many it can be done. */
    private static Locator verb(Screen screen, String name) {
        Locator button = bar(screen)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
        assertThat(button).isEnabled();
        return button;
    }

    private static Locator preview(Screen screen) {
        return screen.page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("预览"));
    }

    private static Locator foot(Screen screen) {
        return screen.page.locator("footer.ftr");
    }

    private static List<String> ids(Screen screen) {
        List<String> ids = new ArrayList<>();
        screen.page.locator("tbody a.title").all().forEach(link -> ids.add(link.getAttribute("href")));
        return ids;
    }

    private long places(long document) {
        return city.read(database -> database.sql("select count(*) from document.placement where document_id = ?")
                .param(document)
                .query(Long.class)
                .single());
    }

    private static String address(long document) {
        return "/" + Newsroom.CHANNEL + "/"
                + LocalDateTime.now(BEIJING).toString().substring(0, 7).replace("-", "") + "/" + document + ".html";
    }
}
