package org.huizheng.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.Clip;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Takes the pictures in {@code docs/pictures} again: {@code -Dtest=TakePictures}, after a change one can see. */
class TakePictures {

    private static final Path FOLDER = Path.of("../docs/pictures");
    private static final int LONGEST = 1_800;

    @Test
    void ofTheDemoCity() throws Exception {
        RunningCity city = RunningCity.get();
        Files.createDirectories(FOLDER);
        try (Chromium chromium = new Chromium();
                Visit visit = new Visit(chromium, true)) {
            take(visit.page, city.url("linlan") + "/", 1440, "portal-home");
            take(visit.page, city.url("sfj") + "/", 1440, "portal-department");
            take(visit.page, city.url("linlan") + path(city, "zwgk/zcwj", "document-policy"), 1440, "portal-policy");
            take(
                    visit.page,
                    city.url("linlan") + path(city, "bsfw/grbs/ylfw", "document-service"),
                    1440,
                    "portal-service");
            take(
                    visit.page,
                    city.url("linlan") + "/search?q=%E9%AB%98%E9%BE%84%E6%B4%A5%E8%B4%B4",
                    1440,
                    "portal-search");
            take(visit.page, city.url("linlan") + "/elder.html", 1440, "portal-elder");
        }
        try (Chromium chromium = new Chromium();
                Visit visit = new Visit(chromium, true)) {
            take(visit.page, city.url("linlan") + "/", 375, "portal-375");
        }
    }

    private static void take(Page page, String url, int width, String name) throws IOException {
        page.setViewportSize(width, 900);
        page.navigate(url);
        Object height = page.evaluate("document.documentElement.scrollHeight");
        byte[] picture = page.screenshot(new ScreenshotOptions()
                .setFullPage(true)
                .setClip(new Clip(0, 0, width, Math.min(LONGEST, ((Number) height).intValue()))));
        BufferedImage colours = ImageIO.read(new ByteArrayInputStream(picture));
        ImageIO.write(
                new FewColours(colours).perform(),
                "png",
                FOLDER.resolve(name + ".png").toFile());
    }

    private static String path(RunningCity city, String channel, String template) {
        return city.database()
                .sql("""
                        select m.path from page.manifest m join release.site s using (site_id)
                            join page.release_head h using (site_id, release)
                        where s.code = 'linlan' and m.path like '/' || ? || '/%' and m.template = 'templates/' || ? || '.peb'
                        order by m.size desc limit 1
                        """)
                .params(channel, template)
                .query(String.class)
                .single();
    }
}
