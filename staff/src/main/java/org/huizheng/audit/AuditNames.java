package org.huizheng.audit;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/** What stands in the trail, in the words of people; a word that is not known stands for itself. */
public final class AuditNames {

    private static final Map<String, String> ACTIONS = read("actions.properties");
    private static final Map<String, String> OBJECTS = read("objects.properties");
    private static final Map<String, String> KINDS = Map.of("staff", "人员", "command", "运维命令", "system", "系统");

    private AuditNames() {}

    /** Every known action by its code. */
    public static Map<String, String> actions() {
        return ACTIONS;
    }

    public static String action(String code) {
        return ACTIONS.getOrDefault(code, code);
    }

    public static String actorKind(String kind) {
        return KINDS.getOrDefault(kind, kind);
    }

    /** {@code document:77} is 稿件 77. */
    public static String object(String object) {
        int colon = object.indexOf(':');
        String known = OBJECTS.get(object);
        return known != null
                ? known
                : colon < 0
                        ? object
                        : OBJECTS.getOrDefault(kind(object), kind(object)) + " " + object.substring(colon + 1);
    }

    public static String kind(String object) {
        int colon = object.indexOf(':');
        return colon < 0 ? "" : object.substring(0, colon);
    }

    private static Map<String, String> read(String name) {
        try (var in = new InputStreamReader(
                Objects.requireNonNull(AuditNames.class.getResourceAsStream(name)), StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(in);
            Map<String, String> names = new TreeMap<>();
            properties.stringPropertyNames().forEach(key -> names.put(key, properties.getProperty(key)));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
