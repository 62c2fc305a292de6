package org.huizheng.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.Clip;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Takes the pictures in {@code docs/images} again: {@code -Dtest=TakePictures}, after a change one can see. */
class TakePictures {

    private static final Path FOLDER = Path.of("../docs/images");
    private static final int LONGEST = Integer.getInteger("pictures.longest", 1_800);

    @Test
    void ofTheDemoCity() throws Exception {
        RunningCity city = RunningCity.get();
        Files.createDirectories(FOLDER);
        Map<String, String> addresses = addresses(city);
        for (int width : new int[] {1440, 375}) {
            try (Chromium chromium = new Chromium();
                    Visit visit = new Visit(chromium, true)) {
                for (Map.Entry<String, String> address : addresses.entrySet()) {
                    take(visit.page, address.getValue(), width, address.getKey());
                }
            }
        }
    }

    private static Map<String, String> addresses(RunningCity city) throws Exception {
        String portal = city.url("linlan");
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("home", portal + "/");
        addresses.put("home-department", city.url("sfj") + "/");
        addresses.put("channel", portal + "/xwzx/yaowen/");
        addresses.put("channel-policy", city.url("sfj") + "/flfg/dfxfg/");
        addresses.put("channel-service", portal + "/bsfw/grbs/ylfw/");
        addresses.put("section", portal + "/zwgk/");
        addresses.put("article", portal + newest(city, "xwzx/tpxw", "document"));
        addresses.put("policy", portal + newest(city, "zwgk/zcwj", "document-policy"));
        addresses.put("interpretation", portal + newest(city, "zwgk/zcjd", "document-interpretation"));
        addresses.put("service", portal + newest(city, "bsfw/grbs/ylfw", "document-service"));
        addresses.put("leaders", portal + "/zwgk/ldzc/");
        addresses.put("agencies", portal + "/zwgk/jgsz/");
        addresses.put("gallery", portal + newest(city, "zjll/yxll", "document-gallery"));
        addresses.put("search", portal + "/search?q=" + URLEncoder.encode("高龄津贴", StandardCharsets.UTF_8));
        addresses.put("map", portal + "/map.html");
        addresses.put("statement", portal + "/accessibility.html");
        addresses.put("404", portal + "/nowhere.html");
        Address gone = Address.ofEveryType(city).getLast();
        addresses.put("410", city.url(gone.site()) + gone.path());
        // Last: whoever was there reads on in large type.
        addresses.put("home-elder", portal + "/elder.html");
        return addresses;
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
                FOLDER.resolve("portal-" + name + "-" + width + ".png").toFile());
    }

    private static String newest(RunningCity city, String channel, String template) {
        return city.database()
                .sql("""
                        select m.path from page.manifest m join release.site s using (site_id)
                            join page.release_head h using (site_id, release)
                            join release.document d on m.page = 'document:' || d.document_id
                        where s.code = 'linlan' and m.path like '/' || ? || '/%' and m.template = 'templates/' || ? || '.peb'
                        order by d.published_at desc, m.path limit 1
                        """)
                .params(channel, template)
                .query(String.class)
                .single();
    }
}
