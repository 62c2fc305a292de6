package org.huizheng.kernel.outbound;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one HTTP/1 answer; of a head or a body that does not end it reads no more than there is room for. */
final class ReadAnswer {

    private static final int MOST_HEAD = 16 << 10;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)(?: .*)?");

    private final InputStream in;

    ReadAnswer(InputStream in) {
        this.in = in;
    }

    GuardedClient.Answer perform() throws IOException {
        int left = MOST_HEAD;
        while (true) {
            String first = line(left);
            Matcher status = STATUS.matcher(first);
            if (!status.matches()) {
                throw new IOException("答复不是 HTTP");
            }
            int code = Integer.parseInt(status.group(1));
            left -= first.length();
            Map<String, String> headers = headers(left);
            if (code >= 200) {
                String text = new String(body(code, headers), StandardCharsets.UTF_8);
                return new GuardedClient.Answer(code, headers.getOrDefault("location", ""), text);
            }
        }
    }

    private Map<String, String> headers(int most) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        int left = most;
        for (String line = line(left); !line.isEmpty(); line = line(left)) {
            left -= line.length();
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private byte[] body(int status, Map<String, String> headers) throws IOException {
        if (status == 204 || status == 304) {
            return new byte[0];
        }
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        String length = headers.getOrDefault("content-length", "");
        int most = length.matches("\\d{1,18}")
                ? (int) Math.min(GuardedClient.MOST, Long.parseLong(length))
                : GuardedClient.MOST;
        return in.readNBytes(most);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (body.size() < GuardedClient.MOST) {
            String size = line(100).replaceAll(";.*", "").strip();
            if (!size.matches("[0-9a-fA-F]{1,8}")) {
                throw new IOException("答复的分块不对");
            }
            long chunk = Long.parseLong(size, 16);
            if (chunk == 0) {
                break;
            }
            body.writeBytes(in.readNBytes((int) Math.min(chunk, GuardedClient.MOST - body.size())));
            if (body.size() < GuardedClient.MOST) {
                line(100);
            }
        }
        return body.toByteArray();
    }

    private String line(int most) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("答复没有说完就断了");
            }
            if (next == '\n') {
                int end = line.length();
                return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
            }
            if (line.length() >= most) {
                throw new IOException("答复的头太长");
            }
            line.append((char) next);
        }
    }
}
