package org.huizheng.kernel;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Full-text search over what is public: a projection that can always be made again from the database. */
public interface SearchIndex extends AutoCloseable {

    /**
     * One public document on one site. {@code id} is {@code siteId:documentId}; {@code text} is plain text without
     * markup; {@code facets} are exact values such as {@code type}, {@code channel}, {@code issuer}, {@code validity},
     * {@code year}.
     */
    record Entry(
            String id,
            long siteId,
            long documentId,
            String title,
            String text,
            String documentNumber,
            String url,
            Instant publishedAt,
            Map<String, List<String>> facets) {}

    enum Order {
        RELEVANCE,
        NEWEST
    }

    enum Within {
        ALL,
        TITLE,
        DOCUMENT_NUMBER
    }

    /**
     * @param words what the reader typed, understood as {@link SearchWords}; every literal substring of a document is
     *     found by it
     * @param sites empty means every site
     * @param from inclusive
     * @param to exclusive
     * @param facets for each facet the accepted values; a facet is counted as if nothing were chosen in it
     * @param offset at most 10,000 together with limit
     */
    record Query(
            String words,
            Set<Long> sites,
            Map<String, Set<String>> facets,
            @Nullable Instant from,
            @Nullable Instant to,
            Within within,
            Order order,
            int offset,
            int limit,
            boolean countFacets) {}

    /**
     * Highlights are plain text in which U+E000 opens and U+E001 closes a hit: the caller escapes, then marks.
     *
     * @param entry as it was put, cleaned by {@link SearchText#clean}; its text is left out
     */
    record Hit(Entry entry, String titleHighlight, List<String> textHighlights) {}

    /** How deep a reader may turn pages. */
    int DEEPEST = 10_000;

    record Answer(List<Hit> hits, long total, Map<String, Map<String, Long>> facetCounts) {}

    /** An entry with the same id is replaced. A search that begins after this returned sees it. */
    void put(Collection<Entry> entries);

    void remove(Collection<String> ids);

    /** Makes everything put and removed before this call durable as well. */
    void refresh();

    /** @throws Problem when the query asks for too much */
    Answer search(Query query);

    /** The ids held for a site, for the reconcile job; ascending by document id, after {@code afterDocumentId}. */
    List<Long> documents(long siteId, long afterDocumentId, int limit);

    /** Empties the index; the caller fills it again. */
    void clear();

    @Override
    void close();
}
