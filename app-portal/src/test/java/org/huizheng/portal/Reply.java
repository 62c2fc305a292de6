package org.huizheng.portal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** What came back over the socket, to the byte. */
record Reply(int status, String head, byte[] body) {

    static final String HOST = "www.linlan.localhost";

    static Reply to(int port, String method, String path, String... headers) {
        String host = Arrays.stream(headers).anyMatch(h -> h.startsWith("Host:")) ? "" : "Host: " + HOST + "\r\n";
        StringBuilder lines = new StringBuilder();
        for (String header : headers) {
            lines.append(header).append("\r\n");
        }
        return raw(port, method + ' ' + path + " HTTP/1.1\r\n" + host + lines + "Connection: close\r\n\r\n");
    }

    static Reply raw(int port, String request) {
        return of(exchange(port, request.getBytes(StandardCharsets.ISO_8859_1)));
    }

    static byte[] exchange(int port, byte[] request) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request);
            return socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply of(byte[] bytes) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = all.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Reply(0, all, new byte[0]);
        }
        return new Reply(
                Integer.parseInt(all.substring(9, 12)),
                all.substring(0, end),
                Arrays.copyOfRange(bytes, end + 4, bytes.length));
    }

    @Nullable
    String header(String name) {
        return head.lines()
                .skip(1)
                .filter(l -> l.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                .map(l -> l.substring(name.length() + 1).strip())
                .reduce((a, b) -> a + ", " + b)
                .orElse(null);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    String unpacked() {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            var out = new ByteArrayOutputStream();
            in.transferTo(out);
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
