package org.huizheng.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huizheng.render.ThemeCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class ShippedThemeTests {

    private static final Path FOLDER = Path.of("src/main/resources/themes/standard");

    private static Map<String, String> templates() throws IOException {
        Map<String, String> templates = new TreeMap<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".peb")).toList()) {
                templates.put(FOLDER.relativize(file).toString(), Files.readString(file));
            }
        }
        return templates;
    }

    private static Stream<String> found(String regex, String text) {
        return Pattern.compile(regex).matcher(text).results().map(MatchResult::group);
    }

    @Test
    void everyTemplateCompilesAndNoPageForgetsHeadOrFoot() {
        assertThatCode(() -> new ThemeCheck().check(templates())).doesNotThrowAnyException();
    }

    @Test
    void everyAssetATemplateNamesIsThere() throws IOException {
        assertThat(templates().values().stream()
                        .flatMap(source -> found("(?<=asset\\(\")[^\"]+(?=\"\\))", source))
                        .distinct())
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(FOLDER.resolve("assets").resolve(name)).exists());
    }

    @Test
    void everyIconIsInTheSheet() throws IOException {
        String sheet = Files.readString(FOLDER.resolve("assets/icons.svg"));
        Map<String, Object> theme =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(FOLDER.resolve("theme.yaml")));
        Map<?, ?> settings = (Map<?, ?>) Objects.requireNonNull(theme.get("settings"));
        Map<?, ?> icons = (Map<?, ?>) Objects.requireNonNull(settings.get("icons"));
        Stream<String> byChannel = icons.values().stream().map(String::valueOf);
        Stream<String> named = templates().values().stream()
                .flatMap(source -> found("(?<=icon\\(icons, \")[a-z0-9]+(?=\"\\))", source));
        assertThat(Stream.concat(byChannel, named).distinct())
                .allSatisfy(name -> assertThat(sheet).contains("id=\"" + name + "\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?i)<script(?![^>]* src=\"\\{\\{ asset)",
                "(?i)<style",
                " style=\"",
                " on[a-z]+=\"",
                "(src|href)=\"(https?:)?//"
            })
    void noTemplateCarriesWhatTheSecurityPolicyForbids(String forbidden) throws IOException {
        templates()
                .forEach((path, source) ->
                        assertThat(found(forbidden, source)).as(path).isEmpty());
    }

    @Test
    void theStyleSheetDrawsInNothing() throws IOException {
        assertThat(Files.readString(FOLDER.resolve("assets/portal.css"))).doesNotContain("url(", "@import");
    }
}
