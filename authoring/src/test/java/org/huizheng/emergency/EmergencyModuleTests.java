package org.huizheng.emergency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.huizheng.document.Authoring;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.organization.NewOrganization;
import org.huizheng.organization.RegisterOrganization;
import org.huizheng.release.EmergencyContent;
import org.huizheng.release.EmergencyLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmergencyModuleTests {

    private static final SiteScope EVERY = SiteScope.everySite();
    private static final Actor A = new Actor("staff", "fangjiming");
    private static final Actor B = new Actor("staff", "moxingzhi");

    private final Authoring authoring = new Authoring();
    private final long first = authoring.openSite();
    private final long second = authoring.openSite();
    private final ProposeEmergency propose = authoring.the(ProposeEmergency.class);
    private final ConfirmEmergency confirm = authoring.the(ConfirmEmergency.class);
    private final TurnEmergencies turn = authoring.the(TurnEmergencies.class);

    @AfterEach
    void close() {
        authoring.close();
    }

    private static EmergencyContent banner(String text, String link) {
        return new EmergencyContent(text, EmergencyLevel.RED, link, "", false);
    }

    private EmergencyPlan plan(EmergencyContent content, Reach reach, List<Long> sites, Instant starts, Instant ends) {
        return new EmergencyPlan(false, content, reach, null, sites, "市防汛指挥部要求", starts, ends);
    }

    private EmergencyPlan city() {
        return plan(banner("暴雨红色预警", "/xwzx/"), Reach.CITY, null, null, Authoring.START.plus(Duration.ofHours(2)));
    }

    private Emergency proposed(EmergencyPlan plan) {
        return propose.perform(EVERY, A, plan);
    }

    private Emergency now(Emergency e) {
        return authoring.the(EmergencyQueries.class).byId(EVERY, e.id()).orElseThrow();
    }

    private void confirmed(Emergency e) {
        confirm.perform(EVERY, B, e.id(), e.fingerprint());
    }

    private long shown() {
        return authoring
                .owner()
                .sql("select count(*) from release.emergency")
                .query(Long.class)
                .single();
    }

    private void at(Instant instant) {
        authoring.now.set(instant);
        turn.perform();
    }

    @Test
    void whatOneProposesAnotherConfirms() {
        Emergency e = proposed(city());
        assertThat(shown()).isZero();
        assertThatThrownBy(() -> confirm.perform(EVERY, A, e.id(), e.fingerprint()))
                .hasMessageContaining("发起人不能确认自己发起的");
        assertThat(authoring.the(EmergencyActions.class).of(A, e).get("confirm"))
                .extracting(blocker -> blocker.code())
                .containsExactly("secondPerson");
        confirmed(e);
        assertThat(shown()).isEqualTo(1);
        assertThat(now(e).state()).isEqualTo(EmergencyState.SHOWN);
        assertThat(now(e).confirmedBy()).isEqualTo("moxingzhi");
        assertThat(authoring
                        .owner()
                        .sql("select count(*) from release.publication_log where site_id = 0")
                        .query(Long.class)
                        .single())
                .as("one row for all sites")
                .isEqualTo(1);
        assertThatThrownBy(() -> confirmed(e)).hasMessageContaining("显示中，不能再确认");
    }

    /** The database itself knows the rule. */
    @Test
    void noRowHasOnePersonTwice() {
        Emergency e = proposed(city());
        assertThatThrownBy(() -> authoring
                        .owner()
                        .sql("update emergency.emergency set confirmed_by = proposed_by where emergency_id = ?")
                        .param(e.id())
                        .update())
                .hasMessageContaining("check");
        assertThatThrownBy(() -> authoring
                        .owner()
                        .sql("update emergency.emergency set state = 'SHOWN' where emergency_id = ?")
                        .param(e.id())
                        .update())
                .hasMessageContaining("check");
    }

    @Test
    void endsByItselfToTheSecond() {
        Emergency e = proposed(city());
        confirmed(e);
        at(e.plan().endsAt().minusSeconds(1));
        assertThat(shown()).isEqualTo(1);
        at(e.plan().endsAt());
        assertThat(shown()).isZero();
        assertThat(now(e).state()).isEqualTo(EmergencyState.ENDED);
        assertThat(now(e).endedBy()).isEqualTo("system:system");
        at(e.plan().endsAt().minusSeconds(60));
        assertThat(shown()).as("a clock set back begins nothing again").isZero();
    }

    @Test
    void beginsAtItsTimeOnce() {
        Instant starts = Authoring.START.plus(Duration.ofHours(1));
        Emergency e = proposed(plan(banner("公祭日", ""), Reach.CITY, null, starts, starts.plusSeconds(60)));
        confirmed(e);
        assertThat(now(e).state()).isEqualTo(EmergencyState.CONFIRMED);
        at(starts.minusSeconds(1));
        assertThat(shown()).isZero();
        at(starts);
        turn.perform();
        assertThat(shown()).isEqualTo(1);
        at(starts.plusSeconds(60));
        assertThat(shown()).isZero();
    }

    @Test
    void whatNobodyConfirmedLapses() {
        Emergency e = proposed(city());
        at(e.plan().endsAt());
        assertThat(now(e).state()).isEqualTo(EmergencyState.LAPSED);
        assertThatThrownBy(() -> confirmed(e)).hasMessageContaining("已失效");
    }

    @Test
    void oneIsEnoughToStopIt() {
        Emergency e = proposed(city());
        confirmed(e);
        StopEmergency stop = authoring.the(StopEmergency.class);
        assertThatThrownBy(() -> stop.perform(EVERY, A, e.id(), " ")).hasMessageContaining("须说明原因");
        stop.perform(EVERY, A, e.id(), "险情解除");
        assertThat(shown()).isZero();
        assertThat(now(e).endReason()).isEqualTo("险情解除");
    }

    @Test
    void whatIsSentBackIsNotShown() {
        Emergency e = proposed(city());
        authoring.the(RefuseEmergency.class).perform(EVERY, B, e.id(), "错别字");
        assertThat(now(e).state()).isEqualTo(EmergencyState.REFUSED);
        assertThatThrownBy(() -> confirmed(e)).hasMessageContaining("已退回");
    }

    /** Words put into the row between the two persons, or after the second, are shown nowhere. */
    @ParameterizedTest
    @ValueSource(strings = {"content = replace(content, '暴雨', '晴天')", "ends_at = ends_at + interval '1 day'"})
    void aRowChangedByHandIsNotConfirmed(String change) {
        Emergency e = proposed(city());
        authoring.owner().sql("update emergency.emergency set " + change).update();
        assertThatThrownBy(() -> confirmed(e)).hasMessageContaining("内容与您核对的不一致");
        assertThatThrownBy(() -> confirm.perform(EVERY, B, e.id(), now(e).plan().fingerprint()))
                .hasMessageContaining("内容与您核对的不一致");
        assertThat(shown()).isZero();
    }

    @Test
    void aRowChangedBetweenConfirmationAndBeginningIsNotShown() {
        Instant starts = Authoring.START.plus(Duration.ofHours(1));
        Emergency e = proposed(plan(banner("公祭日", ""), Reach.CITY, null, starts, starts.plusSeconds(60)));
        confirmed(e);
        authoring
                .owner()
                .sql("update emergency.emergency set content = replace(content, '公祭', '开业')")
                .update();
        at(starts);
        assertThat(shown()).isZero();
        assertThat(now(e).state()).isEqualTo(EmergencyState.REFUSED);
    }

    @Test
    void aDistrictIsABodyAndAllBelowIt() {
        RegisterOrganization register = authoring.the(RegisterOrganization.class);
        long district = register.perform(A, NewOrganization.of("qu", "临河区政府", "", "government", null));
        register.perform(A, NewOrganization.of("ju", "临河区民政局", "", "department", district));
        authoring.owner().sql("""
                update site.site set organization_id = (select organization_id from organization.organization where code = 'ju')
                where site_id = ?""").param(second).update();
        EmergencyPlan plan = new EmergencyPlan(
                false, banner("停水", ""), Reach.DISTRICT, district, null, "区里要求", null, Authoring.START.plusSeconds(60));
        Emergency e = proposed(plan);
        assertThat(e.plan().sites()).containsExactly(second);
        EmergencyQueries queries = authoring.the(EmergencyQueries.class);
        assertThat(queries.where(e.plan()).name()).isEqualTo("临河区政府");
        assertThat(queries.byId(SiteScope.of(first), e.id())).as("not theirs").isEmpty();
        assertThat(queries.list(SiteScope.of(second), null, 10).items()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 3600, 请写横幅文字",
        "暴雨, javascript:alert(1), 3600, 链接须是",
        "暴雨, //evil.example/, 3600, 链接须是",
        "暴雨, https://a b/, 3600, 链接须是",
        "暴雨, 'https://a.cn/\"onclick=', 3600, 链接须是",
        "暴雨<!--#exec cmd=1-->, '', 3600, 不允许的内容",
        "暴雨, '', -1, 结束时间须晚于",
        "暴雨, '', 2678400, 30 天以内",
    })
    void whatMayNotStandThereIsRefusedInWords(String text, String link, long seconds, String why) {
        EmergencyPlan plan = plan(banner(text, link), Reach.CITY, null, null, Authoring.START.plusSeconds(seconds));
        assertThatThrownBy(() -> proposed(plan)).isInstanceOf(Problem.class).hasMessageContaining(why);
    }

    @Test
    void aSiteNobodyHasIsRefused() {
        Instant ends = Authoring.START.plusSeconds(60);
        assertThatThrownBy(() -> proposed(plan(banner("停水", ""), Reach.SITES, List.of(first, 99L), null, ends)))
                .hasMessageContaining("不存在或已关闭");
        assertThatThrownBy(() -> proposed(plan(banner("停水", ""), Reach.SITES, List.of(), null, ends)))
                .hasMessageContaining("没有站点");
        assertThatThrownBy(() -> propose.perform(
                        SiteScope.of(first), A, plan(banner("停水", ""), Reach.SITES, List.of(second), null, ends)))
                .hasMessageContaining("站点不存在");
    }

    @Test
    void whoMayForOneSiteMayNotForTheCity() {
        authoring.permissions.grant(A, "emergency.propose", Where.site(first));
        assertThatThrownBy(() -> proposed(city())).isInstanceOf(Problem.class);
        Emergency e =
                proposed(plan(banner("停水", ""), Reach.SITES, List.of(first), null, Authoring.START.plusSeconds(60)));
        assertThat(e.plan().sites()).containsExactly(first);
    }

    @Test
    void everyStepIsInTheAuditTrail() {
        Emergency e = proposed(city());
        confirmed(e);
        at(e.plan().endsAt());
        assertThat(authoring
                        .owner()
                        .sql("select action from audit.entry where object = ? order by 1")
                        .param("emergency:" + e.id())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("proposeEmergency", "confirmEmergency", "showEmergency", "endEmergency");
    }
}
