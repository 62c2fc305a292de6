package org.huizheng.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.huizheng.kernel.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written; that nginx understands it, and answers as the portal, is seen where there is an nginx. */
class NginxConfigurationTests {

    private final Path pages;
    private final Path folder;

    NginxConfigurationTests(@TempDir Path directory) throws IOException {
        this.pages = Files.createDirectory(directory.resolve("pages"));
        this.folder = directory.resolve("conf");
    }

    private NginxConfiguration configuration(Duration hsts) {
        return new NginxConfiguration(pages, "443 ssl", "127.0.0.1:8000", hsts, folder);
    }

    private void hosts(String json) throws IOException {
        Files.writeString(pages.resolve("hosts.json"), json);
    }

    @Test
    void aHostThatIsMoreThanANameIsNobodys() throws IOException {
        hosts("""
                {"hosts":{"WWW.linlan.gov.cn":"linlan","a; } server { listen 1":"linlan","b.cn":"../x","c.cn":"x;y",
                    "~.*":"linlan","default":"linlan","include":"linlan","d.cn:8000":"sf"},"portal":"linlan"}""");
        assertThat(configuration(Duration.ofDays(1)).write()).isEqualTo(4);
        assertThat(Files.readAllLines(folder.resolve("huizheng-hosts.map")).stream()
                        .skip(1))
                .containsExactly(
                        "\"d.cn\" \"sf\";",
                        "\"\\default\" \"linlan\";",
                        "\"\\include\" \"linlan\";",
                        "\"www.linlan.gov.cn\" \"linlan\";");
    }

    @Test
    void theHeadersAreThePortals() throws IOException {
        hosts("{\"hosts\":{}}");
        configuration(Duration.ofDays(2)).write();
        String server = Files.readString(folder.resolve("huizheng.conf"));
        assertThat(server)
                .contains(SecurityHeaders.PAGE_POLICY, CacheRules.FOREVER.getValue(), "https \"max-age=172800\";")
                .doesNotContain("{{");
        assertThat(Files.readString(folder.resolve("huizheng-headers.conf")))
                .contains("add_header X-Content-Type-Options \"nosniff\" always;");
        configuration(Duration.ZERO).write();
        assertThat(Files.readString(folder.resolve("huizheng.conf"))).contains("https \"\";");
    }

    @Test
    void withoutPagesItSaysWhatIsMissing() {
        assertThatThrownBy(() -> configuration(Duration.ZERO).write())
                .isInstanceOf(Problem.class)
                .hasMessageContaining("hosts.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"80; }", "", "$host", "80\n", "127.0.0.1:80 \""})
    void anAddressThatIsNoneIsRefused(String given) {
        assertThatThrownBy(() -> new NginxConfiguration(pages, given, "127.0.0.1:1", Duration.ZERO, folder))
                .hasMessageContaining("监听地址");
        assertThatThrownBy(() -> new NginxConfiguration(pages, "80", given, Duration.ZERO, folder))
                .hasMessageContaining("监听地址");
        assertThatThrownBy(() -> new NginxConfiguration(Path.of("/a b;" + "x"), "80", "x:1", Duration.ZERO, folder))
                .hasMessageContaining("路径");
    }
}
