package org.huizheng.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huizheng.configuration.Settings;
import org.huizheng.document.ReleaseEdition;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.render.RenderProgress;
import org.huizheng.render.RequestRebuild;
import org.huizheng.standalone.Product;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code bench rebuild --documents N}: what the public and other sites notice while one site is made anew: how long a page
 * takes to be answered, and an urgent notice of another site to be seen, against the same while nothing else goes on.
 */
public final class MeasureRebuild {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String OTHER = "other";
    private static final String OTHER_HOST = "other.localhost";
    private static final String LIST = "/xwzx/l1/";
    private static final int NOTICES = 120;
    private static final int SMALL = 200;
    private static final Pattern ARTICLE = Pattern.compile("href=\"(/xwzx/l1/\\d[^\"]+)\"");
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Settings given;
    private final PrintStream out;
    private final PrintStream progress;
    private final SiteReader reader = new SiteReader();

    public MeasureRebuild(Settings given, PrintStream out, PrintStream progress) {
        this.given = given;
        this.out = out;
        this.progress = progress;
    }

    public void perform(int documents, Path scratchParent) throws Exception {
        try (Scratch scratch = Scratch.below(scratchParent)) {
            Settings settings = scratch.settings(given);
            try (Product product = Product.start(settings, true, progress::println)) {
                Scratch.openSite(product, true);
                long other = Scratch.openSite(product, OTHER, OTHER_HOST, true);
                Scratch.fill(product, OTHER, scratch.synthetic(SMALL), progress);
                Scratch.fill(product, scratch.synthetic(documents), progress);
                product.settle((what, done, total) -> {});
                Iterator<Notice> notices =
                        Notice.approved(product, other, NOTICES).iterator();
                product.settle((what, done, total) -> {});
                measure(product, documents, notices);
            }
        }
    }

    private void measure(Product product, int documents, Iterator<Notice> notices) throws Exception {
        String page = article(product);
        Samples warm = new Samples();
        for (int i = 0; i < NOTICES / 6; i++) {
            sample(product, page, notices.next(), warm);
        }
        Samples idle = new Samples();
        for (int i = 0; i < NOTICES / 3; i++) {
            sample(product, page, notices.next(), idle);
        }
        RenderProgress render = product.bean(RenderProgress.class);
        Samples busy = new Samples();
        int rebuilds = 0;
        long start = System.nanoTime();
        while (notices.hasNext()) {
            if (render.depth(Scratch.SITE).waiting() == 0) {
                product.bean(RequestRebuild.class).site(Scratch.SITE);
                rebuilds++;
            }
            sample(product, page, notices.next(), busy);
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", "rebuild");
        line.put("documents", documents);
        line.put("rebuilds", rebuilds);
        line.put("seconds", MeasureGeneration.rounded((System.nanoTime() - start) / 1e9));
        idle.into(line, "Idle");
        busy.into(line, "Rebuilding");
        line.put("serveP99Ratio", MeasureGeneration.rounded(busy.serve(0.99) / idle.serve(0.99)));
        line.put("noticeDelayedMs", MeasureGeneration.rounded(busy.notice(1) - idle.notice(0.5)));
        out.println(JSON.writeValueAsString(line));
    }

    /** One urgent notice until it is seen, pages asked for all the while. */
    private void sample(Product product, String page, Notice notice, Samples samples) throws InterruptedException {
        String portal = product.portalUrl();
        long start = System.nanoTime();
        product.bean(ReleaseEdition.class).perform(SiteScope.everySite(), Scratch.actor(), notice.editionId(), true);
        until(() -> reader.page(portal, OTHER_HOST, LIST).contains(notice.mark()), () -> {
            long asked = System.nanoTime();
            reader.page(portal, Scratch.HOST, page);
            samples.serve.add((System.nanoTime() - asked) / 1e6);
        });
        double seen = (System.nanoTime() - start) / 1e6;
        samples.notice.add(seen);
        progress.printf("%.0f 毫秒可见%n", seen);
        for (int i = 0; i < 40; i++) {
            long asked = System.nanoTime();
            reader.page(portal, Scratch.HOST, page);
            samples.serve.add((System.nanoTime() - asked) / 1e6);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static void until(BooleanSupplier seen, Runnable meanwhile) {
        long start = System.nanoTime();
        while (!seen.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new Problem("bench-failed", 500, "等了一分钟仍看不到加急的稿件");
            }
            meanwhile.run();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private String article(Product product) {
        Matcher link = ARTICLE.matcher(reader.page(product.portalUrl(), Scratch.HOST, LIST));
        if (!link.find()) {
            throw new Problem("bench-failed", 500, "栏目页里没有稿件");
        }
        return link.group(1);
    }

    /** Milliseconds: answers of the site that is made anew, and notices of the other until seen. */
    private static final class Samples {

        private final List<Double> serve = new ArrayList<>();
        private final List<Double> notice = new ArrayList<>();

        double serve(double p) {
            return Percentile.of(serve.stream().mapToDouble(d -> d).toArray(), p);
        }

        double notice(double p) {
            return Percentile.of(notice.stream().mapToDouble(d -> d).toArray(), p);
        }

        void into(Map<String, Object> line, String when) {
            line.put("serveP50Ms" + when, serve(0.5));
            line.put("serveP99Ms" + when, serve(0.99));
            line.put("noticeP50Ms" + when, notice(0.5));
            line.put("noticeMaxMs" + when, notice(1));
        }
    }
}
