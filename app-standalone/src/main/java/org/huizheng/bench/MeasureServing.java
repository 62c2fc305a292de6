package org.huizheng.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huizheng.configuration.Settings;
import org.huizheng.kernel.Problem;
import org.huizheng.standalone.Product;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code bench serve}: the CPU one article's page costs this process, and the same bytes as a plain file nginx with sendfile,
 * in turn; {@code wrk} asks.
 */
public final class MeasureServing {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int DOCUMENTS = 100;
    private static final int ROUNDS = 3;
    private static final Pattern ARTICLE = Pattern.compile("href=\"(/xwzx/l1/\\d[^\"]+)\"");
    private static final Pattern ANSWERED = Pattern.compile("(\\d+) requests in ");
    private static final String CONFIGURATION = """
            daemon off;
            master_process off;
            pid %1$s/nginx.pid;
            error_log stderr;
            events { worker_connections 1024; }
            http {
              access_log off;
              sendfile on;
              tcp_nopush on;
              open_file_cache max=1000;
              keepalive_requests 1000000000;
              default_type text/html;
              client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
              server { listen 127.0.0.1:%2$d; root %1$s; }
            }
            """;

    private final Settings given;
    private final PrintStream out;
    private final PrintStream progress;
    private final HttpClient http = HttpClient.newHttpClient();

    public MeasureServing(Settings given, PrintStream out, PrintStream progress) {
        this.given = given;
        this.out = out;
        this.progress = progress;
    }

    public void perform(Path scratchParent) throws Exception {
        try (Scratch scratch = Scratch.below(scratchParent)) {
            Settings settings = scratch.settings(given);
            try (Product product = Product.start(settings, true, progress::println)) {
                Scratch.openSite(product, true);
                Scratch.fill(product, scratch.synthetic(DOCUMENTS), progress);
                product.settle((what, done, total) -> {});
                String portal = product.portalUrl();
                measure(
                        portal + anArticle(portal),
                        Files.createDirectory(scratch.directory().resolve("nginx")));
            }
        }
    }

    private void measure(String url, Path root) throws IOException, InterruptedException {
        byte[] page = get(url);
        Files.write(root.resolve("page.html"), page);
        int port = freePort();
        Path configuration = Files.writeString(root.resolve("nginx.conf"), CONFIGURATION.formatted(root, port));
        Process nginx = start("nginx", "-c", configuration.toString());
        try {
            String plain = "http://127.0.0.1:" + port + "/page.html";
            ask(url, 10);
            ask(plain, 2);
            double ours = 0;
            double peers = 0;
            for (int round = 0; round < ROUNDS; round++) {
                ours += micros(ProcessHandle.current().pid(), "huizheng", url, page.length);
                peers += micros(nginx.pid(), "nginx", plain, page.length);
            }
            out.println(JSON.writeValueAsString(
                    Map.of("bench", "serve", "ratio", MeasureGeneration.rounded(ours / peers))));
        } finally {
            nginx.destroy();
            nginx.waitFor();
        }
    }

    /** Of one answer, while the server is asked as much as it can answer. */
    private double micros(long pid, String server, String url, int bytes) throws IOException, InterruptedException {
        double before = Costs.cpuSeconds(pid);
        long answers = ask(url, 5);
        double micros = MeasureGeneration.rounded((Costs.cpuSeconds(pid) - before) * 1e6 / answers);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", "serve");
        line.put("server", server);
        line.put("bytes", bytes);
        line.put("answers", answers);
        line.put("cpuMicros", micros);
        out.println(JSON.writeValueAsString(line));
        return micros;
    }

    /** @return how many answers came, all of them good */
    private static long ask(String url, int seconds) throws IOException, InterruptedException {
        Process wrk = start("wrk", "-t1", "-c16", "-d" + seconds + "s", url);
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher answered = ANSWERED.matcher(said);
        if (wrk.waitFor() != 0 || !answered.find() || said.contains("Non-2xx") || said.contains("Socket errors")) {
            throw new Problem("bench-failed", 500, "wrk：" + said);
        }
        return Long.parseLong(answered.group(1));
    }

    private static Process start(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new Problem("bench-failed", 500, "需要 " + command[0] + "（apt-get install nginx-light wrk）");
        }
    }

    private byte[] get(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new Problem("bench-failed", 500, url + " 回答 " + answer.statusCode());
        }
        return answer.body();
    }

    private String anArticle(String portal) throws IOException, InterruptedException {
        Matcher link = ARTICLE.matcher(new String(get(portal + "/xwzx/l1/"), StandardCharsets.UTF_8));
        if (!link.find()) {
            throw new Problem("bench-failed", 500, "栏目页里没有稿件");
        }
        return link.group(1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
