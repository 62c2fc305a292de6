package org.huizheng.lucene;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.search.engine.search.aggregation.AggregationKey;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.projection.SearchProjection;
import org.hibernate.search.engine.search.query.SearchResult;
import org.hibernate.search.engine.search.sort.SearchSort;
import org.hibernate.search.mapper.pojo.standalone.mapping.CloseableSearchMapping;
import org.hibernate.search.mapper.pojo.standalone.scope.SearchScope;
import org.hibernate.search.mapper.pojo.standalone.session.SearchSession;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SearchIndex;
import org.huizheng.kernel.SearchMarks;
import org.huizheng.kernel.SearchWords;
import org.huizheng.kernel.SearchWords.Word;

/** The search index in one directory, written by one process. An index that cannot be read is begun again, empty. */
public final class LuceneSearchIndex implements SearchIndex {

    private static final AggregationKey<Map<String, Long>> FACETS = AggregationKey.of("facets");
    private static final int MOST_FACET_VALUES = 5_000;

    private final CloseableSearchMapping mapping;
    private final SearchScope<IndexedEntry> scope;
    private final boolean needsRebuild;
    private final Clock clock;
    private final Pieces pieces = new Pieces();
    private final SearchProjection<List<?>> fields;
    private final SearchProjection<Long> documentId;
    private final SearchSort newest;
    private final SearchSort best;
    private final SearchSort byDocument;

    /** @throws Problem when another process holds the directory */
    public static LuceneSearchIndex open(Path directory, Clock clock) {
        SearchDirectory files = new SearchDirectory(directory);
        boolean found = files.prepare();
        try {
            return new LuceneSearchIndex(IndexMapping.open(files.index()), !found, clock);
        } catch (RuntimeException e) {
            SearchDirectory.refuseWhenLocked(e);
            if (!found) {
                throw e;
            }
            files.moveAside(String.valueOf(e.getMessage()));
            return new LuceneSearchIndex(IndexMapping.open(files.index()), true, clock);
        }
    }

    private LuceneSearchIndex(CloseableSearchMapping mapping, boolean needsRebuild, Clock clock) {
        this.mapping = mapping;
        this.needsRebuild = needsRebuild;
        this.clock = clock;
        this.scope = mapping.scope(IndexedEntry.class);
        this.fields = hitFields(scope);
        this.documentId = scope.projection().field("documentId", Long.class).toProjection();
        var byDate = scope.sort()
                .field("publishedAt")
                .desc()
                .then()
                .field("documentId")
                .desc();
        this.newest = byDate.toSort();
        this.best = scope.sort()
                .score()
                .then()
                .field("publishedAt")
                .desc()
                .then()
                .field("documentId")
                .desc()
                .toSort();
        this.byDocument = scope.sort().field("documentId").asc().toSort();
    }

    private static SearchProjection<List<?>> hitFields(SearchScope<IndexedEntry> scope) {
        var f = scope.projection();
        return f.composite()
                .from(
                        f.id(String.class).toProjection(),
                        f.field("documentId", Long.class).toProjection(),
                        f.field("title", String.class).toProjection(),
                        f.field("text", String.class).toProjection(),
                        f.field("documentNumber", String.class).toProjection(),
                        f.field("url", String.class).toProjection(),
                        f.field("publishedAt", Instant.class).toProjection(),
                        f.field("facets", String.class).list().toProjection())
                .asList()
                .toProjection();
    }

    /** Whether the index was begun empty because there was none, or none that could be read. */
    public boolean needsRebuild() {
        return needsRebuild;
    }

    @Override
    public void put(Collection<Entry> entries) {
        try (SearchSession session = mapping.createSession()) {
            entries.forEach(entry -> session.indexingPlan().addOrUpdate(new IndexedEntry(entry)));
        }
    }

    @Override
    public void remove(Collection<String> ids) {
        try (SearchSession session = mapping.createSession()) {
            ids.forEach(id -> session.indexingPlan().purge(IndexedEntry.class, id, null));
        }
    }

    @Override
    public void refresh() {
        scope.workspace().flush();
    }

    @Override
    public Answer search(Query query) {
        if (query.offset() < 0 || query.limit() < 0 || query.offset() + query.limit() > DEEPEST) {
            throw Problem.invalid("最多可查看前 " + DEEPEST + " 条结果，请缩小检索范围");
        }
        List<Word> words = SearchWords.parse(query.words()).words();
        List<String> said = words.stream()
                .flatMap(word -> pieces.of(word).stream())
                .distinct()
                .toList();
        try (SearchSession session = mapping.createSession()) {
            SearchResult<List<?>> result = result(session, query, words, said);
            SearchMarks marks = new SearchMarks(said);
            List<Hit> hits = result.hits().stream().map(row -> hit(row, marks)).toList();
            Map<String, Map<String, Long>> counts = new HashMap<>();
            if (query.countFacets()) {
                counts.putAll(IndexedEntry.counted(result.aggregation(FACETS)));
                query.facets()
                        .keySet()
                        .forEach(facet -> counts.put(facet, countWithout(facet, session, query, words, said)));
            }
            return new Answer(hits, result.total().hitCount(), counts);
        }
    }

    private SearchResult<List<?>> result(SearchSession session, Query query, List<Word> words, List<String> said) {
        boolean ranked = query.order() == Order.RELEVANCE && !words.isEmpty();
        var asked = session.search(scope)
                .select(fields)
                .where(predicate(query, words, said, "", ranked))
                .sort(ranked ? best : newest);
        if (query.countFacets()) {
            asked.aggregation(
                    FACETS, f -> f.terms().field("facets", String.class).maxTermCount(MOST_FACET_VALUES));
        }
        return asked.fetch(query.offset(), query.limit());
    }

    private Map<String, Long> countWithout(
            String facet, SearchSession session, Query query, List<Word> words, List<String> said) {
        Map<String, Long> joined = session.search(scope)
                .select(documentId)
                .where(predicate(query, words, said, facet, false))
                .aggregation(
                        FACETS, f -> f.terms().field("facets", String.class).maxTermCount(MOST_FACET_VALUES))
                .fetch(0)
                .aggregation(FACETS);
        return IndexedEntry.counted(joined).getOrDefault(facet, Map.of());
    }

    private SearchPredicate predicate(Query query, List<Word> words, List<String> said, String except, boolean ranked) {
        SearchPredicates predicates = new SearchPredicates(scope.predicate());
        return scope.predicate()
                .bool(root -> {
                    predicates.demand(root, query, words, said, except);
                    if (ranked) {
                        predicates.prefer(root, words, clock.instant());
                    }
                })
                .toPredicate();
    }

    @SuppressWarnings("unchecked")
    private static Hit hit(List<?> row, SearchMarks marks) {
        String id = (String) row.get(0);
        String title = ((String) row.get(2)).stripTrailing();
        String text = ((String) row.get(3)).stripTrailing();
        Entry entry = new Entry(
                id,
                Long.parseLong(id.substring(0, id.indexOf(':'))),
                (Long) row.get(1),
                title,
                "",
                (String) row.get(4),
                (String) row.get(5),
                (Instant) row.get(6),
                IndexedEntry.parted((List<String>) row.get(7)));
        return new Hit(entry, marks.whole(title), marks.passages(text));
    }

    @Override
    public List<Long> documents(long siteId, long afterDocumentId, int limit) {
        try (SearchSession session = mapping.createSession()) {
            return session.search(scope)
                    .select(documentId)
                    .where(f -> f.and(
                            f.match().field("siteId").matching(siteId),
                            f.range().field("documentId").greaterThan(afterDocumentId)))
                    .sort(byDocument)
                    .fetchHits(limit);
        }
    }

    @Override
    public void clear() {
        scope.workspace().purge();
        scope.workspace().flush();
        scope.workspace().refresh();
    }

    @Override
    public void close() {
        mapping.close();
    }
}
