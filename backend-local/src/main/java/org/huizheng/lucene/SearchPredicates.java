package org.huizheng.lucene;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.predicate.dsl.BooleanPredicateClausesStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.hibernate.search.util.common.data.Range;
import org.hibernate.search.util.common.data.RangeBoundInclusion;
import org.huizheng.kernel.SearchIndex.Query;
import org.huizheng.kernel.SearchIndex.Within;
import org.huizheng.kernel.SearchText;
import org.huizheng.kernel.SearchWords.Word;

/**
 * What a query demands and what it prefers. Demands are filters over pairs and keywords, so an order by date costs no
 * score; preferences only rank.
 */
final class SearchPredicates {

    private record Recency(Duration age, float boost) {}

    private static final List<Recency> RECENCY = List.of(
            new Recency(Duration.ofDays(30), 0.6f),
            new Recency(Duration.ofDays(365), 0.6f),
            new Recency(Duration.ofDays(1100), 0.4f));

    private final SearchPredicateFactory f;

    SearchPredicates(SearchPredicateFactory f) {
        this.f = f;
    }

    /** @param except a facet whose own choice does not count, or "" */
    void demand(
            BooleanPredicateClausesStep<?, ?> root, Query query, List<Word> words, List<String> pieces, String except) {
        root.filter(f.matchAll());
        if (!query.sites().isEmpty()) {
            root.filter(f.terms().field("siteId").matchingAny(query.sites()));
        }
        if (query.from() != null || query.to() != null) {
            root.filter(f.range()
                    .field("publishedAt")
                    .range(Range.between(
                            query.from(), RangeBoundInclusion.INCLUDED, query.to(), RangeBoundInclusion.EXCLUDED)));
        }
        chosen(root, query.facets(), except);
        if (!words.isEmpty()) {
            root.filter(said(query.within(), words, pieces));
        }
    }

    private void chosen(BooleanPredicateClausesStep<?, ?> root, Map<String, Set<String>> facets, String except) {
        facets.forEach((name, values) -> {
            if (!name.equals(except)) {
                root.filter(f.terms()
                        .field("facets")
                        .matchingAny(values.stream()
                                .map(value -> IndexedEntry.facet(name, value))
                                .toList()));
            }
        });
    }

    private SearchPredicate said(Within within, List<Word> words, List<String> pieces) {
        SearchPredicate all = f.bool(every -> pieces.forEach(piece -> every.filter(said(within, piece))))
                .toPredicate();
        String number = number(words);
        if (within == Within.TITLE || number.isEmpty()) {
            return all;
        }
        return f.or(all, literally(number, "numberPairs")).toPredicate();
    }

    private static String number(List<Word> words) {
        return SearchText.number(String.join("", words.stream().map(Word::text).toList()));
    }

    private SearchPredicate said(Within within, String piece) {
        String number = SearchText.number(piece);
        if (within == Within.TITLE) {
            return literally(piece, "title");
        }
        SearchPredicate inNumber = number.isEmpty() ? f.matchNone().toPredicate() : literally(number, "numberPairs");
        return within == Within.DOCUMENT_NUMBER
                ? inNumber
                : f.or(literally(piece, "title", "text"), inNumber).toPredicate();
    }

    /** One character alone begins some pair; more are pairs in a row. */
    private SearchPredicate literally(String piece, String... fields) {
        return piece.codePointCount(0, piece.length()) == 1
                ? f.prefix().fields(fields).matching(piece).toPredicate()
                : f.phrase().fields(fields).matching(piece).toPredicate();
    }

    void prefer(BooleanPredicateClausesStep<?, ?> root, List<Word> words, Instant now) {
        for (Word word : words) {
            root.should(
                    f.match().field("titleWords").boost(3).field("textWords").matching(word.text()));
            if (word.text().length() > 1) {
                root.should(f.phrase()
                        .field("title")
                        .matching(word.text())
                        .constantScore()
                        .boost(6));
                root.should(f.phrase()
                        .field("text")
                        .matching(word.text())
                        .constantScore()
                        .boost(1));
            }
        }
        String number = number(words);
        if (!number.isEmpty()) {
            root.should(
                    f.match().field("number").matching(number).constantScore().boost(30));
            root.should(
                    f.prefix().field("number").matching(number).constantScore().boost(10));
        }
        RECENCY.forEach(r -> root.should(f.range()
                .field("publishedAt")
                .atLeast(now.minus(r.age))
                .constantScore()
                .boost(r.boost)));
    }
}
