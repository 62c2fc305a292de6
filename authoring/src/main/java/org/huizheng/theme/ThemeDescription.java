package org.huizheng.theme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.huizheng.site.SettingField;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** {@code theme.yaml}: plain data only, nothing in it can name a Java type. */
record ThemeDescription(
        String name, String title, String version, Map<String, Object> settings, List<SettingField> form) {

    static final String FILE = "theme.yaml";

    private static final Set<String> KEYS = Set.of("name", "title", "version", "description", "settings", "form");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    static ThemeDescription read(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(10);
        options.setNestingDepthLimit(10);
        Object root;
        try {
            root = new Yaml(new SafeConstructor(options)).load(yaml);
        } catch (YAMLException e) {
            throw ThemeRules.refused(FILE, "格式错误：" + e.getMessage());
        }
        if (!(root instanceof Map<?, ?> map)) {
            throw ThemeRules.refused(FILE, "须由“键: 值”组成");
        }
        for (Object key : map.keySet()) {
            if (!(key instanceof String text && KEYS.contains(text))) {
                throw ThemeRules.refused(
                        FILE,
                        "没有“" + key + "”这一项，可用的有 "
                                + String.join("、", KEYS.stream().sorted().toList()));
            }
        }
        String name = text(map, "name");
        if (!NAME.matcher(name).matches()) {
            throw ThemeRules.refused(FILE, "name 须以小写字母开头，只含小写字母、数字和连字符");
        }
        Map<String, Object> settings = map.get("settings") instanceof Map<?, ?> given ? plain(given) : Map.of();
        return new ThemeDescription(
                name, text(map, "title"), text(map, "version"), settings, ThemeForm.of(settings, map.get("form")));
    }

    private static String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        if (value == null || String.valueOf(value).isBlank()) {
            throw ThemeRules.refused(FILE, "缺少“" + key + "”");
        }
        return String.valueOf(value);
    }

    private static Map<String, Object> plain(Map<?, ?> given) {
        Map<String, Object> plain = new TreeMap<>();
        given.forEach((key, value) -> plain.put(String.valueOf(key), plain(value)));
        return plain;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case null -> "";
            case Map<?, ?> map -> plain(map);
            case List<?> list -> {
                List<Object> items = new ArrayList<>();
                list.forEach(item -> items.add(plain(item)));
                yield items;
            }
            case Number number -> number;
            case Boolean truth -> truth;
            default -> value.toString();
        };
    }
}
