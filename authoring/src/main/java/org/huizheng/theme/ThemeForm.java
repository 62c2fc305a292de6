package org.huizheng.theme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.huizheng.site.SettingField;
import org.jspecify.annotations.Nullable;

/** The form of a theme's settings: what its description says of them, and the kind its standard values show for the rest. */
final class ThemeForm {

    private static final Set<String> KEYS = Set.of("key", "label", "hint", "kind", "options");
    private static final Set<String> KINDS = Set.of(
            "text", "url", "phone", "boolean", "number", "choice", "channel", "channels", "texts", "map", "list");

    private ThemeForm() {}

    static List<SettingField> of(Map<String, Object> settings, @Nullable Object given) {
        Map<String, SettingField> said = new TreeMap<>();
        List<SettingField> form = new ArrayList<>();
        if (given != null && !(given instanceof List<?>)) {
            throw ThemeRules.refused(ThemeDescription.FILE, "form 须是列表");
        }
        if (given instanceof List<?> list) {
            for (Object item : list) {
                SettingField field = field(settings, item);
                said.put(field.key(), field);
                form.add(field);
            }
        }
        settings.forEach((key, value) -> {
            if (!said.containsKey(key)) {
                form.add(new SettingField(key, key, "", kind(value), false, value, List.of(), "theme"));
            }
        });
        return List.copyOf(form);
    }

    private static SettingField field(Map<String, Object> settings, Object item) {
        if (!(item instanceof Map<?, ?> map) || !(map.get("key") instanceof String key)) {
            throw ThemeRules.refused(ThemeDescription.FILE, "form 的每一项须有 key");
        }
        for (Object name : map.keySet()) {
            if (!KEYS.contains(String.valueOf(name))) {
                throw ThemeRules.refused(ThemeDescription.FILE, "form 的“" + key + "”没有“" + name + "”这一项");
            }
        }
        if (!settings.containsKey(key)) {
            throw ThemeRules.refused(ThemeDescription.FILE, "form 的“" + key + "”在 settings 里没有默认值");
        }
        Object standard = settings.get(key);
        String kind = text(map, "kind", kind(standard));
        if (!KINDS.contains(kind)) {
            throw ThemeRules.refused(ThemeDescription.FILE, "form 的“" + key + "”的 kind“" + kind + "”不存在");
        }
        return new SettingField(
                key, text(map, "label", key), text(map, "hint", ""), kind, false, standard, options(map), "theme");
    }

    private static List<SettingField.Option> options(Map<?, ?> map) {
        List<SettingField.Option> options = new ArrayList<>();
        if (map.get("options") instanceof Map<?, ?> given) {
            given.forEach((value, label) ->
                    options.add(new SettingField.Option(String.valueOf(value), String.valueOf(label))));
        }
        return options;
    }

    private static String kind(@Nullable Object value) {
        return switch (value) {
            case Boolean b -> "boolean";
            case Number n -> "number";
            case Map<?, ?> m -> "map";
            case List<?> list -> list.stream().allMatch(String.class::isInstance) ? "texts" : "list";
            case null, default -> "text";
        };
    }

    private static String text(Map<?, ?> map, String key, String standard) {
        return map.get(key) instanceof String text ? text : standard;
    }
}
