package org.huizheng.render;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address a page gives itself, as a QR code. Drawn when it is asked for: drawn into each page it would cost as much as
 * the page.
 */
final class QrCode {

    private static final String PREFIX = "/_qr";
    private static final Pattern CANONICAL = Pattern.compile("<link rel=\"canonical\" href=\"([^\"]+)\">");
    private static final Map<EncodeHintType, Object> HINTS = Map.of(EncodeHintType.CHARACTER_SET, "UTF-8");
    private static final int QUIET = 4;

    private QrCode() {}

    /** Where the picture for a stored page is. */
    static String path(String page) {
        String file = page.endsWith("/") ? page + "index.html" : page;
        return PREFIX + file.substring(0, file.length() - ".html".length()) + ".svg";
    }

    /** The page a picture is made of, or the address itself. What was uploaded says nothing about its address. */
    static String storedAt(String path) {
        if (!path.startsWith(PREFIX + "/") || !path.endsWith(".svg")) {
            return path;
        }
        String page = path.substring(PREFIX.length(), path.length() - ".svg".length()) + ".html";
        return page.startsWith("/files/") || page.startsWith("/_") ? path : page;
    }

    /** @throws IOException when the page does not say its address */
    static byte[] of(byte[] page) throws IOException {
        Matcher address = CANONICAL.matcher(new String(page, StandardCharsets.UTF_8));
        if (!address.find()) {
            throw new IOException("the page does not say its address");
        }
        return svg(address.group(1)).getBytes(StandardCharsets.UTF_8);
    }

    static String svg(String address) throws IOException {
        ByteMatrix matrix = matrix(address);
        int size = matrix.getWidth() + 2 * QUIET;
        StringBuilder out = new StringBuilder(4_096);
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(size)
                .append(' ')
                .append(size)
                .append("\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h")
                .append(size)
                .append('v')
                .append(size)
                .append("H0z\"/><path stroke=\"#000\" d=\"");
        for (int y = 0; y < matrix.getHeight(); y++) {
            row(out, matrix, y);
        }
        return out.append("\"/></svg>").toString();
    }

    /** A line through the middle of each run of dark modules. */
    private static void row(StringBuilder out, ByteMatrix matrix, int y) {
        int x = 0;
        while (x < matrix.getWidth()) {
            int from = x;
            while (x < matrix.getWidth() && matrix.get(x, y) == 1) {
                x++;
            }
            if (x > from) {
                out.append('M')
                        .append(from + QUIET)
                        .append(' ')
                        .append(y + QUIET)
                        .append(".5h")
                        .append(x - from);
            }
            x++;
        }
    }

    private static ByteMatrix matrix(String address) throws IOException {
        try {
            return Encoder.encode(address, ErrorCorrectionLevel.L, HINTS).getMatrix();
        } catch (WriterException e) {
            throw new IOException("the address is too long for a QR code", e);
        }
    }
}
