package org.huizheng.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;
import org.huizheng.kernel.SearchIndex;
import org.huizheng.kernel.SearchIndex.Order;
import org.huizheng.kernel.SearchIndex.Query;
import org.huizheng.kernel.SearchIndex.Within;
import org.huizheng.lucene.LuceneSearchIndex;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code bench search --documents N}: fills an index and asks it as the search page does, highlights included, one line a
 * kind of question. What HTTP and the page around it cost is not in it.
 */
public final class MeasureSearch {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int SEARCHES = 1_000;
    private static final int WARM_UP = 200;
    private static final int ADDED = 200;
    private static final int BATCH = 500;
    private static final int PAGE = 20;

    private final PrintStream out;
    private final PrintStream progress;
    private final SyntheticEntries entries = new SyntheticEntries();

    public MeasureSearch(PrintStream out, PrintStream progress) {
        this.out = out;
        this.progress = progress;
    }

    public void perform(int documents, Path scratchParent) throws IOException {
        try (Scratch scratch = Scratch.below(scratchParent);
                LuceneSearchIndex index = LuceneSearchIndex.open(scratch.directory(), Clock.systemUTC())) {
            fill(index, documents);
            ask(index, documents, "newest+facets", Order.NEWEST, true);
            ask(index, documents, "newest", Order.NEWEST, false);
            ask(index, documents, "relevance+facets", Order.RELEVANCE, true);
            add(index, documents);
        }
    }

    private void fill(SearchIndex index, int documents) {
        long start = System.nanoTime();
        for (int from = 1; from <= documents; from += BATCH) {
            index.put(LongStream.range(from, Math.min(documents + 1L, from + BATCH))
                    .mapToObj(entries::entry)
                    .toList());
            progress.printf("%,d / %,d%n", Math.min(documents, from + BATCH - 1), documents);
        }
        index.refresh();
        double seconds = (System.nanoTime() - start) / 1e9;
        line(documents, "put", Map.of("perSecond", Math.round(documents / seconds)));
    }

    private void ask(SearchIndex index, int documents, String what, Order order, boolean facets) {
        measure(documents, what, SEARCHES, i -> index.search(question(entries.question(), order, facets)));
    }

    /** From a new document until a search finds it. */
    private void add(SearchIndex index, int documents) {
        measure(documents, "put until found", ADDED, i -> {
            var entry = entries.entry(documents + WARM_UP + i + 1L);
            index.put(List.of(entry));
            index.search(question(entry.documentNumber(), Order.NEWEST, true));
        });
    }

    private static Query question(String words, Order order, boolean facets) {
        return new Query(words, Set.of(), Map.of(), null, null, Within.ALL, order, 0, PAGE, facets);
    }

    private void measure(int documents, String what, int times, IntConsumer work) {
        double[] millis = new double[times];
        for (int i = -WARM_UP; i < times; i++) {
            long start = System.nanoTime();
            work.accept(i);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("p50Ms", Percentile.of(millis, 0.50));
        figures.put("p99Ms", Percentile.of(millis, 0.99));
        line(documents, what, figures);
    }

    private void line(int documents, String what, Map<String, Object> figures) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", "search");
        line.put("documents", documents);
        line.put("what", what);
        line.putAll(figures);
        out.println(JSON.writeValueAsString(line));
    }
}
