package org.huizheng.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huizheng.document.Authoring.EDITOR;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huizheng.document.Authoring;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.ReleasedThemes;
import org.huizheng.render.ThemeCheck;
import org.huizheng.site.ChangeSite;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EditThemeModuleTests {

    private static final String NOTICE = "fragments/notice.peb";

    private final Authoring authoring = new Authoring(new ThemeCheck());
    private final long site = authoring.openSite();
    private final SiteScope scope = SiteScope.of(site);
    private final long first = authoring.the(InstallTheme.class).perform(EDITOR, Theme.shipped("standard"));
    private final EditTheme edit = authoring.the(EditTheme.class);
    private final ApplyTheme apply = authoring.the(ApplyTheme.class);
    private final ThemeQueries themes = authoring.the(ThemeQueries.class);
    private final String notice =
            authoring.the(ReleasedThemes.class).source(first, NOTICE).orElseThrow();

    @AfterEach
    void close() {
        authoring.close();
    }

    @Test
    void anEditIsANewVersionThatSitesTakeAndGiveBack() {
        apply.perform(scope, EDITOR, site, "standard");
        long second = edit.perform(EDITOR, "standard", first, Map.of(NOTICE, notice + "<!-- 提示 -->"), "改提示");
        assertThat(second).isNotEqualTo(first);
        assertThat(shown()).isEqualTo(first);
        assertThat(themes.versions("standard"))
                .extracting(ThemeVersion::number, ThemeVersion::remark)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, "改提示"), org.assertj.core.groups.Tuple.tuple(1, ""));
        assertThat(authoring.the(ReleasedThemes.class).changed(first, second)).containsExactly(NOTICE);

        apply.perform(scope, EDITOR, site, "standard");
        assertThat(shown()).isEqualTo(second);
        assertThat(apply.perform(scope, EDITOR, site, "standard", first)
                        .orElseThrow()
                        .versionId())
                .isEqualTo(second);
        assertThat(shown()).isEqualTo(first);
        assertThat(themes.history(site))
                .extracting(ThemeQueries.Application::number)
                .containsExactly(1, 2, 1);
        assertThatThrownBy(() -> apply.perform(scope, EDITOR, site, "standard", 999L))
                .hasMessageContaining("没有这个版本");
    }

    @Test
    void twoWhoEditTheSameVersionCollide() {
        edit.perform(EDITOR, "standard", first, Map.of(NOTICE, notice + "一"), "");
        assertThatThrownBy(() -> edit.perform(EDITOR, "standard", first, Map.of(NOTICE, notice + "二"), ""))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status()).isEqualTo(409);
                    assertThat(problem.members().get("theirs")).isInstanceOf(ThemeVersion.class);
                });
    }

    @Test
    void aMistakeIsNamedByFileAndLineAndNothingIsMade() {
        Map<String, String> wrong = Map.of(
                NOTICE,
                "一\n二\n{{ nothing( }}",
                "fragments/links.peb",
                "{% for x in y %}",
                "templates/home.peb",
                "无头无脚");
        List<EditTheme.Mistake> mistakes = edit.mistakes("standard", first, wrong);
        assertThat(mistakes).extracting(EditTheme.Mistake::file).contains(NOTICE, "fragments/links.peb");
        assertThat(mistakes)
                .filteredOn(mistake -> mistake.file().equals(NOTICE))
                .allSatisfy(mistake -> assertThat(mistake.line()).isEqualTo(3));
        assertThat(mistakes)
                .filteredOn(mistake -> mistake.file().equals("templates/home.peb"))
                .isNotEmpty();
        assertThatThrownBy(() -> edit.perform(EDITOR, "standard", first, wrong, ""))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo("template-refused"));
        assertThat(themes.versions("standard")).hasSize(1);
        assertThat(edit.mistakes("standard", first, Map.of(NOTICE, notice + "好")))
                .isEmpty();
    }

    @Test
    void onlyTemplatesAndFragmentsAreEditedHere() {
        for (String path : List.of("../x.peb", "assets/portal.css", "theme.yaml", "fragments/x.jsp")) {
            assertThatThrownBy(() -> edit.perform(EDITOR, "standard", first, Map.of(path, "x"), ""))
                    .as(path)
                    .hasMessageContaining("主题文件");
        }
        assertThatThrownBy(() -> edit.perform(EDITOR, "standard", first, Map.of(), ""))
                .hasMessageContaining("没有改动");
        assertThatThrownBy(() -> edit.perform(EDITOR, "none", first, Map.of(NOTICE, ""), ""))
                .hasMessageContaining("尚未安装");
    }

    @Test
    void aSettingIsOfTheKindTheThemeSays() {
        apply.perform(scope, EDITOR, site, "standard");
        assertThat(themes.form(site))
                .extracting(field -> field.key() + " " + field.kind())
                .contains("homeLayout choice", "greyscale boolean", "news channels", "icons map", "hotline text");
        Site now = authoring.the(SiteQueries.class).byId(scope, site).orElseThrow();
        Map<String, Object> settings = new HashMap<>(now.settings());
        settings.put("theme", Map.of("greyscale", "yes", "homeLayout", "round", "news", List.of(1, 2)));
        assertThatThrownBy(() -> authoring
                        .the(ChangeSite.class)
                        .perform(scope, EDITOR, site, now.version(), ChangeSite.Change.settings(now, settings)))
                .hasMessageContaining("应为是或否")
                .hasMessageContaining("下列之一")
                .hasMessageContaining("栏目地址的列表");
    }

    private long shown() {
        return authoring
                .owner()
                .sql("select theme_version_id from release.site where site_id = ?")
                .param(site)
                .query(Long.class)
                .single();
    }
}
