package org.huizheng.configuration;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads file, environment and flags, each stronger than the one before. A key nobody knows is refused, wherever it stands. */
public final class ReadSettings {

    /** Variables of the launcher and of the surroundings, which are no settings. */
    private static final Set<String> OTHER_VARIABLES = Set.of(
            "HUIZHENG_JDK",
            "HUIZHENG_MAVEN",
            "HUIZHENG_HOME",
            "HUIZHENG_CONFIG",
            "HUIZHENG_JAVA_OPTIONS",
            "HUIZHENG_MEMORY");

    private static final Map<String, Key> BY_NAME = by(Key::name);
    private static final Map<String, Key> BY_VARIABLE = by(Key::environment);

    private record Value(String text, String origin) {}

    private final Map<String, Value> values = new LinkedHashMap<>();

    private final Path home;

    private ReadSettings(Path home) {
        this.home = home;
    }

    /**
     * @param home where default paths begin
     * @param flags values by key name
     */
    public static Settings perform(
            Path home, List<Path> files, Map<String, String> environment, Map<String, String> flags) {
        ReadSettings reading = new ReadSettings(home);
        files.forEach(reading::file);
        reading.environment(environment);
        flags.forEach((name, text) -> reading.put(name, text, "命令行选项"));
        return new BindSettings(reading::textOf, reading::originOf).perform();
    }

    private String textOf(String name) {
        Value value = values.get(name);
        return value == null ? preset(name) : value.text();
    }

    private String preset(String name) {
        Key key = BY_NAME.get(name);
        if (key == null) {
            throw new IllegalArgumentException(name);
        }
        return key.type() == Path.class ? home.resolve(key.preset()).toString() : key.preset();
    }

    private String originOf(String name) {
        Value value = values.get(name);
        return value == null ? "默认值" : value.origin();
    }

    private void file(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            Object tree = new Yaml(new SafeConstructor(options)).load(reader);
            if (tree instanceof Map<?, ?> map) {
                flatten("", map, file.toString());
            } else if (tree != null) {
                throw new BadSetting("配置文件 " + file + " 应当由“键: 值”组成");
            }
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new BadSetting("配置文件 " + file + " 第 " + line + " 行不是合法的 YAML");
        } catch (CharacterCodingException e) {
            throw notUtf8(file);
        } catch (IOException | YAMLException e) {
            throw e.getCause() instanceof CharacterCodingException ? notUtf8(file) : new BadSetting("读不了配置文件 " + file);
        }
    }

    private static BadSetting notUtf8(Path file) {
        return new BadSetting("配置文件 " + file + " 不是 UTF-8 编码");
    }

    private void flatten(String prefix, Map<?, ?> tree, String origin) {
        tree.forEach((key, value) -> {
            String name = prefix + key;
            if (value instanceof Map<?, ?> inner) {
                flatten(name + ".", inner, origin);
            } else if (value instanceof List<?> list) {
                put(name, list.stream().map(String::valueOf).collect(Collectors.joining(",")), origin);
            } else {
                put(name, value == null ? "" : String.valueOf(value), origin);
            }
        });
    }

    private void environment(Map<String, String> environment) {
        environment.forEach((variable, text) -> {
            if (!variable.startsWith("HUIZHENG_") || OTHER_VARIABLES.contains(variable)) {
                return;
            }
            Key key = BY_VARIABLE.get(variable);
            if (key == null) {
                throw new BadSetting("不认识的环境变量 " + variable + Closest.phrase(variable, BY_VARIABLE.keySet()));
            }
            put(key.name(), text, "环境变量 " + variable);
        });
    }

    private void put(String name, String text, String origin) {
        if (!BY_NAME.containsKey(name)) {
            throw new BadSetting(origin + " 中有不认识的配置项 " + name + Closest.phrase(name, BY_NAME.keySet()));
        }
        values.put(name, new Value(text, origin));
    }

    private static Map<String, Key> by(Function<Key, String> name) {
        return Key.ALL.stream().collect(Collectors.toMap(name, k -> k));
    }
}
