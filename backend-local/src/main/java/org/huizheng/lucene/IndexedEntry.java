package org.huizheng.lucene;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.search.engine.backend.types.Aggregable;
import org.hibernate.search.engine.backend.types.Norms;
import org.hibernate.search.engine.backend.types.Projectable;
import org.hibernate.search.engine.backend.types.Searchable;
import org.hibernate.search.engine.backend.types.Sortable;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.DocumentId;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.FullTextField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.GenericField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.Indexed;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.KeywordField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.SearchEntity;
import org.huizheng.kernel.SearchIndex.Entry;
import org.huizheng.kernel.SearchText;

/** An entry as its fields are indexed. Paired texts end with a space, so that the last character begins a pair too. */
@SearchEntity
@Indexed(index = IndexedEntry.INDEX)
final class IndexedEntry {

    static final String INDEX = "entry";

    /** What a text is about stands at its beginning; cutting into words costs ten times as much as cutting into pairs. */
    private static final int RANKED_TEXT = 200;

    /** Far below the longest term Lucene takes, in bytes. */
    private static final int LONGEST_VALUE = 500;

    private static final char SEPARATOR = '\u001F';

    @DocumentId
    String id = "";

    @GenericField
    long siteId;

    @GenericField(sortable = Sortable.YES, projectable = Projectable.YES)
    long documentId;

    @FullTextField(analyzer = SearchAnalysis.PAIRS, norms = Norms.NO, projectable = Projectable.YES)
    String title = "";

    @FullTextField(analyzer = SearchAnalysis.WORDS)
    String titleWords = "";

    @FullTextField(analyzer = SearchAnalysis.PAIRS, norms = Norms.NO, projectable = Projectable.YES)
    String text = "";

    @FullTextField(analyzer = SearchAnalysis.WORDS)
    String textWords = "";

    @FullTextField(analyzer = SearchAnalysis.PAIRS, norms = Norms.NO)
    String numberPairs = "";

    @KeywordField
    String number = "";

    @KeywordField(searchable = Searchable.NO, projectable = Projectable.YES)
    String documentNumber = "";

    @KeywordField(searchable = Searchable.NO, projectable = Projectable.YES)
    String url = "";

    @GenericField(sortable = Sortable.YES, projectable = Projectable.YES)
    Instant publishedAt = Instant.EPOCH;

    @KeywordField(aggregable = Aggregable.YES, projectable = Projectable.YES)
    List<String> facets = List.of();

    IndexedEntry() {}

    IndexedEntry(Entry entry) {
        String cleanTitle = SearchText.clean(entry.title());
        String cleanText = SearchText.clean(entry.text());
        String plainNumber = cut(SearchText.number(entry.documentNumber()));
        id = entry.id();
        siteId = entry.siteId();
        documentId = entry.documentId();
        title = cleanTitle + ' ';
        titleWords = SearchText.fold(cleanTitle);
        text = cleanText + ' ';
        textWords = SearchText.fold(cleanText.substring(0, Math.min(RANKED_TEXT, cleanText.length())));
        numberPairs = plainNumber.isEmpty() ? "" : plainNumber + ' ';
        number = plainNumber;
        documentNumber = SearchText.clean(entry.documentNumber());
        url = entry.url();
        publishedAt = entry.publishedAt();
        facets = joined(entry.facets());
    }

    static String facet(String name, String value) {
        return cut(name + SEPARATOR + value);
    }

    private static List<String> joined(Map<String, List<String>> facets) {
        List<String> joined = new ArrayList<>();
        facets.forEach((name, values) -> values.forEach(value -> joined.add(facet(name, value))));
        return joined;
    }

    static Map<String, List<String>> parted(List<String> joined) {
        Map<String, List<String>> facets = new LinkedHashMap<>();
        for (String one : joined) {
            int at = one.indexOf(SEPARATOR);
            facets.computeIfAbsent(one.substring(0, at), name -> new ArrayList<>())
                    .add(one.substring(at + 1));
        }
        return facets;
    }

    /** Counts of joined values as counts per facet. */
    static Map<String, Map<String, Long>> counted(Map<String, Long> joined) {
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        joined.forEach((one, count) -> {
            int at = one.indexOf(SEPARATOR);
            counts.computeIfAbsent(one.substring(0, at), name -> new LinkedHashMap<>())
                    .put(one.substring(at + 1), count);
        });
        return counts;
    }

    private static String cut(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE);
    }
}
