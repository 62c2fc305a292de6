package org.huizheng.theme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huizheng.document.Authoring.EDITOR;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.huizheng.document.Authoring;
import org.huizheng.kernel.SiteScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeModuleTests {

    private static final String YAML = "name: mine\ntitle: 我的主题\nversion: 1.0.0\nsettings:\n  colour: red\n";

    @Test
    void theShippedThemeIsInstalledOnceAndApplied() {
        try (Authoring authoring = new Authoring()) {
            long site = authoring.openSite();
            Theme theme = Theme.shipped("standard");
            assertThat(theme.templates()).containsKeys("templates/home.peb", "templates/list.peb");
            long version = authoring.the(InstallTheme.class).perform(EDITOR, theme);
            assertThat(authoring.the(InstallTheme.class).perform(EDITOR, Theme.shipped("standard")))
                    .isEqualTo(version);
            authoring.the(ApplyTheme.class).perform(SiteScope.of(site), EDITOR, site, "standard");
            assertThat(authoring
                            .owner()
                            .sql("select theme_version_id from release.site where site_id = ?")
                            .param(site)
                            .query(Long.class)
                            .single())
                    .isEqualTo(version);
            assertThatThrownBy(() -> authoring.the(ApplyTheme.class).perform(SiteScope.of(site), EDITOR, site, "none"))
                    .hasMessageContaining("尚未安装");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.peb",
                "templates/../../evil.peb",
                "/etc/passwd",
                "templates/x.jsp",
                "assets/x.html",
                "assets/.htaccess",
                "assets/a..b/../x.css",
                "Main.class",
                "templates/大.peb",
                "assets/x.svg\u0000.css"
            })
    void aHostileEntryIsRefused(String path) {
        Map<String, byte[]> files = new HashMap<>(Map.of("theme.yaml", YAML.getBytes(UTF_8)));
        files.put(path, new byte[] {1});
        assertThatThrownBy(() -> Theme.of(files)).hasMessageContaining("主题文件");
    }

    @Test
    void tooLargeOrTooManyIsRefused() {
        Map<String, byte[]> large = Map.of("theme.yaml", YAML.getBytes(UTF_8), "templates/a.peb", new byte[300 << 10]);
        assertThatThrownBy(() -> Theme.of(large)).hasMessageContaining("过大");
        Map<String, byte[]> many = new HashMap<>(Map.of("theme.yaml", YAML.getBytes(UTF_8)));
        for (int i = 0; i < 500; i++) {
            many.put("templates/t" + i + ".peb", new byte[] {1});
        }
        assertThatThrownBy(() -> Theme.of(many)).hasMessageContaining("最多 500 个文件");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: mine",
                "- a",
                "name: !!java.io.File [x]\ntitle: a\nversion: 1",
                "name: UPPER\ntitle: a\nversion: 1",
                "name: a\ntitle: a\nversion: 1\nscript: x",
                "name: a\nname: b\ntitle: a\nversion: 1",
                ": : :"
            })
    void aWrongDescriptionIsRefusedInWords(String yaml) {
        assertThatThrownBy(() -> Theme.of(Map.of("theme.yaml", yaml.getBytes(UTF_8))))
                .hasMessageContaining("theme.yaml");
    }

    @Test
    void aSymbolicLinkIsRefused(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("theme.yaml"), YAML);
        Files.createDirectories(folder.resolve("assets"));
        assertThat(Theme.of(folder).settings()).containsEntry("colour", "red");
        Files.createSymbolicLink(folder.resolve("assets/passwd.css"), Path.of("/etc/passwd"));
        assertThatThrownBy(() -> Theme.of(folder)).hasMessageContaining("符号链接");
    }
}
