package org.huizheng.search;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.SearchIndex;

/** Answers a reader's search, or says in a Problem what is wrong with it. */
public final class SearchReleased {

    private final SearchIndex index;

    public SearchReleased(SearchIndex index) {
        this.index = index;
    }

    public SearchAnswer answer(SearchRequest request) {
        var query = new SearchIndex.Query(request.words(), java.util.Set.of(), Map.of(), null, null, SearchIndex.Within.ALL, SearchIndex.Order.NEWEST, 0, request.size(), false);
        return new SearchAnswer(request.words(), request.everySite(), "", index.search(query).total(), "relevance", "all", "", "", 1, List.of(), List.of(), "", "", Map.of(), List.of());
    }
}
