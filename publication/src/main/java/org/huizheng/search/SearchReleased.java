package org.huizheng.search;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.huizheng.kernel.SearchIndex;
import org.huizheng.kernel.SearchIndex.Order;
import org.huizheng.kernel.SearchIndex.Query;
import org.huizheng.kernel.SearchText;
import org.huizheng.search.PublicNames.Names;
import org.huizheng.search.SearchAnswer.Facet;
import org.huizheng.search.SearchAnswer.Hit;
import org.huizheng.search.SearchAnswer.Value;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers a reader's search, or says in a Problem what is wrong with it. */
public final class SearchReleased {

    private static final int MOST_VALUES = 12;
    private static final int MOST_SERVICES = 3;
    private static final String SERVICE = "service";

    private final SearchIndex index;
    private final PublicNames publicNames;

    /** @param names file in which names are kept for the next process, or null */
    SearchReleased(SearchIndex index, JdbcClient jdbc, @Nullable Path names) {
        this.index = index;
        this.publicNames = new PublicNames(jdbc, names);
    }

    /** Reads what stands beside the hits, so that it is known should the database go away before the first search. */
    public void prepare() {
        publicNames.prepare();
    }

    public Optional<Long> siteId(String code) {
        return publicNames.now().siteId(code);
    }

    public SearchAnswer answer(SearchRequest asked) {
        Names names = publicNames.now();
        SearchRequest request = inOneForm(asked);
        Query query = ReadRequest.query(request, scope(request, names));
        SearchIndex.Answer answer = index.search(query);
        Address address = new Address(request);
        Map<String, String> orders = new LinkedHashMap<>();
        orders.put("relevance", address.order("relevance"));
        orders.put("newest", address.order("newest"));
        return new SearchAnswer(
                request.words(),
                request.everySite(),
                address.everySite(!request.everySite()),
                answer.total(),
                query.order().name().toLowerCase(Locale.ROOT),
                request.within().isEmpty() ? "all" : request.within(),
                request.from(),
                request.to(),
                request.page(),
                answer.hits().stream().map(hit -> hit(hit, request, names)).toList(),
                facets(answer.facetCounts(), request, address, names),
                request.page() > 1 ? address.page(request.page() - 1) : "",
                older(answer.total(), request, address),
                orders,
                orders.get("newest").replaceFirst("^/search", "/search/rss.xml"),
                services(answer, query, request, names));
    }

    private static SearchRequest inOneForm(SearchRequest r) {
        return new SearchRequest(
                r.siteId(),
                r.port(),
                SearchText.clean(r.words()),
                r.everySite(),
                r.within(),
                r.order(),
                r.facets(),
                r.from(),
                r.to(),
                r.page(),
                r.size());
    }

    private static Set<Long> scope(SearchRequest request, Names names) {
        Set<Long> sites = request.everySite() ? names.online() : new TreeSet<>();
        sites.add(request.siteId());
        return sites;
    }

    private static String older(long total, SearchRequest request, Address address) {
        long shown = (long) request.page() * request.size();
        return shown < total && shown + request.size() <= SearchIndex.DEEPEST ? address.page(request.page() + 1) : "";
    }

    private static Hit hit(SearchIndex.Hit hit, SearchRequest request, Names names) {
        SearchIndex.Entry entry = hit.entry();
        String type = first(entry, "type");
        String validity = first(entry, "validity");
        return new Hit(
                entry.title(),
                Marked.html(hit.titleHighlight()),
                url(entry, request, names),
                Marked.html(String.join(" ", hit.textHighlights())),
                names.site(entry.siteId()),
                type,
                names.types().getOrDefault(type, type),
                first(entry, "issuer"),
                entry.publishedAt().atZone(ReadRequest.SHOWN).toLocalDate().toString(),
                entry.documentNumber(),
                validity,
                FacetName.validity(validity));
    }

    private static String url(SearchIndex.Entry entry, SearchRequest request, Names names) {
        PublicNames.Site site = names.sites().get(entry.siteId());
        return site == null || entry.siteId() == request.siteId()
                ? entry.url()
                : "//" + site.host() + request.port() + entry.url();
    }

    private static String first(SearchIndex.Entry entry, String facet) {
        return entry.facets().getOrDefault(facet, List.of("")).getFirst();
    }

    private static List<Facet> facets(
            Map<String, Map<String, Long>> counts, SearchRequest request, Address address, Names names) {
        List<Facet> facets = new ArrayList<>();
        for (FacetName facet : FacetName.values()) {
            List<Value> values = values(facet, counts.getOrDefault(facet.code(), Map.of()), request, address, names);
            if (!values.isEmpty() && (facet != FacetName.SITE || request.everySite())) {
                facets.add(new Facet(facet.code(), facet.label(), values));
            }
        }
        return facets;
    }

    /** The most frequent values, years newest first, and whatever is chosen even when nothing has it. */
    private static List<Value> values(
            FacetName facet, Map<String, Long> counts, SearchRequest request, Address address, Names names) {
        List<String> chosen = request.facets().getOrDefault(facet.code(), List.of());
        Map<String, Long> all = new LinkedHashMap<>();
        chosen.forEach(value -> all.put(value, 0L));
        all.putAll(counts);
        return all.entrySet().stream()
                .sorted(facet.order().thenComparing(Map.Entry.comparingByKey()))
                .limit(Math.max(MOST_VALUES, chosen.size()))
                .map(e -> new Value(
                        e.getKey(),
                        facet.valueLabel(e.getKey(), request.siteId(), names),
                        e.getValue(),
                        address.toggled(facet.code(), e.getKey()),
                        chosen.contains(e.getKey())))
                .toList();
    }

    /** Services whose very title says a word: what the reader may have come to do. */
    private List<Hit> services(SearchIndex.Answer answer, Query query, SearchRequest request, Names names) {
        boolean any = answer.facetCounts().getOrDefault("type", Map.of()).containsKey(SERVICE);
        if (!any
                || request.words().isEmpty()
                || request.page() > 1
                || request.facets().containsKey("type")) {
            return List.of();
        }
        Query only = new Query(
                query.words(),
                query.sites(),
                Map.of("type", Set.of(SERVICE)),
                null,
                null,
                query.within(),
                Order.RELEVANCE,
                0,
                MOST_SERVICES,
                false);
        return index.search(only).hits().stream()
                .filter(hit -> hit.titleHighlight().indexOf(SearchText.OPEN) >= 0)
                .map(hit -> hit(hit, request, names))
                .toList();
    }
}
