package org.huizheng.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huizheng.kernel.Problem;

/**
 * A search as the reader sent it, still to be judged by {@link SearchReleased}. The parameters of the address are
 * {@code q}, {@code scope} (all), {@code within} (title, number), {@code order} (newest), {@code from}, {@code to}
 * (dates), {@code page}, {@code size}, and each facet by its own name, repeatable.
 *
 * @param siteId the site the reader is on
 * @param port what follows the host name in addresses of other sites, such as {@code :8000}, or ""
 * @param everySite search every public site, not this one alone
 * @param page from 1
 */
public record SearchRequest(
        long siteId,
        String port,
        String words,
        boolean everySite,
        String within,
        String order,
        Map<String, List<String>> facets,
        String from,
        String to,
        int page,
        int size) {

    public static final int PAGE_SIZE = 20;

    /** @param parameters as the servlet gives them; an unknown name is refused */
    public static SearchRequest of(long siteId, String port, Map<String, String[]> parameters) {
        Map<String, List<String>> facets = new TreeMap<>();
        parameters.forEach((name, values) -> {
            if (!Address.PARAMETERS.contains(name)) {
                facets.put(name, nonBlank(values));
            }
        });
        return new SearchRequest(
                siteId,
                port,
                one(parameters, "q"),
                one(parameters, "scope").equals("all"),
                one(parameters, "within"),
                one(parameters, "order"),
                facets,
                one(parameters, "from"),
                one(parameters, "to"),
                number(parameters, "page", 1),
                number(parameters, "size", PAGE_SIZE));
    }

    private static List<String> nonBlank(String[] values) {
        List<String> kept = new ArrayList<>();
        for (String value : values) {
            if (!value.isBlank()) {
                kept.add(value.strip());
            }
        }
        return kept;
    }

    private static String one(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        return values == null || values.length == 0 ? "" : values[0].strip();
    }

    private static int number(Map<String, String[]> parameters, String name, int otherwise) {
        String text = one(parameters, name);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("\\d{1,6}")) {
            throw Problem.invalid("页码应为正整数");
        }
        return Integer.parseInt(text);
    }
}
