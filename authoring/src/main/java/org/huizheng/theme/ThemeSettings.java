package org.huizheng.theme;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.site.SettingField;
import org.huizheng.site.SettingsCheck;
import org.huizheng.site.Site;

/** A value the theme reads must be of the kind its form says; a site has them under {@code theme}. */
final class ThemeSettings implements SettingsCheck {

    private final ThemeQueries themes;

    ThemeSettings(ThemeQueries themes) {
        this.themes = themes;
    }

    @Override
    public List<Blocker> blockers(Site site, Map<String, Object> settings) {
        Blockers blockers = new Blockers();
        Map<?, ?> own = settings.get("theme") instanceof Map<?, ?> map ? map : Map.of();
        for (SettingField field : themes.form(site.id())) {
            Object value = own.get(field.key());
            blockers.require(
                    value == null || isOf(field, value),
                    "settings.theme." + field.key(),
                    "主题设置“" + field.label() + "”的值不对，应为" + words(field));
        }
        return blockers.list();
    }

    private static boolean isOf(SettingField field, Object value) {
        return switch (field.kind()) {
            case "boolean" -> value instanceof Boolean;
            case "number" -> value instanceof Number;
            case "choice" ->
                field.options().stream().anyMatch(option -> option.value().equals(value));
            case "channels", "texts" ->
                value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
            case "map" -> value instanceof Map<?, ?>;
            case "list" -> value instanceof List<?>;
            default -> value instanceof String;
        };
    }

    private static String words(SettingField field) {
        return switch (field.kind()) {
            case "boolean" -> "是或否";
            case "number" -> "数字";
            case "choice" ->
                "下列之一："
                        + String.join(
                                "、",
                                field.options().stream()
                                        .map(SettingField.Option::label)
                                        .toList());
            case "channels" -> "栏目地址的列表";
            case "texts" -> "文字的列表";
            case "map" -> "名称与值的对照";
            case "list" -> "列表";
            default -> "文字";
        };
    }
}
