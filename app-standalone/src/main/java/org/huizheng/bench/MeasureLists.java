package org.huizheng.bench;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huizheng.account.Grant;
import org.huizheng.account.web.SessionCookies;
import org.huizheng.channel.ChannelQueries;
import org.huizheng.configuration.Settings;
import org.huizheng.document.DocumentFilter;
import org.huizheng.document.DocumentQueries;
import org.huizheng.document.EditionState;
import org.huizheng.kernel.SiteScope;
import org.huizheng.search.SearchFollower;
import org.huizheng.standalone.Product;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code bench list --documents N}: fills a site, then reads the editors' list by every filter as an editor of this site
 * does, row-level security on: its first page, and pages anywhere down to its end. Last an editor who has signed in
 * opens the list over HTTP, with the number of documents in each state.
 */
public final class MeasureLists {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 50;
    private static final int READS = 2_000;
    private static final int WARM_UP = 500;

    /** As often as one session may call. */
    private static final int OPENINGS = 100;

    private static final Duration BETWEEN = Duration.ofMillis(150);

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
            try (Product product = Product.start(scratch.settings(given), true, progress::println)) {
                long site = Scratch.openSite(product, false);
                Scratch.fill(product, file, progress);
                product.settle((what, done, total) -> {});
                product.bean(SearchFollower.class).catchUp();
                measure(product, site, documents);
            }
        }
    }

    private void measure(Product product, long site, int documents) throws Exception {
        double firstP99 = 0;
        double deepP99 = 0;
        Map<String, Object> filters = new LinkedHashMap<>();
        for (DocumentFilter filter : filters(product, site)) {
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
        double[] openings = open(product, site);
        line.put("openP50Ms", Percentile.of(openings, 0.50));
        line.put("openP99Ms", Percentile.of(openings, 0.99));
        out.println(JSON.writeValueAsString(line));
    }

    private record Times(double firstP50Ms, double firstP99Ms, double deepP50Ms, double deepP99Ms) {}

    /** A large channel, a state that all documents have or none has, a word that all have or none has. */
    private static List<DocumentFilter> filters(Product product, long site) {
        long channel = product.bean(ChannelQueries.class).tree(SiteScope.everySite(), site).stream()
                .filter(c -> c.path().equals("xwzx/l1"))
                .findFirst()
                .orElseThrow()
                .id();
        DocumentFilter all = DocumentFilter.of(site, List.of());
        DocumentFilter released = DocumentFilter.of(site, List.of(EditionState.RELEASED));
        DocumentFilter drafts = DocumentFilter.of(site, List.of(EditionState.DRAFT));
        return List.of(
                all,
                released,
                drafts,
                all.inChannel(channel),
                released.inChannel(channel),
                drafts.inChannel(channel),
                all.having("测速"),
                all.having("没有这个词"));
    }

    private static String name(DocumentFilter filter) {
        return "site" + (filter.channels().isEmpty() ? "" : "+channel")
                + filter.states().stream().map(state -> "+" + state).collect(Collectors.joining())
                + (filter.words().isEmpty() ? "" : "+" + filter.words());
    }

    /** Where every page from the hundredth on begins, or the last there is. */
    private static List<String> places(Product product, DocumentFilter filter) {
        DocumentQueries queries = product.bean(DocumentQueries.class);
        List<String> places = new ArrayList<>(List.of(""));
        for (var slice = queries.list(SiteScope.of(Set.copyOf(filter.sites())), filter, null, PAGE);
                slice.next() != null;
                slice = queries.list(SiteScope.of(Set.copyOf(filter.sites())), filter, slice.next(), PAGE)) {
            places.add(slice.next());
        }
        return places.subList(Math.min(100, places.size() - 1), places.size());
    }

    /** The first page and one further down, in turn. */
    private static Times read(Product product, DocumentFilter filter) {
        DocumentQueries queries = product.bean(DocumentQueries.class);
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

    private static double millis(DocumentQueries queries, DocumentFilter filter, String place) {
        long start = System.nanoTime();
        queries.list(SiteScope.of(Set.copyOf(filter.sites())), filter, place.isEmpty() ? null : place, PAGE);
        return (System.nanoTime() - start) / 1e6;
    }

    private static double[] open(Product product, long site) throws Exception {
        Staff editor = Staff.claim(product, "bench-editor", List.of(new Grant("site-editor", site, null)))
                .enrol(product);
        double[] millis = new double[OPENINGS];
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = -OPENINGS; i < OPENINGS; i++) {
                long start = System.nanoTime();
                get(client, product, editor, "/api/documents?site=" + Scratch.SITE);
                get(client, product, editor, "/api/documents/counts?site=" + Scratch.SITE);
                millis[Math.floorMod(i, OPENINGS)] = (System.nanoTime() - start) / 1e6;
                Thread.sleep(BETWEEN);
            }
        }
        return millis;
    }

    private static void get(HttpClient client, Product product, Staff editor, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(product.consoleUrl() + path))
                .header("Cookie", SessionCookies.SESSION + "=" + editor.opened().token())
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
    }
}
