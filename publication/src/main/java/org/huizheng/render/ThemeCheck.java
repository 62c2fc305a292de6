package org.huizheng.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huizheng.kernel.Problem;
import org.huizheng.release.PublishTheme;
import org.huizheng.template.Language;
import org.huizheng.template.TemplateRefused;

/** What a theme must have before it can be shown: every template compiles, no page forgets its head and foot. */
public final class ThemeCheck implements PublishTheme.Check {

    private static final List<String> REQUIRED =
            List.of("home", "list", "section", "document", "map", "statement", "error", "gone");
    private static final Pattern FRAGMENT = Pattern.compile("\\{%-?\\s*fragment\\s+[\"']([^\"']+)[\"']");
    private static final Pattern PAGE = Pattern.compile("templates/[a-z-]+\\.peb");

    @Override
    public void check(Map<String, String> templates) {
        Language language = new Language(templates, Tags.ALL, Tags.FUNCTIONS);
        try {
            language.check();
        } catch (TemplateRefused e) {
            throw e.asProblem();
        }
        List<String> missing = new ArrayList<>();
        for (String page : REQUIRED) {
            if (!templates.containsKey("templates/" + page + ".peb")) {
                missing.add("缺少模板 templates/" + page + ".peb");
            }
        }
        templates.forEach((path, source) -> {
            Matcher fragment = FRAGMENT.matcher(source);
            while (fragment.find()) {
                if (!templates.containsKey("fragments/" + fragment.group(1) + ".peb")) {
                    missing.add(path + "：没有片段 " + fragment.group(1));
                }
            }
            if (PAGE.matcher(path).matches() && !source.contains("{% block") || isPageTemplate(path)) {
                requireOnce(language, templates, path, missing);
            }
        });
        if (!missing.isEmpty()) {
            throw new Problem("template-refused", 422, String.join("；", missing), Map.of("reasons", missing));
        }
    }

    private static boolean isPageTemplate(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).replace(".peb", "");
        return path.startsWith("templates/")
                && path.indexOf('/') == path.lastIndexOf('/')
                && (REQUIRED.contains(name)
                        || name.equals("search")
                        || name.startsWith("document-")
                        || name.startsWith("list-"));
    }

    private static void requireOnce(
            Language language, Map<String, String> templates, String path, List<String> missing) {
        Set<String> reachable = TemplateGraph.reachable(language, path);
        for (String tag : List.of("head", "foot")) {
            Pattern use = Pattern.compile("\\{%-?\\s*" + tag + "\\s*-?%\\}");
            long uses = reachable.stream()
                    .map(p -> templates.getOrDefault(p, ""))
                    .mapToLong(s -> use.matcher(s).results().count())
                    .sum();
            if (uses != 1) {
                missing.add(path + "：置标 " + tag + " 应恰好出现一次，现在是 " + uses + " 次");
            }
        }
    }
}
