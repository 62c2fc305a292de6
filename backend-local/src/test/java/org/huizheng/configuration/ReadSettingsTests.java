package org.huizheng.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadSettingsTests {

    private static final Path HOME = Path.of("/opt/huizheng");

    private final Path folder;

    ReadSettingsTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void withoutAnythingGivenThePresetsHold() {
        Settings settings = ReadSettings.perform(HOME, List.of(), Map.of(), Map.of());
        assertThat(settings.data()).isEqualTo(HOME.resolve("data"));
        assertThat(settings.console().port()).isEqualTo(8080);
        assertThat(settings.console().bind()).isEqualTo("127.0.0.1");
        assertThat(settings.log().format()).isEqualTo(Settings.Format.TEXT);
    }

    @Test
    void aFlagIsStrongerThanTheEnvironmentAndThatStrongerThanTheFile() throws IOException {
        Path file = file("console:\n  port: 1\nportal:\n  port: 1\nworker:\n  threads: 1\n");
        Map<String, String> environment =
                Map.of("HUIZHENG_CONSOLE_PORT", "2", "HUIZHENG_PORTAL_PORT", "2", "PATH", "/bin");
        Settings settings = ReadSettings.perform(HOME, List.of(file), environment, Map.of("console.port", "3"));
        assertThat(settings.console().port()).isEqualTo(3);
        assertThat(settings.portal().port()).isEqualTo(2);
        assertThat(settings.worker().threads()).isEqualTo(1);
    }

    @Test
    void anUnknownKeyInTheFileIsRefusedWithTheOneMeant() throws IOException {
        Path file = file("console:\n  prot: 1\n");
        assertThatThrownBy(() -> ReadSettings.perform(HOME, List.of(file), Map.of(), Map.of()))
                .isInstanceOf(BadSetting.class)
                .hasMessageContainingAll("console.prot", "是不是 console.port", file.toString());
    }

    @Test
    void anUnknownVariableIsRefusedWithTheOneMeant() {
        assertThatThrownBy(() -> ReadSettings.perform(HOME, List.of(), Map.of("HUIZHENG_CONSOL_PORT", "1"), Map.of()))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("是不是 HUIZHENG_CONSOLE_PORT");
    }

    @Test
    void aFileThatIsNotYamlIsRefusedWithItsLine() throws IOException {
        Path file = file("data: x\nconsole: [\n");
        assertThatThrownBy(() -> ReadSettings.perform(HOME, List.of(file), Map.of(), Map.of()))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("行不是合法的 YAML");
    }

    @ParameterizedTest
    @CsvSource({
        "console.port, 70000",
        "console.port, eighty",
        "worker.threads, 0",
        "worker.site-share-percent, 101",
        "log.format, xml",
        "data, ''"
    })
    void aValueThatCannotBeIsRefusedWithKeyAndOrigin(String key, String value) {
        assertThatThrownBy(() -> ReadSettings.perform(HOME, List.of(), Map.of(), Map.of(key, value)))
                .isInstanceOf(BadSetting.class)
                .hasMessageContainingAll(key, "命令行选项", "应当是");
    }

    @ParameterizedTest
    @CsvSource({
        "http://cdn.example.com, 应写成 主机",
        "cdn.example.com:99999, 端口过大",
        "cache.lan:6081=10.0.0.0/99, 网段前缀过长",
        "cache.lan=ten, 应写成",
        "two words, 应写成 主机",
    })
    void aHostThatCannotBeIsNamedWithItsFile(String entry, String why) throws IOException {
        Path file = file("outbound:\n  hosts:\n    - cdn.example.cn\n    - \"" + entry + "\"\n");
        assertThatThrownBy(() -> ReadSettings.perform(HOME, List.of(file), Map.of(), Map.of()))
                .isInstanceOf(BadSetting.class)
                .hasMessageContainingAll("outbound.hosts", file.toString(), "其中“" + entry + "”", why);
    }

    @Test
    void eachSettingHasItsOwnKeyFlagAndVariable() {
        assertThat(Key.ALL).extracting(Key::name).doesNotHaveDuplicates();
        assertThat(Key.ALL).extracting(Key::flag).doesNotHaveDuplicates();
        assertThat(Key.ALL).extracting(Key::environment).doesNotHaveDuplicates();
    }

    @Test
    void theReferencePageIsTheOneTheCodeMakes() throws IOException {
        Path page = Path.of("..", "docs", "operate", "configuration.md");
        assertThat(Files.readString(page))
                .as("write it anew with ./huizheng doctor --settings > docs/operate/configuration.md")
                .isEqualTo(Reference.markdown());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("huizheng.yaml"), text);
    }
}
