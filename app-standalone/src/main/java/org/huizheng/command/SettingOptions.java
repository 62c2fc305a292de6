package org.huizheng.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huizheng.configuration.BadSetting;
import org.huizheng.configuration.Key;
import org.huizheng.configuration.ReadSettings;
import org.huizheng.configuration.Settings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Gives a command one option for each setting, and reads the settings when it runs. */
final class SettingOptions {

    private SettingOptions() {}

    /** {@code --data} is shown everywhere; the others only where {@code shown}. */
    static void addTo(CommandSpec spec, boolean shown) {
        spec.addOption(OptionSpec.builder("--config")
                .type(String.class)
                .paramLabel("FILE")
                .description("配置文件 / configuration file")
                .build());
        for (Key key : Key.ALL) {
            spec.addOption(OptionSpec.builder(key.flag())
                    .type(String.class)
                    .paramLabel(label(key))
                    .description(
                            key.zh() + (key.preset().isEmpty() ? "" : "（默认 " + key.preset() + "）") + "\n" + key.en())
                    .hidden(!shown && !key.name().equals("data"))
                    .build());
        }
    }

    static Settings read(ParseResult parsed, Map<String, String> environment) {
        Map<String, String> flags = new LinkedHashMap<>();
        for (Key key : Key.ALL) {
            String value = parsed.matchedOptionValue(key.flag(), (String) null);
            if (value != null) {
                flags.put(key.name(), value);
            }
        }
        Path home = Path.of(System.getProperty("huizheng.home", ""));
        return ReadSettings.perform(home, files(parsed, environment, home), environment, flags);
    }

    private static List<Path> files(ParseResult parsed, Map<String, String> environment, Path home) {
        List<Path> files = new ArrayList<>();
        String given = parsed.matchedOptionValue("--config", environment.get("HUIZHENG_CONFIG"));
        Path file = given == null ? home.resolve("huizheng.yaml") : Path.of(given);
        if (Files.exists(file)) {
            files.add(file);
        } else if (given != null) {
            throw new BadSetting("没有配置文件 " + file);
        }
        return files;
    }

    private static String label(Key key) {
        return key.type() == int.class
                ? "N"
                : key.type() == Path.class ? "DIR" : key.name().endsWith("-file") ? "FILE" : "TEXT";
    }
}
