package org.huizheng.search;

import java.util.List;
import java.util.Map;

/**
 * The search page's variable {@code search}. {@code titleHtml} and {@code snippetHtml} are safe markup: escaped text in
 * which {@code <mark>} is the only element.
 *
 * @param order {@code relevance} or {@code newest}
 * @param within {@code all}, {@code title} or {@code number}
 * @param newer address of the page before this one, or ""
 * @param older address of the page after this one, or ""
 * @param orderUrl for each order the address of the same search in it
 * @param feedUrl the newest of the same search as RSS
 * @param services the best service items, on the first page of a search by words
 */
public record SearchAnswer(
        String words,
        boolean everySite,
        String scopeUrl,
        long total,
        String order,
        String within,
        String from,
        String to,
        int page,
        List<Hit> hits,
        List<Facet> facets,
        String newer,
        String older,
        Map<String, String> orderUrl,
        String feedUrl,
        List<Hit> services) {

    /** @param date such as {@code 2026-11-20}, Asia/Shanghai */
    public record Hit(
            String title,
            String titleHtml,
            String url,
            String snippetHtml,
            String siteName,
            String type,
            String typeName,
            String issuer,
            String date,
            String docNumber,
            String validity,
            String validityName) {}

    public record Facet(String name, String label, List<Value> values) {}

    /** @param url the same search with this value added, or taken away when it is selected */
    public record Value(String value, String label, long count, String url, boolean selected) {}
}
