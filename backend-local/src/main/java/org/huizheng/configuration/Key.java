package org.huizheng.configuration;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One leaf of the settings tree, with its three names. */
public record Key(String name, String flag, Class<?> type, String preset, String zh, String en) {

    /** Every leaf, in the order of the reference. */
    public static final List<Key> ALL = List.copyOf(of(Settings.class, ""));

    public String environment() {
        return "HUIZHENG_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    static String kebab(String component) {
        return component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static List<Key> of(Class<?> tree, String prefix) {
        List<Key> keys = new ArrayList<>();
        for (RecordComponent component : tree.getRecordComponents()) {
            String name = prefix + kebab(component.getName());
            Setting setting = component.getAnnotation(Setting.class);
            if (setting == null) {
                keys.addAll(of(component.getType(), name + "."));
            } else {
                keys.add(of(name, component.getType(), setting));
            }
        }
        return keys;
    }

    private static Key of(String name, Class<?> type, Setting setting) {
        String flag = setting.flag().isEmpty() ? "--" + name.replace('.', '-') : setting.flag();
        return new Key(name, flag, type, setting.value(), setting.zh(), setting.en());
    }
}
