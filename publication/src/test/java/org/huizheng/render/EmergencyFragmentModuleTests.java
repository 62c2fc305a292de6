package org.huizheng.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.EmergencyContent;
import org.huizheng.release.EmergencyLevel;
import org.huizheng.release.Keys;
import org.huizheng.release.Pages;
import org.huizheng.release.PublicationLog;
import org.huizheng.release.ReleasedEmergency;
import org.huizheng.release.ShowEmergency;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands above all pages: in each by the engine's hand, changed by one small file. */
class EmergencyFragmentModuleTests {

    private static TestDatabase database;
    private SmallSite site;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void open() {
        SmallSite.empty(database);
        site = new SmallSite(database, Set.of()).open();
        site.release(SmallSite.document(1, "标题", SmallSite.HEADLINES, Instant.parse("2026-11-20T01:00:00Z")));
        site.drain();
    }

    private static EmergencyContent banner(String text) {
        return new EmergencyContent(text, EmergencyLevel.RED, "https://yj.example.gov.cn/1?a=b&c=d", "", false);
    }

    private static ReleasedEmergency everywhere(long id, EmergencyContent content) {
        return new ReleasedEmergency(id, false, content, null);
    }

    private String fragment() {
        return site.tree().get(EmergencyFragment.PATH);
    }

    @Test
    void everyPageIncludesItFirstInTheBodyWhateverItsTemplateSays() {
        assertThat(site.tree()).containsEntry(EmergencyFragment.PATH, "\n");
        Map<String, String> pages = new TreeMap<>(site.tree());
        pages.keySet()
                .removeIf(path -> path.startsWith("/_f/")
                        || path.startsWith("/_moved/")
                        || !path.endsWith(".html") && !path.endsWith("/"));
        assertThat(pages).hasSizeGreaterThan(10);
        assertThat(pages.values())
                .allMatch(page -> page.contains("<body><!--#include virtual=\"/_f/_emergency.html\"-->")
                        || page.contains("<body class=\"hz-closed\">"));
    }

    @Test
    void oneFileOfASiteChangesAndNoPage() {
        Map<String, String> before = site.tree();
        site.alarm(everywhere(1, banner("暴雨 <红色> 预警")));
        site.drain();
        assertThat(site.made).containsExactly(Pages.EMERGENCY);
        Map<String, String> after = site.tree();
        after.entrySet().removeIf(page -> page.getValue().equals(before.get(page.getKey())));
        assertThat(after.keySet()).containsExactly(EmergencyFragment.PATH);
        assertThat(fragment())
                .contains("role=\"alert\"", "<strong>红色预警</strong> 暴雨 &lt;红色&gt; 预警", "a=b&amp;c=d")
                .doesNotContain("grey");
        site.calm(1);
        site.drain();
        assertThat(site.tree()).isEqualTo(before);
    }

    @Test
    void isOneRowOfThePlatformsLog() {
        site.alarm(everywhere(1, banner("暴雨")));
        assertThat(JdbcClient.create(database.owner())
                        .sql("select array_to_string(keys, ' ') from release.publication_log where site_id = 0")
                        .query(String.class)
                        .list())
                .containsExactly(Keys.emergency(false));
        assertThat(JdbcClient.create(database.owner())
                        .sql("select lane from render.queue where page = 'emergency'")
                        .query(Integer.class)
                        .list())
                .as("before everything else")
                .containsExactly(0);
    }

    @Test
    void theGravestStandsFirstAndGreyIsASheetOfItsOwn() {
        site.alarm(everywhere(1, new EmergencyContent("公祭日", EmergencyLevel.NOTICE, "", "", true)));
        site.alarm(everywhere(2, banner("暴雨")));
        site.drain();
        assertThat(fragment()).containsSubsequence("/grey.css", "/banner.css", "红色预警", "公祭日");
        assertThat(site.tree().get(EngineStyle.GREY.path())).contains("grayscale(1)");
    }

    @Test
    void anotherSitesEmergencyIsNotShownAndWakesNothing() {
        site.alarm(new ReleasedEmergency(1, false, banner("停水"), List.of(99L)));
        site.drain();
        assertThat(site.made).isEmpty();
        assertThat(fragment()).isBlank();
    }

    @Test
    void aDrillIsMadeLikeARealOneAndIncludedNowhere() {
        site.alarm(new ReleasedEmergency(1, true, banner("演练"), null));
        site.drain();
        assertThat(site.made).containsExactly(Pages.DRILL);
        assertThat(site.tree().get(EmergencyFragment.DRILL_PATH)).contains("演练");
        assertThat(fragment()).isBlank();
        assertThat(site.tree().values()).noneMatch(page -> page.contains("_drill"));
    }

    /** In the row, by hand: the fragment stays as it was, and an alarm is raised. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "content = replace(content, '暴雨', '晴天')",
                "sites = array[1, 2]::bigint[]",
                "approval_hash = '\\x00'",
            })
    void whatNobodyConfirmedIsNotShown(String change) {
        site.alarm(everywhere(1, banner("暴雨")));
        JdbcClient.create(database.owner())
                .sql("update release.emergency set " + change)
                .update();
        assertThatThrownBy(() -> site.drain()).isInstanceOf(PageRefused.class);
        assertThat(fragment()).isBlank();
    }

    @Test
    void aSiteThatIsBeingMadeAnewShowsItAllTheSame() {
        site.engine.heads.hold(SmallSite.SITE);
        site.alarm(everywhere(1, banner("暴雨")));
        site.release(SmallSite.document(90, "等一等", SmallSite.HEADLINES, Instant.parse("2026-11-20T01:00:00Z")));
        site.drain();
        assertThat(site.made).containsExactly(Pages.EMERGENCY);
        assertThat(fragment()).contains("暴雨");
        site.engine.heads.letGo(SmallSite.SITE);
    }

    @Test
    void theVerbRefusesAnotherHash() {
        ReleasedEmergency emergency = everywhere(1, banner("暴雨"));
        byte[] other = everywhere(1, banner("大雨")).hash();
        JdbcClient console = JdbcClient.create(database.console());
        var log = new PublicationLog(console, new WakePages(console, () -> {}));
        assertThatThrownBy(() -> database.transactions()
                        .write(SiteScope.everySite(), () -> new ShowEmergency(console, log).perform(emergency, other)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo("approval-broken"));
    }

    @ParameterizedTest
    @EnumSource(EmergencyLevel.class)
    void aBannerIsReadableInColourAndInGrey(EmergencyLevel level) {
        String css = new String(EngineStyle.of("banner").bytes(), StandardCharsets.UTF_8);
        String rule = css.substring(css.indexOf(".hz-" + level.name().toLowerCase(Locale.ROOT) + "{"));
        int[] ink = colour(rule, "{color:#");
        int[] ground = colour(rule, ";background:#");
        assertThat(contrast(ground, ink)).as("in colour").isGreaterThan(4.5);
        assertThat(contrast(grey(ground), grey(ink))).as("in grey").isGreaterThan(4.5);
    }

    private static int[] colour(String rule, String property) {
        int at = rule.indexOf(property) + property.length();
        int rgb = Integer.parseInt(rule.substring(at, at + 6), 16);
        return new int[] {rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff};
    }

    /** As the filter of the specification does it. */
    private static int[] grey(int[] rgb) {
        int grey = (int) Math.round(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
        return new int[] {grey, grey, grey};
    }

    private static double contrast(int[] one, int[] other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int[] rgb) {
        double[] linear = new double[3];
        for (int i = 0; i < 3; i++) {
            double c = rgb[i] / 255.0;
            linear[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }
}
