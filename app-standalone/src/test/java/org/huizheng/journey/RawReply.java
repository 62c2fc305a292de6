package org.huizheng.journey;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.GZIPInputStream;

/** An answer with its bytes, unpacked; asked for with exactly the lines that are given. */
record RawReply(int status, Map<String, String> headers, byte[] body) {

    /** @param lines behind the request line, without the one that closes the connection */
    static RawReply to(int port, String request, List<String> lines) throws IOException {
        try (Socket socket = new Socket()) {
            byte[] from = {127, 0, 0, (byte) ThreadLocalRandom.current().nextInt(2, 120)};
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(from), 0));
            socket.setSoTimeout(30_000);
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 5_000);
            String head = request + " HTTP/1.1\r\n" + String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            return read(socket.getInputStream().readAllBytes());
        }
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    private static RawReply read(byte[] all) throws IOException {
        int end = new String(all, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("no answer");
        }
        String[] lines = new String(all, 0, end, StandardCharsets.ISO_8859_1).split("\r\n");
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.merge(
                    lines[i].substring(0, colon), lines[i].substring(colon + 1).strip(), (a, b) -> a + ", " + b);
        }
        byte[] body = new ByteArrayInputStream(all, end + 4, all.length).readAllBytes();
        body = "chunked".equals(headers.get("Transfer-Encoding")) ? joined(body) : body;
        boolean packed = "gzip".equals(headers.get("Content-Encoding")) && body.length > 0;
        return new RawReply(
                Integer.parseInt(lines[0].split(" ")[1]),
                headers,
                packed ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body);
    }

    private static byte[] joined(byte[] chunks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 0;
        while (at < chunks.length) {
            int line = at;
            while (chunks[line] != '\n') {
                line++;
            }
            int size = Integer.parseInt(new String(chunks, at, line - at, StandardCharsets.US_ASCII).strip(), 16);
            out.write(chunks, line + 1, size);
            at = line + 1 + size + 2;
            if (size == 0) {
                break;
            }
        }
        return out.toByteArray();
    }
}
