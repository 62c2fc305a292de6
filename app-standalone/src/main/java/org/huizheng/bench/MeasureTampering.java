package org.huizheng.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.huizheng.configuration.Settings;
import org.huizheng.kernel.Problem;
import org.huizheng.standalone.Product;
import tools.jackson.databind.json.JsonMapper;

/** How long a changed page stays changed, and what looking for it costs while nothing is changed. */
public final class MeasureTampering {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int CHANGES = 40;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final long QUIET_SECONDS = 20;

    private final Settings given;
    private final PrintStream out;
    private final PrintStream progress;

    public MeasureTampering(Settings given, PrintStream out, PrintStream progress) {
        this.given = given;
        this.out = out;
        this.progress = progress;
    }

    public void perform(int documents, Path scratchParent) throws Exception {
        try (Scratch scratch = Scratch.below(scratchParent)) {
            Settings settings = scratch.settings(given);
            Path file = scratch.synthetic(documents);
            try (Product product = Product.start(settings, true, progress::println)) {
                Scratch.openSite(product, true);
                Scratch.fill(product, file, progress);
                product.settle((what, done, total) -> {});
                List<Path> pages = pages(settings.data().resolve("pages").resolve(Scratch.SITE));
                TimeUnit.SECONDS.sleep(QUIET_SECONDS);
                Quiet quiet = quiet();
                double[] millis = changes(pages);
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("bench", "tamper");
                line.put("pages", pages.size());
                line.put("repairedP50Ms", Percentile.of(millis, 0.50));
                line.put("repairedMaxMs", Percentile.of(millis, 1));
                line.put("guardCorePercent", quiet.guard);
                line.put("idleCorePercent", quiet.all);
                out.println(JSON.writeValueAsString(line));
            }
        }
    }

    private static List<Path> pages(Path site) throws IOException {
        Path release = site.resolve(Files.readString(site.resolve("current")).strip());
        try (Stream<Path> files = Files.walk(release)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /**
     * Per cent of one core while nothing goes on.
     *
     * @param guard what the guard's thread takes; what the database does for it is not in it
     * @param all what all processes take, the database included, whatever for: an upper bound of the guard's share
     */
    private record Quiet(double guard, double all) {}

    private static Quiet quiet() throws InterruptedException {
        long before = cpu();
        try (Costs costs = new Costs()) {
            TimeUnit.SECONDS.sleep(QUIET_SECONDS);
            double seconds = costs.seconds();
            return new Quiet(
                    MeasureGeneration.rounded((cpu() - before) / 1e7 / seconds),
                    MeasureGeneration.rounded(100 * costs.cpu() / seconds));
        }
    }

    private static long cpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(t -> t != null && t.getThreadName().equals("page-guard"))
                .mapToLong(t -> threads.getThreadCpuTime(t.getThreadId()))
                .sum();
    }

    private double[] changes(List<Path> pages) throws Exception {
        Random random = new Random(1);
        double[] millis = new double[CHANGES];
        for (int i = 0; i < CHANGES; i++) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(3_000));
            Path page = pages.get(random.nextInt(pages.size()));
            byte[] sound = Files.readAllBytes(page);
            Files.delete(page);
            Files.writeString(page, "hacked");
            long start = System.nanoTime();
            while (!isAgain(page, sound)) {
                if (System.nanoTime() - start > PATIENCE_NANOS) {
                    throw new Problem("bench-failed", 500, "等了两分钟仍未修复：" + page);
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
            millis[i] = (System.nanoTime() - start) / 1e6;
            progress.printf("第 %d 处 %,.0f 毫秒%n", i + 1, millis[i]);
        }
        return millis;
    }

    private static boolean isAgain(Path page, byte[] sound) {
        try {
            return Arrays.equals(Files.readAllBytes(page), sound);
        } catch (IOException awaited) {
            return false;
        }
    }
}
