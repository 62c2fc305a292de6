package org.huizheng.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huizheng.document.Authoring.EDITOR;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huizheng.channel.Channel;
import org.huizheng.channel.ChannelQueries;
import org.huizheng.document.Authoring;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.SiteScope;
import org.huizheng.organization.NewOrganization;
import org.huizheng.organization.RegisterOrganization;
import org.huizheng.site.NewSite;
import org.huizheng.site.SetSiteState;
import org.huizheng.site.Site;
import org.huizheng.site.SiteKind;
import org.huizheng.site.SiteQueries;
import org.huizheng.site.SiteState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlueprintModuleTests {

    private final Authoring authoring = new Authoring();
    private final OpenFromBlueprint open = authoring.the(OpenFromBlueprint.class);
    private final Blueprints blueprints = authoring.the(Blueprints.class);

    @AfterEach
    void close() {
        authoring.close();
    }

    @ParameterizedTest
    @CsvSource({
        "portal, www.linlan.gov.cn",
        "county, www.tingnan.gov.cn",
        "department, mzj.linlan.gov.cn",
        "topic, xczx.linlan.gov.cn",
        "institution, www.llyy.cn"
    })
    void aSiteBeginsWithEverythingItsBlueprintHolds(String code, String domain) {
        Blueprint blueprint = blueprints.require(code);
        var opened = open.perform(EDITOR, blueprint, site("mzj", domain, body("mzj")));
        SiteScope scope = SiteScope.of(opened.siteId());
        Site site =
                authoring.the(SiteQueries.class).byId(scope, opened.siteId()).orElseThrow();
        assertThat(site.kind()).isEqualTo(blueprint.kind());
        assertThat(site.settings().get("about").toString()).contains("临澜市民政局").doesNotContain("{");
        List<Channel> tree = authoring.the(ChannelQueries.class).tree(scope, opened.siteId());
        assertThat(tree).hasSize(blueprint.channels().size()).hasSize(opened.channels());
        assertThat(tree).noneMatch(channel -> channel.description().contains("{"));
        assertThat(tree)
                .filteredOn(channel -> channel.kind().equals("list"))
                .allMatch(channel -> channel.care().updateDays() != null);
        assertThat(authoring
                        .owner()
                        .sql("select count(*) from release.site where theme_version_id is not null and site_id = ?")
                        .param(opened.siteId())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatStandsAgainstItIsSaidBeforeAndNothingIsMade() {
        Blueprint department = blueprints.require("department");
        NewSite wrong = new NewSite("MZJ", "", body("mzj"), "www.mzj.com", List.of(), "1", Map.of());
        assertThat(open.blockers(EDITOR, department, wrong))
                .extracting(blocker -> blocker.code())
                .contains("code", "name", "domain-suffix", "hosts", "identityCode", "settings.organizer");
        assertThatThrownBy(() -> open.perform(EDITOR, department, wrong)).hasMessageContaining("网站标识码");
        assertThat(authoring.the(SiteQueries.class).all(SiteScope.everySite())).isEmpty();
        assertThatThrownBy(() -> blueprints.require("none")).hasMessageContaining("不存在");
    }

    @Test
    void whatFailsHalfwayLeavesNothing() {
        Blueprint department = blueprints.require("department");
        Blueprint broken = new Blueprint(
                "broken", "坏", SiteKind.DEPARTMENT, "", "none", department.settings(), department.channels());
        assertThatThrownBy(() -> open.perform(EDITOR, broken, site("mzj", "mzj.linlan.gov.cn", body("mzj"))));
        assertThat(count("site.site")).isZero();
        assertThat(count("channel.channel")).isZero();
        assertThat(count("release.site")).isZero();
    }

    @Test
    void aBodyHasOneSiteUnlessAnotherIsApproved() {
        Blueprint department = blueprints.require("department");
        long body = body("mzj");
        open.perform(EDITOR, department, site("mzj", "mzj.linlan.gov.cn", body));
        NewSite second = site("mzjb", "mzjb.linlan.gov.cn", body);
        assertThatThrownBy(() -> open.perform(EDITOR, department, second)).hasMessageContaining("已有网站“临澜市民政局”");
        NewSite approved = new NewSite(
                second.code(),
                second.name(),
                null,
                body,
                second.domain(),
                second.hosts(),
                "9900000012",
                second.settings(),
                "临政办〔2026〕1号");
        assertThat(open.perform(EDITOR, department, approved).siteId()).isPositive();
    }

    @Test
    void onlyWhoMayOpenSitesDoes() {
        authoring.permissions.grant(EDITOR, "site.change", Permissions.Where.PLATFORM);
        assertThat(open.blockers(EDITOR)).extracting(b -> b.code()).containsExactly("permission");
        assertThatThrownBy(() ->
                        open.perform(EDITOR, blueprints.require("department"), site("mzj", "mzj.linlan.gov.cn", 1)))
                .hasMessageContaining("site.open");
    }

    @Test
    void aHundredSitesAreOpenedOneByOne() {
        Blueprint department = blueprints.require("department");
        long begun = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            open.perform(EDITOR, department, site("d" + i, "d" + i + ".linlan.gov.cn", body("d" + i)));
        }
        long millis = (System.nanoTime() - begun) / 1_000_000;
        System.out.println("100 sites of " + department.channels().size() + " channels in " + millis + " ms");
        assertThat(count("channel.channel"))
                .isEqualTo(100L * department.channels().size());
        var page = authoring.the(SiteQueries.class).list(SiteScope.everySite(), "d9", null, null, 5);
        assertThat(page.items()).hasSize(5);
        assertThat(authoring
                        .the(SiteQueries.class)
                        .list(SiteScope.everySite(), "d9", SiteState.BUILDING, page.next(), 50)
                        .items())
                .hasSize(6);
        assertThat(authoring
                        .the(SiteQueries.class)
                        .list(SiteScope.of(page.items().getFirst().id()), "", null, null, 50)
                        .items())
                .hasSize(1);
    }

    @Test
    void aSiteWithEmptyChannelsDoesNotGoOnlineUnnoticed() {
        var opened = open.perform(EDITOR, blueprints.require("topic"), site("mzj", "mzj.linlan.gov.cn", body("mzj")));
        SiteScope scope = SiteScope.of(opened.siteId());
        SetSiteState set = authoring.the(SetSiteState.class);
        set.perform(scope, EDITOR, opened.siteId(), SiteState.TRIAL, "");
        set.perform(scope, EDITOR, opened.siteId(), SiteState.READY, "");
        assertThatThrownBy(() -> set.perform(scope, EDITOR, opened.siteId(), SiteState.ONLINE, ""))
                .hasMessageContaining("还是空白，不能上线")
                .hasMessageContaining("要闻");
    }

    private long count(String table) {
        return authoring
                .owner()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private long body(String code) {
        return authoring
                .the(RegisterOrganization.class)
                .perform(EDITOR, NewOrganization.of(code, "单位" + code, "", "department", null));
    }

    private static String identity(String code) {
        return "99%08d".formatted(Math.floorMod(code.hashCode(), 100_000_000));
    }

    private static NewSite site(String code, String domain, long body) {
        Map<String, Object> settings = new HashMap<>(Authoring.SETTINGS);
        settings.put("organizer", "临澜市民政局");
        return new NewSite(code, "临澜市民政局", body, domain, List.of(code + ".localhost"), identity(code), settings);
    }
}
