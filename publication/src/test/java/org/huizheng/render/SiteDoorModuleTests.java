package org.huizheng.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.release.SiteNotice;
import org.huizheng.release.SiteSettings;
import org.huizheng.release.SiteStates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the state of a site does to its pages: a few small files, whatever the number of pages. */
class SiteDoorModuleTests {

    private static final Instant SINCE = Instant.parse("2026-11-20T16:30:00Z");

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
        site.release(SmallSite.document(1, "标题", SmallSite.HEADLINES, SINCE));
        site.drain();
    }

    private Map<String, String> become(String state, SiteNotice notice) {
        site.state = state;
        site.notice = notice;
        site.site();
        site.drain();
        assertThat(site.made).as("pages made").hasSizeLessThanOrEqualTo(6);
        return site.tree();
    }

    @Test
    void anOpenSiteHasADoorAnEmptyMarkAndNoClosedPage() {
        assertThat(site.tree())
                .containsEntry("/_door.json", "{\"state\":\"online\"}")
                .containsEntry("/_f/_mark.html", "\n")
                .doesNotContainKey("/_error/closed.html");
        assertThat(site.tree().get("/")).contains("<!--#include virtual=\"/_f/_mark.html\"-->");
    }

    @Test
    void aSiteOnTrialNamesWhoMayComeInAndIsMarkedOnEveryPage() {
        site.settings.put(SiteSettings.TRIAL_ALLOW, List.of("10.0.0.0/8"));
        Map<String, String> tree = become(SiteStates.TRIAL, SiteNotice.NONE);
        assertThat(tree.get("/_door.json")).isEqualTo("{\"allow\":[\"10.0.0.0/8\"],\"state\":\"trial\"}");
        assertThat(tree.get("/_f/_mark.html")).contains("测试系统", "hz-water");
        assertThat(tree.get("/_error/closed.html")).contains("网站正在试运行", "示例市人民政府");
        assertThat(tree.get("/robots.txt")).contains("Disallow: /\n");
        site.settings.put(SiteSettings.TRIAL_ALLOW, List.of("10.1.0.0/16"));
        site.site();
        site.drain();
        assertThat(site.tree().get("/_door.json")).contains("10.1.0.0/16");
    }

    @Test
    void apausedSiteSaysWhyAndWhenItIsBackEscaped() {
        Map<String, String> tree =
                become(SiteStates.OFFLINE, new SiteNotice("<b>技术升级</b>", SINCE, LocalDate.parse("2026-12-01"), ""));
        assertThat(tree.get("/_door.json")).isEqualTo("{\"state\":\"offline\",\"until\":\"2026-12-01\"}");
        assertThat(tree.get("/_error/closed.html"))
                .contains("网站暂停服务", "&lt;b&gt;技术升级&lt;/b&gt;。预计2026年12月1日前恢复。")
                .doesNotContain("<b>技术");
        assertThat(become(SiteStates.ONLINE, SiteNotice.NONE)).doesNotContainKey("/_error/closed.html");
    }

    @Test
    void aMovingSiteAnArchivedOneAndAClosedOneSayWhereTheContentIs() {
        SiteNotice moving =
                new SiteNotice("按集约化要求整合", SINCE, LocalDate.parse("2026-12-31"), "https://www.new.gov.cn/?a=1&b=2");
        assertThat(become(SiteStates.MIGRATING, moving).get("/_f/_mark.html"))
                .contains("迁移公告", "本站将于2026年12月31日关闭", "href=\"https://www.new.gov.cn/?a=1&amp;b=2\"");
        assertThat(become(SiteStates.CLOSED, moving).get("/_error/closed.html"))
                .contains("网站已永久下线", "按集约化要求整合。", "https://www.new.gov.cn/?a=1&amp;b=2");
        assertThat(become(SiteStates.ARCHIVED, moving).get("/_f/_mark.html"))
                .contains("已归档", "本站已于2026年11月21日归档", "现行网站");
    }
}
