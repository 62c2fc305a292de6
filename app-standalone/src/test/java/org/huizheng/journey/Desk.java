package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

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
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an editor does with one document, step by step.
 *
 * @param number makes its files unlike those of other journeys
 */
record Desk(Screen screen, int number) {

    static final String OFFICE = "临澜市人民政府办公室";

    private static final Page.WaitForFunctionOptions SOON = new Page.WaitForFunctionOptions().setTimeout(20_000);

    private Page page() {
        return screen.page;
    }

    /** A title, some words of one's own, and a table out of a word processor. */
    void write(String title) {
        screen.fill("标题", title);
        page().getByLabel("信息来源").fill(OFFICE);
        page().locator(".prose").click();
        page().keyboard().type("河堤加固工程已于本周完成主体施工。");
        page().keyboard().press("Enter");
        paste("""
                <html><body lang=ZH-CN><p class=MsoNormal style='font-family:宋体;color:red'><!--[if x]>批注<![endif]-->各标段进度如下：</p>
                <table class=MsoTableGrid><tr><td><b>标段</b></td><td><b>进度</b></td></tr><tr><td>一标段</td><td>已完工</td></tr></table></body></html>
                """);
        assertThat(page().getByText("粘贴的内容已整理")).isVisible();
        assertThat(page().locator(".prose th").first()).hasText("标段");
        assertThat(page().locator(".top")).containsText("已自动保存");
    }

    private void paste(String html) {
        page().evaluate("""
                html => {
                    const data = new DataTransfer();
                    data.setData('text/html', html);
                    document.querySelector('.prose').dispatchEvent(
                        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
                }\
                """, html);
    }

    void typeAtTheEnd(String words) {
        page().locator(".prose p").last().click();
        page().keyboard().press("End");
        page().keyboard().type(words);
    }

    void addPicture() throws IOException {
        screen.press("图片");
        upload(new FilePayload("河堤" + number + ".png", "image/png", picture()));
        page().getByLabel("替代文字").fill("河堤上的施工现场");
        screen.pressInDialog("插入");
        assertThat(page().locator(".prose figure img")).hasJSProperty("complete", true);
    }

    void addFile() {
        section("附件").getByText("添加").click();
        byte[] table = ("标段,进度\n一标段,已完工\n" + number + "\n").getBytes(StandardCharsets.UTF_8);
        upload(new FilePayload("进度表" + number + ".csv", "text/csv", table));
        screen.pressInDialog("插入");
    }

    private Locator section(String name) {
        return page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name));
    }

    private void upload(FilePayload file) {
        screen.dialog().locator("input[type=file]").setInputFiles(file);
        assertThat(screen.dialog().locator("[aria-pressed=true]").getByText(file.name))
                .isVisible();
    }

    void place(String channel) {
        section("投放").getByText("添加").click();
        page().getByLabel("找栏目").fill(channel);
        screen.dialog().locator(".tree button").first().click();
        assertThat(screen.dialog()).hasCount(0);
        assertThat(page().locator("#placements")).containsText("主栏目");
    }

    void save() {
        page().keyboard().press("Control+s");
        page().waitForFunction(
                        "() => document.querySelector('.top button[title=\"Ctrl S\"]').ariaDisabled === 'true'",
                        null,
                        SOON);
    }

    /** The link leads to the portal's configured port; here it has another. */
    String previewed() {
        Response answer =
                page().waitForResponse(response -> response.url().endsWith("/preview"), () -> screen.press("预览"));
        String url = new JsonMapper().readTree(answer.text()).path("url").asString();
        return url.substring(url.indexOf("/_preview/"));
    }

    /** @return when the last button was pressed */
    long release() {
        screen.press("通过");
        assertThat(screen.button("签发")).isEnabled();
        screen.press("签发");
        screen.pressInDialog("签发");
        long pressed = System.nanoTime();
        assertThat(page().locator(".top")).containsText("已发布");
        return pressed;
    }

    /** @return when it was released again */
    long correct(String title) {
        screen.fill("标题", title);
        save();
        return release();
    }

    void withdraw() {
        choose("撤稿");
        page().getByLabel("理由").fill("内容有误");
        screen.pressInDialog("撤稿");
        assertThat(page().locator(".top")).containsText("已撤稿");
    }

    /** From the menu of the other verbs. */
    void choose(String verb) {
        screen.press("更多动作");
        page().getByRole(AriaRole.DIALOG).getByText(verb).first().click();
    }

    byte[] picture() throws IOException {
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
