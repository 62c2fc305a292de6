package org.huizheng.configuration;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.outbound.AllowedHosts;

/** Turns texts by key into the typed tree. */
final class BindSettings {

    private final UnaryOperator<String> texts;
    private final UnaryOperator<String> origins;

    BindSettings(UnaryOperator<String> texts, UnaryOperator<String> origins) {
        this.texts = texts;
        this.origins = origins;
    }

    Settings perform() {
        return (Settings) bind(Settings.class, "");
    }

    private Object bind(Class<?> tree, String prefix) {
        RecordComponent[] components = tree.getRecordComponents();
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = prefix + Key.kebab(components[i].getName());
            arguments[i] = components[i].isAnnotationPresent(Setting.class)
                    ? convert(name, components[i].getType())
                    : bind(components[i].getType(), name + ".");
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = tree.getDeclaredConstructor(types);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object convert(String name, Class<?> type) {
        String text = texts.apply(name).strip();
        if (type == int.class) {
            return number(name, text);
        }
        if (type.isEnum()) {
            return constant(name, type, text);
        }
        if (type == Path.class) {
            return path(name, text);
        }
        return type == AllowedHosts.class ? hosts(name, text) : text;
    }

    private int number(String name, String text) {
        int least = name.endsWith("port") || name.equals("portal.hsts-days") ? 0 : 1;
        int most = name.endsWith("port") ? 65535 : name.endsWith("percent") ? 100 : 1_000_000;
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below, like a number out of range
        }
        throw bad(name, text, "应当是 " + least + " 到 " + most + " 的整数");
    }

    private Object constant(String name, Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> c.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> bad(
                        name,
                        text,
                        "应当是 "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(c -> c.toString().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining("、"))
                                + " 之一"));
    }

    private Path path(String name, String text) {
        try {
            if (!text.isEmpty()) {
                return Path.of(text).toAbsolutePath().normalize();
            }
        } catch (InvalidPathException e) {
            // refused below
        }
        throw bad(name, text, "应当是一个路径");
    }

    private AllowedHosts hosts(String name, String text) {
        try {
            return new AllowedHosts(text);
        } catch (Problem e) {
            throw bad(name, text, String.valueOf(e.getMessage()));
        }
    }

    private BadSetting bad(String name, String text, String expected) {
        return new BadSetting("配置项 " + name + "（" + origins.apply(name) + "）的值“" + text + "”不对，" + expected);
    }
}
