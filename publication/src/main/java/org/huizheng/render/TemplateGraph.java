package org.huizheng.render;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huizheng.template.Language;

/** Which template files one template may draw in: what a page read when it read a template. */
final class TemplateGraph {

    private static final Pattern REFERENCE =
            Pattern.compile("\\{%-?\\s*(?:extends|include|import|from)\\s+[\"']([^\"']+)[\"']");
    private static final Map<Language, Map<String, Set<String>>> KNOWN =
            Collections.synchronizedMap(new WeakHashMap<>());

    private TemplateGraph() {}

    static Set<String> reachable(Language language, String template) {
        return KNOWN.computeIfAbsent(language, l -> new ConcurrentHashMap<>()).computeIfAbsent(template, t -> {
            Set<String> seen = new TreeSet<>();
            walk(language.sources(), t, seen);
            return seen;
        });
    }

    private static void walk(Map<String, String> sources, String template, Set<String> seen) {
        if (!seen.add(template)) {
            return;
        }
        String source = sources.get(template);
        if (source == null) {
            return;
        }
        Matcher reference = REFERENCE.matcher(source);
        while (reference.find()) {
            walk(sources, reference.group(1), seen);
        }
    }
}
