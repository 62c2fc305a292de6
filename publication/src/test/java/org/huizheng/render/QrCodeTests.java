package org.huizheng.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTests {

    private static final int SCALE = 4;

    @Test
    void aReaderReadsTheAddress() throws Exception {
        for (String address : new String[] {
            "https://www.linlan.gov.cn/",
            "https://www.linlan.gov.cn/zwgk/zcwj/202611/77.html",
            "https://rsj.linlan.gov.cn/a-very-long-channel/another-very-long-channel/and-a-third/202611/123456789.html"
        }) {
            assertThat(read(QrCode.svg(address))).isEqualTo(address);
        }
    }

    @Test
    void onlyAPageOfTheEngineHasOne() throws Exception {
        assertThat(QrCode.storedAt(QrCode.path("/"))).isEqualTo("/index.html");
        assertThat(QrCode.storedAt(QrCode.path("/zwgk/202611/7.html"))).isEqualTo("/zwgk/202611/7.html");
        for (String other : List.of("/_qr/files/7/1-aabbccdd.svg", "/_qr/_error/404.svg", "/_qr/x.png", "/x.svg")) {
            assertThat(QrCode.storedAt(other)).isEqualTo(other);
        }
        byte[] page = "<link rel=\"canonical\" href=\"https://a.gov.cn/7.html\">".getBytes(StandardCharsets.UTF_8);
        assertThat(read(new String(QrCode.of(page), StandardCharsets.UTF_8))).isEqualTo("https://a.gov.cn/7.html");
    }

    private static String read(String svg) throws Exception {
        int size = Integer.parseInt(svg.replaceAll("(?s).*viewBox=\"0 0 (\\d+).*", "$1"));
        int width = size * SCALE;
        int[] pixels = new int[width * width];
        Arrays.fill(pixels, 0xffffffff);
        Matcher run = Pattern.compile("M(\\d+) (\\d+)\\.5h(\\d+)").matcher(svg);
        while (run.find()) {
            int from = Integer.parseInt(run.group(1)) * SCALE;
            int top = Integer.parseInt(run.group(2)) * SCALE;
            int to = from + Integer.parseInt(run.group(3)) * SCALE;
            for (int y = top; y < top + SCALE; y++) {
                Arrays.fill(pixels, y * width + from, y * width + to, 0xff000000);
            }
        }
        var picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, pixels)));
        return new QRCodeReader().decode(picture).getText();
    }
}
