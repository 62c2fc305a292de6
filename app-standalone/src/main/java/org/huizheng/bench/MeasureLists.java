package org.huizheng.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huizheng.channel.ChannelQueries;
import org.huizheng.configuration.Settings;
import org.huizheng.document.EditionQueries;
import org.huizheng.document.EditionQueries.Filter;
import org.huizheng.document.EditionState;
import org.huizheng.kernel.SiteScope;
import org.huizheng.search.SearchFollower;
import org.huizheng.standalone.Product;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code bench list --documents N}: fills a site, then reads the editors' list by every filter as an editor of this site
 * does, row-level security on: its first page, and pages anywhere down to its end.
 */
public final class MeasureLists {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 50;
    private static final int READS = 2_000;
    private static final int WARM_UP = 500;

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
            Path file = scratch.synthetic(documents);
            try (Product product = Product.start(scratch.settings(given), false, progress::println)) {
                long site = Scratch.openSite(product, false);
                Scratch.fill(product, file, progress);
                product.settle((what, done, total) -> {});
                product.bean(SearchFollower.class).catchUp();
                measure(product, site, documents);
            }
        }
    }

    private void measure(Product product, long site, int documents) {
        double firstP99 = 0;
        double deepP99 = 0;
        Map<String, Object> filters = new LinkedHashMap<>();
        for (Filter filter : filters(product, site)) {
            Times times = read(product, filter);
            filters.put(name(filter), times);
            firstP99 = Math.max(firstP99, times.firstP99Ms);
            deepP99 = Math.max(deepP99, times.deepP99Ms);
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", "list");
        line.put("documents", documents);
        line.put("firstP99Ms", firstP99);
        line.put("deepP99Ms", deepP99);
        line.put("filters", filters);
        out.println(JSON.writeValueAsString(line));
    }

    private record Times(double firstP50Ms, double firstP99Ms, double deepP50Ms, double deepP99Ms) {}

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

    /** The first page and one further down, in turn. */
    private static Times read(Product product, Filter filter) {
        EditionQueries queries = product.bean(EditionQueries.class);
        List<String> places = places(product, filter);
        double[] first = new double[READS];
        double[] deep = new double[READS];
        for (int i = -WARM_UP; i < READS; i++) {
            double one = millis(queries, filter, "");
            double any = millis(queries, filter, places.get(Math.floorMod(i * 7_919, places.size())));
            if (i >= 0) {
                first[i] = one;
                deep[i] = any;
            }
        }
        return new Times(
                Percentile.of(first, 0.50),
                Percentile.of(first, 0.99),
                Percentile.of(deep, 0.50),
                Percentile.of(deep, 0.99));
    }

    private static double millis(EditionQueries queries, Filter filter, String place) {
        long start = System.nanoTime();
        queries.list(SiteScope.of(filter.siteId()), filter, place.isEmpty() ? null : place, PAGE);
        return (System.nanoTime() - start) / 1e6;
    }
}
