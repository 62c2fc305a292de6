package org.huizheng.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A cache as some stand in front of a portal: keeps every answer for good, whatever it says, until it is told to forget. */
final class FrontCache implements AutoCloseable {

    private static final String KEY = "k3y";

    /** What it was told, in its order: {@code PURGE jia.localhost/x/}, {@code BAN yi.localhost/}. */
    final List<String> told = new CopyOnWriteArrayList<>();

    private final Map<String, String> kept = new ConcurrentHashMap<>();
    private final URI portal;
    private final HttpServer server;
    private volatile int refusing;
    private volatile String refused = "";

    FrontCache(String portal) {
        this.portal = URI.create(portal);
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What a reader sees who asks it, not the portal. */
    String read(String host, String path) throws IOException {
        String key = host + path;
        String answer = kept.get(key);
        if (answer == null) {
            answer = fetched(host, path);
            kept.put(key, answer);
        }
        return answer;
    }

    /** From now on it answers so; 0 to do what it is told. */
    void refuse(int status) {
        refusing = status;
    }

    /** What it never forgets. */
    void refuse(String path) {
        refused = path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String host = exchange.getRequestHeaders().getFirst("Host");
            String path = exchange.getRequestURI().getRawPath();
            boolean known = KEY.equals(exchange.getRequestHeaders().getFirst("X-Key"));
            int refusal = !known ? 403 : path.equals(refused) ? 500 : refusing;
            if (refusal > 0) {
                exchange.sendResponseHeaders(refusal, -1);
                return;
            }
            told.add(exchange.getRequestMethod() + " " + host + path);
            List<String> forgotten = new ArrayList<>();
            switch (exchange.getRequestMethod()) {
                case "PURGE" -> forgotten.add(host + path);
                case "BAN" ->
                    kept.keySet().stream().filter(key -> key.startsWith(host)).forEach(forgotten::add);
                default -> throw new IllegalStateException(exchange.getRequestMethod());
            }
            boolean any = forgotten.stream().map(kept::remove).anyMatch(java.util.Objects::nonNull);
            exchange.sendResponseHeaders(any ? 200 : 404, -1);
        }
    }

    private String fetched(String host, String path) throws IOException {
        try (Socket socket = new Socket(portal.getHost(), portal.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** How a console is told of it. */
    String described(String name) {
        return """
                {"name": "%s", "form": "EACH", "page": {"method": "PURGE", "url": "%s{path}"},
                 "whole": {"method": "BAN", "url": "%s/"}, "headers": "Host: {host}\\nX-Key: {secret}", "secret": "%s"}""".formatted(name, url(), url(), KEY);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
