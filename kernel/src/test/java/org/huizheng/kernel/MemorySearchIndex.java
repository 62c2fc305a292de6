package org.huizheng.kernel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/** The plainest search that keeps the contract: looks at every entry. */
public class MemorySearchIndex implements SearchIndex {

    private final Map<String, Entry> entries = new ConcurrentSkipListMap<>();

    @Override
    public void put(Collection<Entry> added) {
        added.forEach(e -> entries.put(e.id(), cleaned(e)));
    }

    private static Entry cleaned(Entry e) {
        return new Entry(
                e.id(),
                e.siteId(),
                e.documentId(),
                SearchText.clean(e.title()),
                SearchText.clean(e.text()),
                SearchText.clean(e.documentNumber()),
                e.url(),
                e.publishedAt(),
                e.facets());
    }

    @Override
    public void remove(Collection<String> ids) {
        ids.forEach(entries::remove);
    }

    @Override
    public void refresh() {}

    @Override
    public Answer search(Query query) {
        if (query.offset() < 0 || query.limit() < 0 || query.offset() + query.limit() > DEEPEST) {
            throw Problem.invalid("最多可查看前 10000 条结果，请缩小检索范围");
        }
        List<SearchWords.Word> words = SearchWords.parse(query.words()).words();
        Predicate<Entry> base = e -> matches(e, words, query);
        List<Entry> found = entries.values().stream()
                .filter(base)
                .filter(e -> chosen(e, query.facets(), ""))
                .sorted(order(query.order(), words))
                .toList();
        SearchMarks marks =
                new SearchMarks(words.stream().map(SearchWords.Word::text).toList());
        List<Hit> hits = found.stream()
                .skip(query.offset())
                .limit(query.limit())
                .map(e -> hit(e, marks))
                .toList();
        return new Answer(hits, found.size(), query.countFacets() ? counts(base, query.facets()) : Map.of());
    }

    private static Comparator<Entry> order(Order order, List<SearchWords.Word> words) {
        Comparator<Entry> newest = Comparator.comparing(Entry::publishedAt).reversed();
        Comparator<Entry> inTitle = Comparator.comparing(e -> words.stream()
                .filter(w -> SearchText.fold(e.title()).contains(w.text()))
                .count());
        return order == Order.NEWEST ? newest : inTitle.reversed().thenComparing(newest);
    }

    private static Hit hit(Entry e, SearchMarks marks) {
        Entry shown = new Entry(
                e.id(),
                e.siteId(),
                e.documentId(),
                e.title(),
                "",
                e.documentNumber(),
                e.url(),
                e.publishedAt(),
                e.facets());
        return new Hit(shown, marks.whole(e.title()), marks.passages(e.text()));
    }

    private static boolean matches(Entry e, List<SearchWords.Word> words, Query query) {
        return (query.sites().isEmpty() || query.sites().contains(e.siteId()))
                && (query.from() == null || !e.publishedAt().isBefore(query.from()))
                && (query.to() == null || e.publishedAt().isBefore(query.to()))
                && (words.stream().allMatch(w -> says(e, w.text(), query.within()))
                        || query.within() != Within.TITLE && numbered(e, words));
    }

    private static boolean numbered(Entry e, List<SearchWords.Word> words) {
        return inNumber(
                e, String.join("", words.stream().map(SearchWords.Word::text).toList()));
    }

    private static boolean inNumber(Entry e, String word) {
        String number = SearchText.number(word);
        return !number.isEmpty() && SearchText.number(e.documentNumber()).contains(number);
    }

    private static boolean says(Entry e, String word, Within within) {
        return switch (within) {
            case DOCUMENT_NUMBER -> inNumber(e, word);
            case TITLE -> SearchText.fold(e.title()).contains(word);
            case ALL ->
                inNumber(e, word)
                        || SearchText.fold(e.title()).contains(word)
                        || SearchText.fold(e.text()).contains(word);
        };
    }

    private static boolean chosen(Entry e, Map<String, Set<String>> facets, String except) {
        return facets.entrySet().stream()
                .filter(f -> !f.getKey().equals(except))
                .allMatch(f ->
                        e.facets().getOrDefault(f.getKey(), List.of()).stream().anyMatch(f.getValue()::contains));
    }

    private Map<String, Map<String, Long>> counts(Predicate<Entry> base, Map<String, Set<String>> chosen) {
        Map<String, Map<String, Long>> counts = new HashMap<>();
        entries.values().stream().filter(base).forEach(e -> e.facets().forEach((facet, values) -> {
            if (chosen(e, chosen, facet)) {
                values.forEach(
                        v -> counts.computeIfAbsent(facet, f -> new HashMap<>()).merge(v, 1L, Long::sum));
            }
        }));
        return counts;
    }

    @Override
    public List<Long> documents(long siteId, long afterDocumentId, int limit) {
        return new ArrayList<>(entries.values().stream()
                .filter(e -> e.siteId() == siteId && e.documentId() > afterDocumentId)
                .map(Entry::documentId)
                .sorted()
                .limit(limit)
                .toList());
    }

    @Override
    public void clear() {
        entries.clear();
    }

    @Override
    public void close() {}
}
