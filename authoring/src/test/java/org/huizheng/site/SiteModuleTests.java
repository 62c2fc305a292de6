package org.huizheng.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huizheng.document.Authoring.EDITOR;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huizheng.document.Authoring;
import org.huizheng.kernel.SiteScope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SiteModuleTests {

    private final Authoring authoring = new Authoring();
    private final long site = authoring.openSite();
    private final SiteScope scope = SiteScope.of(site);

    @AfterEach
    void close() {
        authoring.close();
    }

    @Test
    void aSiteWithoutItsFooterItemsIsNotOpened() {
        Site existing = site();
        NewSite bare = new NewSite(
                "bare", "网站", existing.organizationId(), "www.linlan.gov.cn", existing.hosts(), "12", Map.of());
        assertThatThrownBy(() -> authoring.the(OpenSite.class).perform(EDITOR, bare))
                .hasMessageContaining("缺少“ICP备案编号”")
                .hasMessageContaining("缺少“党政机关网站标识链接”")
                .hasMessageContaining("网站标识码“12”格式不正确")
                .hasMessageContaining("已用于");
    }

    @Test
    void aSiteGoesOnlineStepByStep() {
        assertThatThrownBy(() -> set(SiteState.ONLINE, "")).hasMessageContaining("不能直接转为“在线”");
        set(SiteState.TRIAL, "");
        set(SiteState.READY, "");
        set(SiteState.ONLINE, "");
        assertThat(released()).isEqualTo("online");
        assertThatThrownBy(() -> set(SiteState.TEMP_OFFLINE, " ")).hasMessageContaining("须说明原因");
        set(SiteState.TEMP_OFFLINE, "机房检修");
        assertThat(released()).isEqualTo("offline");
    }

    @Test
    void changingASiteNeedsTheVersionSeen() {
        Map<String, Object> settings = new HashMap<>(Authoring.SETTINGS);
        settings.put("slogan", "为民服务");
        var change = new ChangeSite.Change("新名称", "new.linlan.gov.cn", "bm99000001", settings);
        authoring.the(ChangeSite.class).perform(scope, EDITOR, site, 0, change);
        assertThat(site().settings()).containsEntry("slogan", "为民服务");
        assertThatThrownBy(() -> authoring.the(ChangeSite.class).perform(scope, EDITOR, site, 0, change))
                .hasMessageContaining("刚被他人修改");
        settings.remove("phone");
        assertThatThrownBy(() -> authoring.the(ChangeSite.class).perform(scope, EDITOR, site, 1, change))
                .hasMessageContaining("缺少“联系电话”");
    }

    @Test
    void hostsLeadToOneSiteOnly() {
        long other = authoring.openSite();
        authoring.the(AssignHosts.class).perform(scope, EDITOR, site, List.of("www.a.localhost", "a.localhost"));
        assertThat(site().hosts()).containsExactly("www.a.localhost", "a.localhost");
        assertThatThrownBy(() -> authoring
                        .the(AssignHosts.class)
                        .perform(SiteScope.of(other), EDITOR, other, List.of("a.localhost")))
                .hasMessageContaining("已用于");
    }

    @Test
    void aPauseIsShortAMoveIsLongAndBothAreTold() {
        set(SiteState.TRIAL, "");
        set(SiteState.READY, "");
        set(SiteState.ONLINE, "");
        LocalDate today = LocalDate.ofInstant(Authoring.START, ZoneId.of("Asia/Shanghai"));
        assertThatThrownBy(() -> become(SiteState.TEMP_OFFLINE, "整改", today.plusDays(31), ""))
                .hasMessageContaining("不超过 30 天");
        assertThatThrownBy(() -> become(SiteState.TEMP_OFFLINE, "整改", today.minusDays(1), ""))
                .hasMessageContaining("已经过去");
        assertThatThrownBy(() -> become(SiteState.MIGRATING, "整合", today.plusDays(29), ""))
                .hasMessageContaining("至少保留 30 天");
        assertThatThrownBy(() -> become(SiteState.MIGRATING, "整合", null, "javascript:alert(1)"))
                .hasMessageContaining("网址");
        become(SiteState.TEMP_OFFLINE, "整改", today.plusDays(30), "");
        assertThat(site().notice().until()).isEqualTo(today.plusDays(30));
        assertThat(site().notice().reason()).isEqualTo("整改");
        become(SiteState.ONLINE, "", null, "");
        assertThat(site().notice().until()).isNull();
        become(SiteState.MIGRATING, "整合", today.plusDays(30), "https://www.new.gov.cn/");
        become(SiteState.CLOSED, "已整合", null, "");
        assertThat(site().notice().successor()).isEqualTo("https://www.new.gov.cn/");
        assertThat(released()).isEqualTo("closed");
    }

    @Test
    void whoMaySeeATrialIsWrittenAsAddressesAndNetworks() {
        Map<String, Object> settings = new TreeMap<>(Authoring.SETTINGS);
        settings.put("trialAllow", List.of("10.0.0.0/8", "x"));
        var wrong = ChangeSite.Change.settings(site(), settings);
        assertThatThrownBy(() -> authoring.the(ChangeSite.class).perform(scope, EDITOR, site, site().version(), wrong))
                .hasMessageContaining("试运行时允许访问的地址");
    }

    @Test
    void wordsOfTheTraditionalVersionAreOnesAPageCanHold() {
        for (Object words : List.of(List.of("干宝=干寶", "<b>"), List.of(""), List.of("长".repeat(33)))) {
            assertThatThrownBy(() -> settle(Map.of("hantWords", words))).hasMessageContaining("繁体版中按此书写的词");
        }
        assertThatThrownBy(() -> settle(Map.of("hant", "yes"))).hasMessageContaining("提供繁体版");
        settle(Map.of("hant", true, "hantWords", List.of("干宝=干寶", "里下河")));
        assertThat(site().settings()).containsEntry("hant", true);
    }

    private void settle(Map<String, Object> more) {
        Map<String, Object> settings = new TreeMap<>(Authoring.SETTINGS);
        settings.putAll(more);
        authoring
                .the(ChangeSite.class)
                .perform(scope, EDITOR, site, site().version(), ChangeSite.Change.settings(site(), settings));
    }

    private void become(SiteState next, String reason, @Nullable LocalDate until, String successor) {
        authoring
                .the(SetSiteState.class)
                .perform(scope, EDITOR, site, next, new SetSiteState.Told(reason, until, successor));
    }

    private Site site() {
        return authoring.the(SiteQueries.class).byId(scope, site).orElseThrow();
    }

    private void set(SiteState next, String reason) {
        authoring.the(SetSiteState.class).perform(scope, EDITOR, site, next, reason);
    }

    private String released() {
        return authoring
                .owner()
                .sql("select state from release.site where site_id = ?")
                .param(site)
                .query(String.class)
                .single();
    }
}
