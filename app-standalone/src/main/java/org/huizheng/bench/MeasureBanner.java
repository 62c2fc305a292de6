package org.huizheng.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.huizheng.configuration.Settings;
import org.huizheng.emergency.ConfirmEmergency;
import org.huizheng.emergency.Emergency;
import org.huizheng.emergency.EmergencyPlan;
import org.huizheng.emergency.EmergencyQueries;
import org.huizheng.emergency.ProposeEmergency;
import org.huizheng.emergency.Reach;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.EmergencyContent;
import org.huizheng.release.EmergencyLevel;
import org.huizheng.standalone.Product;
import org.huizheng.theme.ApplyTheme;
import org.huizheng.theme.InstallTheme;
import org.huizheng.theme.Theme;
import tools.jackson.databind.json.JsonMapper;

/** How long from a confirmation until every site of a city shows a banner to its readers, and shows it no longer. */
public final class MeasureBanner {

    private static final JsonMapper JSON = new JsonMapper();
    private static final SiteScope EVERY = SiteScope.everySite();
    private static final int MUST_MILLIS = 30_000;
    private static final int AIM_MILLIS = 5_000;
    private static final long PAUSE_MILLIS = 5;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final String WORDS = "测速：暴雨红色预警";

    private final Settings given;
    private final PrintStream out;
    private final PrintStream progress;

    public MeasureBanner(Settings given, PrintStream out, PrintStream progress) {
        this.given = given;
        this.out = out;
        this.progress = progress;
    }

    public void perform(int sites, Path scratchParent) throws Exception {
        try (Scratch scratch = Scratch.below(scratchParent);
                Product product = Product.start(scratch.settings(given), true, progress::println)) {
            List<String> hosts = open(product, sites);
            SiteReader reader = new SiteReader();
            await(product, reader, hosts, false);
            for (int turn = 1; turn <= 3; turn++) {
                measure(product, reader, hosts, turn);
            }
        }
    }

    private List<String> open(Product product, int sites) throws InterruptedException {
        product.bean(InstallTheme.class).perform(Scratch.actor(), Theme.shipped("standard"));
        List<String> hosts = new ArrayList<>();
        for (int i = 0; i < sites; i++) {
            String code = "b" + (100_000 + i);
            String host = code + ".localhost";
            long site = Scratch.openSite(product, code, host, false);
            product.bean(ApplyTheme.class).perform(EVERY, Scratch.actor(), site, "standard");
            hosts.add(host);
            if (i % 100 == 99) {
                progress.printf("开设 %,d 个站点%n", i + 1);
            }
        }
        product.settle((what, done, total) -> {});
        TimeUnit.SECONDS.sleep(5);
        return hosts;
    }

    private void measure(Product product, SiteReader reader, List<String> hosts, int turn) throws Exception {
        Emergency proposed = product.bean(ProposeEmergency.class).perform(EVERY, new Actor("command", "one"), plan());
        long confirmed = System.nanoTime();
        product.bean(ConfirmEmergency.class)
                .perform(EVERY, new Actor("command", "other"), proposed.id(), proposed.fingerprint());
        double[] shown = seen(product, reader, hosts, true, confirmed);
        Instant ends = proposed.plan().endsAt();
        TimeUnit.MILLISECONDS.sleep(Math.max(0, Instant.now().until(ends, ChronoUnit.MILLIS)));
        double[] gone = seen(product, reader, hosts, false, System.nanoTime());
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", "banner");
        line.put("turn", turn);
        line.put("sites", hosts.size());
        line.put("shownP50Ms", Percentile.of(shown, 0.50));
        line.put("shownP95Ms", Percentile.of(shown, 0.95));
        line.put("shownLastMs", Percentile.of(shown, 1));
        line.put("goneAfterItsEndLastMs", Percentile.of(gone, 1));
        var report = product.bean(EmergencyQueries.class)
                .report(product.bean(EmergencyQueries.class)
                        .byId(EVERY, proposed.id())
                        .orElseThrow());
        line.put("writtenLastMs", report.last());
        line.put("must", Percentile.of(shown, 1) <= MUST_MILLIS);
        line.put("aim", Percentile.of(shown, 1) <= AIM_MILLIS);
        out.println(JSON.writeValueAsString(line));
    }

    /** Long enough to be shown everywhere first. */
    private static EmergencyPlan plan() {
        return new EmergencyPlan(
                false,
                new EmergencyContent(WORDS, EmergencyLevel.RED, "", "", true),
                Reach.CITY,
                null,
                null,
                "测速",
                null,
                Instant.now().plusSeconds(MUST_MILLIS / 1_000));
    }

    private void await(Product product, SiteReader reader, List<String> hosts, boolean shown) throws Exception {
        seen(product, reader, hosts, shown, System.nanoTime());
    }

    /**
     * Milliseconds after a moment, at most, at which each site answered as it should. One reader goes from site to site in the
     * order in which they are made: many at once would take the cores from what they wait for.
     */
    private static double[] seen(Product product, SiteReader reader, List<String> hosts, boolean shown, long since)
            throws InterruptedException {
        String portal = product.portalUrl();
        double[] millis = new double[hosts.size()];
        for (int i = 0; i < hosts.size(); i++) {
            while (reader.page(portal, hosts.get(i), "/").contains(WORDS) != shown) {
                if (System.nanoTime() - since > PATIENCE_NANOS) {
                    throw new Problem("bench-failed", 500, hosts.get(i) + " 两分钟后仍不对");
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            millis[i] = (System.nanoTime() - since) / 1e6;
        }
        return millis;
    }
}
