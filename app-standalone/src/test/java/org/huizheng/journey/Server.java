package org.huizheng.journey;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port of the product asked under any host name, with any header: what an ordinary HTTP client does not allow. Each
 * request comes from another loopback address, so that the limits per client stay out of the way.
 */
record Server(int port, String host, Map<String, String> headers) {

    record Reply(int status, Map<String, String> headers, String body) {}

    Server as(String otherHost) {
        return new Server(port, otherHost, headers);
    }

    Server with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Server(port, host, more);
    }

    Reply get(String path) throws IOException {
        return send("GET", path, "");
    }

    Reply post(String path, String json) throws IOException {
        return with("Content-Type", "application/json").send("POST", path, json);
    }

    private Reply send(String method, String path, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head =
                new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\n");
        head.append("Connection: close\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (method.equals("POST")) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        try (Socket socket = new Socket()) {
            byte[] from = {127, 0, 0, (byte) ThreadLocalRandom.current().nextInt(2, 120)};
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(from), 0));
            socket.setSoTimeout(60_000);
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 5_000);
            socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(content);
            return read(socket.getInputStream().readAllBytes());
        }
    }

    private static Reply read(byte[] all) throws IOException {
        int end = new String(all, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("no answer");
        }
        String[] lines = new String(all, 0, end, StandardCharsets.ISO_8859_1).split("\r\n");
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon), lines[i].substring(colon + 1).strip());
        }
        byte[] rest = new ByteArrayInputStream(all, end + 4, all.length).readAllBytes();
        byte[] body = "chunked".equals(headers.get("Transfer-Encoding")) ? joined(rest) : rest;
        return new Reply(Integer.parseInt(lines[0].split(" ")[1]), headers, new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] joined(byte[] chunks) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(chunks));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int length = size(in); length > 0; length = size(in)) {
            out.write(in.readNBytes(length));
            in.skipNBytes(2);
        }
        return out.toByteArray();
    }

    private static int size(DataInputStream in) throws IOException {
        StringBuilder digits = new StringBuilder();
        for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
            digits.append((char) c);
        }
        return Integer.parseInt(digits.toString().strip(), 16);
    }
}
