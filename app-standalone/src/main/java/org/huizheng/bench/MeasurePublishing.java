package org.huizheng.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.huizheng.configuration.Settings;
import org.huizheng.kernel.Problem;
import org.huizheng.search.SearchFollower;
import org.huizheng.standalone.Product;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code bench publish --documents N}: fills a site, then releases one article after the other by the API and asks the
 * portal over HTTP until it shows the article, and the search until it finds it. Files are counted from outside. Then the whole
 * site is made anew once, for what that takes at this size.
 */
public final class MeasurePublishing {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int RELEASES = 220;
    private static final int COUNTED = 20;
    private static final long PATIENCE_NANOS = 30_000_000_000L;
    /** Asking without a pause would take a core from what is measured. */
    private static final long PAUSE_NANOS = 2_000_000;
    /** The kernel gives a file the time of its last tick. */
    private static final Duration CLOCK_OF_FILES = Duration.ofMillis(10);

    private final Settings given;
    private final PrintStream out;
    private final PrintStream progress;
    private final HttpClient http = HttpClient.newHttpClient();

    public MeasurePublishing(Settings given, PrintStream out, PrintStream progress) {
        this.given = given;
        this.out = out;
        this.progress = progress;
    }

    public void perform(int documents, Path scratchParent) throws Exception {
        try (Scratch scratch = Scratch.below(scratchParent)) {
            Settings settings = scratch.settings(given);
            Path file = scratch.synthetic(documents);
            try (Product product = Product.start(settings, true, progress::println)) {
                long site = Scratch.openSite(product, true);
                Scratch.fill(product, file, progress);
                product.settle((what, done, total) -> {});
                product.bean(SearchFollower.class).catchUp();
                List<Notice> drafts = Notice.approved(product, site, RELEASES);
                String token = Files.readString(settings.data().resolve("secrets/command.token"))
                        .trim();
                measure(product, settings, token, documents, drafts);
                new MeasureGeneration(given, out, progress).regenerate(product, 0);
            }
        }
    }

    private void measure(Product product, Settings settings, String token, int documents, List<Notice> drafts)
            throws Exception {
        try (Costs costs = new Costs()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("bench", "publish");
            line.put("documents", documents);
            line.put("releases", drafts.size());
            releaseEach(product, settings, token, drafts, line);
            line.put("peakMemoryMiB", costs.peakMebibytes());
            out.println(JSON.writeValueAsString(line));
        }
    }

    private void releaseEach(
            Product product, Settings settings, String token, List<Notice> drafts, Map<String, Object> line)
            throws Exception {
        Path pages = settings.data().resolve("pages").resolve(Scratch.SITE);
        double[] visible = new double[drafts.size()];
        double[] found = new double[drafts.size()];
        long files = 0;
        for (int i = 0; i < drafts.size(); i++) {
            Notice draft = drafts.get(i);
            Instant before = Instant.now().minus(CLOCK_OF_FILES);
            long start = System.nanoTime();
            release(product, token, draft.documentId());
            String head = product.portalUrl() + "/xwzx/l1/";
            String search =
                    product.portalUrl() + "/search.json?q=" + URLEncoder.encode(draft.mark(), StandardCharsets.UTF_8);
            Seen seen = Seen.until(start, () -> get(head).contains(draft.mark()), () -> get(search)
                    .contains(draft.title()));
            visible[i] = seen.visible();
            found[i] = seen.found();
            if (i < COUNTED) {
                product.settle((what, done, total) -> {});
                files += writtenSince(before, pages);
            }
        }
        line.put("p50Ms", Percentile.of(visible, 0.50));
        line.put("p99Ms", Percentile.of(visible, 0.99));
        line.put("filesPerPublish", MeasureGeneration.rounded((double) files / COUNTED));
        line.put("searchP50Ms", Percentile.of(found, 0.50));
        line.put("searchP99Ms", Percentile.of(found, 0.99));
    }

    private void release(Product product, String token, long documentId) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(product.consoleUrl() + "/api/operations/release"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("documents", List.of(documentId)))))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200 || response.body().contains("\"problem\"")) {
            throw new Problem("bench-failed", 500, "签发失败：" + response.body());
        }
    }

    private String get(String url) {
        try {
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 429) {
                throw new Problem("bench-failed", 500, "门户限制了检索的次数，测得的时间没有意义");
            }
            return answer.body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** Milliseconds until a reader saw the page, and until the search found it; asked for in turn. */
    private record Seen(double visible, double found) {

        static Seen until(long start, BooleanSupplier isVisible, BooleanSupplier isFound) {
            double visible = 0;
            double found = 0;
            while (visible == 0 || found == 0) {
                if (visible == 0 && isVisible.getAsBoolean()) {
                    visible = since(start);
                }
                if (found == 0 && isFound.getAsBoolean()) {
                    found = since(start);
                }
                if (System.nanoTime() - start > PATIENCE_NANOS) {
                    throw new Problem("bench-failed", 500, "等了 30 秒仍看不到发布的稿件");
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            return new Seen(visible, found);
        }

        private static double since(long start) {
            return (System.nanoTime() - start) / 1e6;
        }
    }

    /** Counted from outside; a page replaced is another file, and the sealed lists and their journal count too. */
    private static long writtenSince(Instant moment, Path pages) throws IOException {
        AtomicLong files = new AtomicLong();
        Files.walkFileTree(pages, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()
                        && !attributes.lastModifiedTime().toInstant().isBefore(moment)) {
                    files.incrementAndGet();
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files.get();
    }
}
