package org.huizheng.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huizheng.channel.ChannelQueries;
import org.huizheng.configuration.Settings;
import org.huizheng.document.EditionQueries;
import org.huizheng.document.EditionQueries.Filter;
import org.huizheng.document.EditionState;
import org.huizheng.interchange.ImportDocuments;
import org.huizheng.kernel.SiteScope;
import org.huizheng.standalone.Product;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code bench list --documents N}: fills a site, then reads the editors' list by every filter as an editor of this site
 * does, row-level security on: its first page, and pages anywhere down to its end.
 */
public final class MeasureLists {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 50;
    private static final int READS = 1_000;
    private static final int WARM_UP = 300;

    private final Settings given;
    private final PrintStream out;
    private final PrintStream progress;

    public MeasureLists(Settings given, PrintStream out, PrintStream progress) {
        this.given = given;
        this.out = out;
        this.progress = progress;
    }

    public void perform(int documents, Path scratchParent) throws Exception {
        try (Scratch scratch = Scratch.below(scratchParent)) {
            Path file = scratch.directory().resolve("news.jsonl");
            new SyntheticNews().write(file, documents);
            try (Product product = Product.start(scratch.settings(given), false, progress::println)) {
                long site = Scratch.openSite(product);
                product.bean(ImportDocuments.class)
                        .perform(
                                SiteScope.everySite(),
                                Scratch.actor(),
                                Scratch.SITE,
                                file,
                                true,
                                (lines, bytes, total) -> progress.printf("导入 %,d 行%n", lines));
                product.settle((what, done, total) -> {});
                measure(product, site, documents);
            }
        }
    }

    private void measure(Product product, long site, int documents) {
        double first = 0;
        double deep = 0;
        Map<String, Object> filters = new LinkedHashMap<>();
        for (Filter filter : filters(product, site)) {
            List<String> places = places(product, filter);
            double one = p99(product, filter, List.of(""));
            double any = p99(product, filter, places);
            filters.put(name(filter), List.of(one, any));
            first = Math.max(first, one);
            deep = Math.max(deep, any);
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", "list");
        line.put("documents", documents);
        line.put("firstP99Ms", first);
        line.put("deepP99Ms", deep);
        line.put("filters", filters);
        out.println(JSON.writeValueAsString(line));
    }

    /** Every combination, of a large channel and a state that all documents have or none has. */
    private static List<Filter> filters(Product product, long site) {
        long channel = product.bean(ChannelQueries.class).tree(SiteScope.everySite(), site).stream()
                .filter(c -> c.path().equals("xwzx/l1"))
                .findFirst()
                .orElseThrow()
                .id();
        return List.of(
                new Filter(site, null, null),
                new Filter(site, null, EditionState.RELEASED),
                new Filter(site, null, EditionState.DRAFT),
                new Filter(site, channel, null),
                new Filter(site, channel, EditionState.RELEASED),
                new Filter(site, channel, EditionState.DRAFT));
    }

    private static String name(Filter filter) {
        return "site" + (filter.channelId() == null ? "" : "+channel")
                + (filter.state() == null ? "" : "+" + filter.state());
    }

    /** Where every page from the hundredth on begins, or the last there is. */
    private static List<String> places(Product product, Filter filter) {
        EditionQueries queries = product.bean(EditionQueries.class);
        List<String> places = new ArrayList<>(List.of(""));
        for (var slice = queries.list(SiteScope.of(filter.siteId()), filter, null, PAGE);
                slice.next() != null;
                slice = queries.list(SiteScope.of(filter.siteId()), filter, slice.next(), PAGE)) {
            places.add(slice.next());
        }
        return places.subList(Math.min(100, places.size() - 1), places.size());
    }

    private static double p99(Product product, Filter filter, List<String> places) {
        EditionQueries queries = product.bean(EditionQueries.class);
        SiteScope scope = SiteScope.of(filter.siteId());
        double[] millis = new double[READS];
        for (int i = -WARM_UP; i < READS; i++) {
            String place = places.get(Math.floorMod(i * 7_919, places.size()));
            long start = System.nanoTime();
            queries.list(scope, filter, place.isEmpty() ? null : place, PAGE);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        return MeasureGeneration.rounded(millis[READS * 99 / 100 - 1]);
    }
}
