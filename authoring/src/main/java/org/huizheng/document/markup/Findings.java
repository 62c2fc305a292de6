package org.huizheng.document.markup;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what was changed, and says it in a fixed order. */
final class Findings {

    private final Map<Finding, Integer> counts = new EnumMap<>(Finding.class);

    void add(Finding finding) {
        counts.merge(finding, 1, Integer::sum);
    }

    /** For what is worth one sentence however often it happened. */
    void told(Finding finding) {
        counts.put(finding, 1);
    }

    List<String> remarks() {
        return counts.entrySet().stream()
                .map(found -> found.getKey().said(found.getValue()))
                .toList();
    }
}
