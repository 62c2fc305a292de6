package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import org.huizheng.account.Grant;
import org.huizheng.kernel.SiteScope;
import org.huizheng.site.SiteQueries;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The editor's day in a real browser: written, released, seen by the public, corrected, withdrawn; and two at once. */
class DocumentJourney {

    private static final int SECONDS = 2;
    private static final String HEAD = "/" + Newsroom.CHANNEL + "/";
    private static final Page.WaitForFunctionOptions SOON = new Page.WaitForFunctionOptions().setTimeout(20_000);

    private final RunningCity city;
    private final Server portal;
    private final Chromium chromium = new Chromium();
    private final int number = ThreadLocalRandom.current().nextInt(100_000, 1_000_000);

    DocumentJourney() throws Exception {
        this.city = RunningCity.get();
        this.portal = city.portal("linlan");
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void whatAnEditorWritesIsSeenByThePublicWithinTwoSecondsCorrectedAndTakenBack() throws Exception {
        String title = "关于河堤加固工程进展的通告" + number;
        try (Colleague editor = editor("lin-xz")) {
            Screen desk = editor.screen;
            desk.page.setDefaultTimeout(20_000);
            editor.open("/documents");
            assertThat(desk.page.locator("tbody tr").first()).isVisible();
            desk.audit();
            desk.picture("documents");
            desk.press("写稿");
            write(desk, title);
            addPicture(desk);
            addFile(desk);
            place(desk);
            save(desk);
            desk.audit();
            desk.picture("editor");
            assertThat(portal.get(previewed(desk)).body()).contains(title, "一标段");
            long start = release(desk);
            for (String place : places(title)) {
                Patience.until("released on " + place, start, SECONDS, () -> portal.get(place), r -> shows(r, title));
            }
            String address = addressOf(title);
            seenByThePublic(address, title);
            assertThat(desk.page.locator("[aria-label=发布追踪] li.y")).hasCount(5);
            desk.picture("released");

            correct(desk, title);
            Patience.until(
                    "corrected", 5, () -> portal.get(address), r -> r.body().contains("（更正）"));

            withdraw(desk);
            Patience.until("withdrawn", 5, () -> portal.get(address), r -> r.status() == 410);
            editor.open("/sites/linlan/media");
            assertThat(desk.page.getByText("河堤" + number + ".png").first()).isVisible();
            desk.audit();
            desk.picture("media");
        }
    }

    @Test
    void twoWhoChangeOneParagraphChooseAndNothingIsLost() throws Exception {
        long document = new Newsroom(city).draft("两个人一起改的稿件" + number);
        try (Colleague first = editor("fang-jm");
                Colleague second = editor("liang-rx")) {
            Screen one = first.screen;
            Screen other = second.screen;
            first.open("/documents/" + document);
            second.open("/documents/" + document);
            assertThat(one.page.locator(".prose p").first()).isVisible();
            typeAtTheEnd(one, "先写的一句。");
            assertThat(other.page.locator(".prose p").first()).isVisible();
            typeAtTheEnd(other, "后写的一句。");
            save(one);
            other.page.keyboard().press("Control+s");
            assertThat(dialog(other)).containsText("先写的一句。");
            assertThat(dialog(other)).containsText("后写的一句。");
            other.forgive(409);
            other.audit();
            other.picture("collision");
            dialog(other).getByText("先写的一句。").click();
            pressInDialog(other, "合在一起保存");
            assertThat(dialog(other)).hasCount(0);
            assertThat(other.page.locator(".prose")).containsText("先写的一句。");

            second.open("/documents/" + document + "/versions");
            assertThat(other.page.locator("ins").first()).isVisible();
            other.audit();
            other.picture("versions");
        }
    }

    private Colleague editor(String name) throws Exception {
        long site = city.the(SiteQueries.class)
                .byCode(SiteScope.everySite(), "linlan")
                .orElseThrow()
                .id();
        return Colleague.inside(
                city, chromium, name + number, new Grant("site-editor", site, null), new Grant("reviewer", site, null));
    }

    private static void write(Screen desk, String title) {
        Page page = desk.page;
        desk.fill("标题", title);
        page.getByLabel("信息来源").fill("临澜市人民政府办公室");
        page.locator(".prose").click();
        page.keyboard().type("河堤加固工程已于本周完成主体施工。");
        page.keyboard().press("Enter");
        page.evaluate("""
            html => {
                const data = new DataTransfer();
                data.setData('text/html', html);
                document.querySelector('.prose').dispatchEvent(
                    new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }\
            """, """
            <html><body lang=ZH-CN><p class=MsoNormal style='font-family:宋体;color:red'><!--[if x]>批注<![endif]-->各标段进度如下：</p>
            <table class=MsoTableGrid><tr><td><b>标段</b></td><td><b>进度</b></td></tr><tr><td>一标段</td><td>已完工</td></tr></table></body></html>
            """);
        assertThat(page.getByText("粘贴的内容已整理")).isVisible();
        assertThat(page.locator(".prose th").first()).hasText("标段");
        assertThat(page.locator(".top")).containsText("已自动保存");
    }

    private void addPicture(Screen desk) throws IOException {
        desk.press("图片");
        upload(desk, new FilePayload("河堤" + number + ".png", "image/png", picture()));
        desk.page.getByLabel("替代文字").fill("河堤上的施工现场");
        pressInDialog(desk, "插入");
        assertThat(desk.page.locator(".prose figure img")).hasJSProperty("complete", true);
    }

    private void addFile(Screen desk) {
        desk.page
                .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("附件"))
                .getByText("添加")
                .click();
        byte[] table = ("标段,进度\n一标段,已完工\n" + number + "\n").getBytes(StandardCharsets.UTF_8);
        upload(desk, new FilePayload("进度表" + number + ".csv", "text/csv", table));
        pressInDialog(desk, "插入");
    }

    private static Locator dialog(Screen desk) {
        return desk.page.locator("dialog[open]");
    }

    private static void pressInDialog(Screen desk, String name) {
        dialog(desk)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static void upload(Screen desk, FilePayload file) {
        dialog(desk).locator("input[type=file]").setInputFiles(file);
        assertThat(dialog(desk).locator("[aria-pressed=true]").getByText(file.name))
                .isVisible();
    }

    private static void place(Screen desk) {
        desk.page
                .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("投放"))
                .getByText("添加")
                .click();
        desk.page.getByLabel("找栏目").fill("xwzx/yaowen");
        dialog(desk).locator(".tree button").first().click();
        assertThat(desk.page.locator("#placements")).containsText("主栏目");
    }

    private static void save(Screen desk) {
        desk.page.keyboard().press("Control+s");
        desk.page.waitForFunction(
                "() => document.querySelector('.top button[title=\"Ctrl S\"]').ariaDisabled === 'true'", null, SOON);
    }

    /** The link leads to the portal's configured port; here it has another. */
    private static String previewed(Screen desk) {
        Response answer =
                desk.page.waitForResponse(response -> response.url().endsWith("/preview"), () -> desk.press("预览"));
        String url = new JsonMapper().readTree(answer.text()).path("url").asString();
        return url.substring(url.indexOf("/_preview/"));
    }

    /** @return when the last button was pressed */
    private static long release(Screen desk) {
        desk.press("通过");
        assertThat(desk.button("签发")).isEnabled();
        desk.press("签发");
        pressInDialog(desk, "签发");
        long pressed = System.nanoTime();
        assertThat(desk.page.locator(".top")).containsText("已发布");
        return pressed;
    }

    private void seenByThePublic(String address, String title) throws IOException {
        Document article = Jsoup.parse(portal.get(address).body());
        assertThat(article.select("h1").text()).isEqualTo(title);
        assertThat(article.select("main table th").eachText()).containsExactly("标段", "进度");
        assertThat(article.select("main img[alt=河堤上的施工现场]").attr("src")).startsWith("/files/");
        assertThat(portal.get(article.select("main img[alt=河堤上的施工现场]").attr("src"))
                        .status())
                .isEqualTo(200);
        assertThat(article.select("main a:contains(进度表" + number + ")")).isNotEmpty();
        assertThat(article.select("main").html()).doesNotContain("MsoNormal", "批注");
    }

    private static void correct(Screen desk, String title) {
        desk.fill("标题", title + "（更正）");
        save(desk);
        release(desk);
    }

    private static void withdraw(Screen desk) {
        desk.press("更多动作");
        desk.page.getByRole(AriaRole.DIALOG).getByText("撤稿").first().click();
        desk.page.getByLabel("理由").fill("内容有误");
        pressInDialog(desk, "撤稿");
        assertThat(desk.page.locator(".top")).containsText("已撤稿");
    }

    private static void typeAtTheEnd(Screen desk, String words) {
        Locator last = desk.page.locator(".prose p").last();
        last.click();
        desk.page.keyboard().press("End");
        desk.page.keyboard().type(words);
    }

    private String addressOf(String title) throws IOException {
        return Jsoup.parse(portal.get(HEAD).body())
                .select("main a:containsOwn(" + title + ")")
                .attr("href");
    }

    private static List<String> places(String title) {
        return List.of(
                HEAD, "/", HEAD + "rss.xml", "/search.json?q=" + URLEncoder.encode(title, StandardCharsets.UTF_8));
    }

    private static boolean shows(Server.Reply reply, String title) {
        return reply.headers().getOrDefault("Content-Type", "").contains("json")
                ? reply.body().contains("\"title\":\"" + title)
                : reply.body().contains(title);
    }

    private byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(1200, 675, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0x9ec5e8), 0, 675, new Color(number)));
        pen.fillRect(0, 0, 1200, 675);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
