package org.huizheng.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The address of a search: the same search always has the same one. */
record Address(SearchRequest request) {

    static final Set<String> PARAMETERS = Set.of("q", "scope", "within", "order", "from", "to", "page", "size");

    String page(int page) {
        return with(request.everySite(), request.order(), request.facets(), page);
    }

    String order(String order) {
        return with(request.everySite(), order, request.facets(), 1);
    }

    /** The same search on every site or on this one; a choice of channels or sites means nothing there. */
    String everySite(boolean every) {
        Map<String, List<String>> facets = new TreeMap<>(request.facets());
        facets.remove("channel");
        facets.remove("site");
        return with(every, request.order(), facets, 1);
    }

    /** Adds the value to the facet, or takes it away when it is there. */
    String toggled(String facet, String value) {
        Map<String, List<String>> facets = new TreeMap<>(request.facets());
        List<String> values = facets.getOrDefault(facet, List.of());
        List<String> rest = values.stream().filter(v -> !v.equals(value)).toList();
        facets.put(
                facet,
                rest.size() < values.size()
                        ? rest
                        : Stream.concat(values.stream(), Stream.of(value)).toList());
        return with(request.everySite(), request.order(), facets, 1);
    }

    private String with(boolean everySite, String order, Map<String, List<String>> facets, int page) {
        Map<String, String> single = new LinkedHashMap<>();
        single.put("q", request.words());
        single.put("scope", everySite ? "all" : "");
        single.put("within", request.within());
        single.put("order", order);
        single.put("from", request.from());
        single.put("to", request.to());
        StringBuilder address = new StringBuilder("/search");
        single.forEach((name, value) -> append(address, name, value));
        facets.forEach((name, values) -> values.forEach(value -> append(address, name, value)));
        append(address, "size", request.size() == SearchRequest.PAGE_SIZE ? "" : String.valueOf(request.size()));
        append(address, "page", page <= 1 ? "" : String.valueOf(page));
        return address.toString();
    }

    private static void append(StringBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.append(address.indexOf("?") < 0 ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
