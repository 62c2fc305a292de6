package org.huizheng.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The systemd units start what there is, and all of them are locked in alike. */
class UnitFileTests {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern START = Pattern.compile("(?m)^ExecStart=/opt/huizheng/huizheng ([a-z]+)(.*)$");

    @Test
    void thereIsOneForEachProcess() throws IOException {
        try (Stream<Path> units = Files.list(ROOT.resolve("ops/systemd"))) {
            assertThat(units.map(u -> u.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "huizheng.service",
                            "huizheng-console.service",
                            "huizheng-worker.service",
                            "huizheng-portal.service");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"huizheng", "huizheng-console", "huizheng-worker"})
    void itStartsAVerbWithOptionsThatExist(String unit) throws IOException {
        Matcher start = START.matcher(read(unit));
        assertThat(start.find()).isTrue();
        String help = help(start.group(1));
        assertThat(help).startsWith("Usage: huizheng " + start.group(1));
        assertThat(help).contains(options(start.group(2)));
    }

    /** The portal's verb is the launcher's, because its jar is another one. */
    @Test
    void thePortalsVerbIsTheLaunchers() throws IOException {
        Matcher start = START.matcher(read("huizheng-portal"));
        assertThat(start.find()).isTrue();
        assertThat(Files.readString(ROOT.resolve("huizheng"))).contains("\n  " + start.group(1) + ") ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"huizheng-console", "huizheng-worker", "huizheng-portal"})
    void itIsLockedInLikeTheOthers(String unit) throws IOException {
        assertThat(walls(unit)).isEqualTo(walls("huizheng")).contains("\nProtectSystem=strict\n");
    }

    private static String walls(String unit) throws IOException {
        String text = read(unit);
        return text.substring(text.indexOf("\nNoNewPrivileges=yes"));
    }

    private static List<String> options(String arguments) {
        return Pattern.compile("--[a-z-]+")
                .matcher(arguments)
                .results()
                .map(option -> option.group())
                .toList();
    }

    private static String help(String verb) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        new CommandLineOf(new Shell(stream, stream, Map.of())).execute(verb, "--help");
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String read(String unit) throws IOException {
        return Files.readString(ROOT.resolve("ops/systemd").resolve(unit + ".service"));
    }
}
