package org.huizheng.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.Problem;
import org.huizheng.page.ForgetPast;
import org.huizheng.page.PastPages;
import org.huizheng.release.EmergencyContent;
import org.huizheng.release.EmergencyLevel;
import org.huizheng.release.Mapping;
import org.huizheng.release.ReleasedEmergency;
import org.huizheng.release.Retraction;
import org.huizheng.release.SiteNotice;
import org.huizheng.release.SiteSettings;
import org.huizheng.release.SiteStates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** At a past moment an address answers as it did then: page, fragments, door, old addresses. */
class ShowPastModuleTests {

    private static final String ARTICLE = "/xwzx/yaowen/202611/1.html";

    private final TestDatabase database = TestDatabase.fresh();
    private final SmallSite site = new SmallSite(database, Set.of());
    private final ShowPast past = new ShowPast(site.engine, Clock.systemUTC());

    @AfterEach
    void close() {
        database.close();
    }

    private Instant now() {
        site.drain();
        return site.engine
                .jdbc
                .sql("select clock_timestamp()")
                .query((rs, i) -> rs.getTimestamp(1).toInstant())
                .single();
    }

    private ShowPast.Shown shown(String address, Instant at) {
        return past.perform("example", address, at);
    }

    private static String text(ShowPast.Shown shown) {
        byte[] bytes = shown.bytes();
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private void release(String title) {
        site.release(SmallSite.document(1, title, SmallSite.HEADLINES, site.clock.now));
    }

    @Test
    void aDocumentComesChangesGoesAndComesBack() {
        site.open();
        Instant before = now();
        release("第一版");
        Instant first = now();
        release("第二版");
        Instant second = now();
        site.retract(1, Retraction.WITHDRAWN);
        Instant withdrawn = now();
        release("第三版");
        Instant third = now();
        site.retract(1, Retraction.WITHDRAWN);
        now();

        assertThat(shown(ARTICLE, before).status()).isEqualTo(404);
        assertThat(text(shown(ARTICLE, first))).contains("第一版");
        assertThat(shown(ARTICLE, first).takenBack()).isTrue();
        assertThat(shown(ARTICLE, first).since()).isBetween(before, first);
        assertThat(shown(ARTICLE, first).until()).isBetween(first, second);
        assertThat(text(shown(ARTICLE, second))).contains("第二版");
        assertThat(shown(ARTICLE, withdrawn).status()).isEqualTo(410);
        assertThat(text(shown(ARTICLE, withdrawn))).contains("内容有误");
        assertThat(text(shown(ARTICLE, third))).contains("第三版");
        assertThat(shown(ARTICLE, third).version().approvalId()).isNotNull();
        assertThat(text(shown("/xwzx/yaowen/rss.xml", second))).contains("<rss", "第二版");
        assertThat(shown("/xwzx/yaowen", second).location()).isEqualTo("/xwzx/yaowen/");
        assertThat(text(shown("/xwzx/yaowen/index.html", second))).contains("第二版");
    }

    @Test
    void aLargeFileIsHeldAgainstItsHashAndNotShown() throws IOException {
        site.open();
        site.release(SmallSite.document(5, "有附件", SmallSite.HEADLINES, site.clock.now));
        now();
        String file = site.tree().keySet().stream()
                .filter(path -> path.startsWith("/files/5/"))
                .findFirst()
                .orElseThrow();
        byte[] large = new byte[PastPages.MOST_BYTES + 1];
        String hash = site.blobs.put(BlobStore.Area.PUBLIC, new ByteArrayInputStream(large));
        site.engine
                .jdbc
                .sql("update page.manifest set hash = decode(?, 'hex'), size = ? where path = ?")
                .params(hash, large.length, file)
                .update();
        assertThat(shown(file, now())).satisfies(shown -> {
            assertThat(shown.status()).isEqualTo(200);
            assertThat(shown.bytes()).isNull();
            assertThat(shown.large()).isTrue();
        });
        site.blobs.hide(hash);
        assertThat(shown(file, now()).large()).isFalse();
    }

    @Test
    void aPageIsJoinedWithTheFragmentsOfThatMoment() {
        site.open();
        release("标题");
        Instant quiet = now();
        site.alarm(new ReleasedEmergency(
                1, false, new EmergencyContent("停水通知", EmergencyLevel.values()[0], "", "", false), null));
        Instant alarm = now();
        site.calm(1);
        Instant over = now();
        assertThat(text(shown(ARTICLE, quiet))).contains("标题").doesNotContain("停水", "<!--#include");
        assertThat(text(shown(ARTICLE, alarm))).contains("停水通知");
        assertThat(shown(ARTICLE, alarm).parts())
                .extracting(ShowPast.Part::path)
                .contains("/_f/_emergency.html");
        assertThat(text(shown(ARTICLE, over))).doesNotContain("停水");
    }

    @Test
    void theTraditionalVersionIsShownWithTheWordsOfThatMoment() {
        site.open();
        release("里下河的头发");
        Instant without = now();
        site.settings.put(SiteSettings.HANT, true);
        site.settings.put(SiteSettings.HANT_WORDS, List.of());
        site.site();
        Instant on = now();
        site.settings.put(SiteSettings.HANT_WORDS, List.of("头发"));
        site.site();
        Instant kept = now();
        assertThat(shown("/hant" + ARTICLE, without).status()).isEqualTo(404);
        assertThat(text(shown("/hant" + ARTICLE, on))).contains("里下河的頭髮", "lang=\"zh-Hant\"");
        assertThat(shown("/hant" + ARTICLE, on).version().path()).isEqualTo(ARTICLE);
        assertThat(text(shown("/hant" + ARTICLE, kept))).contains("里下河的头发", "lang=\"zh-Hant\"");
        assertThat(text(shown("/hant/xwzx/yaowen/rss.xml", kept))).contains("<rss", "要聞", "头发");
        assertThat(shown("/hant/xwzx/yaowen", kept).location()).isEqualTo("/hant/xwzx/yaowen/");
        assertThat(text(shown(ARTICLE, kept))).contains("里下河的头发");
        assertThat(past.states("example", "/hant" + ARTICLE, null, 10))
                .hasSameSizeAs(past.states("example", ARTICLE, null, 10));
    }

    @Test
    void aClosedSiteShowsItsDoorAsItWas() {
        site.open();
        release("标题");
        Instant online = now();
        site.state = SiteStates.OFFLINE;
        site.notice = new SiteNotice("系统升级", site.clock.now, null, "");
        site.site();
        Instant offline = now();
        site.state = SiteStates.ONLINE;
        site.site();
        Instant again = now();
        assertThat(shown(ARTICLE, online).status()).isEqualTo(200);
        assertThat(shown(ARTICLE, offline).status()).isEqualTo(503);
        assertThat(shown(ARTICLE, offline).closed()).isEqualTo(SiteStates.OFFLINE);
        assertThat(text(shown(ARTICLE, offline))).contains("系统升级");
        assertThat(shown(ARTICLE, again).status()).isEqualTo(200);
    }

    @Test
    void anOldAddressLeadsWhereItLedThen() {
        site.open();
        Mapping mapping =
                new Mapping(0, Mapping.Match.EXACT, "/old.htm", Mapping.Kind.values()[0], 301, "/xwzx/", 0, "");
        Instant before = now();
        site.map(mapping);
        Instant mapped = now();
        site.unmap(mapping);
        Instant after = now();
        assertThat(shown("/old.htm", before).status()).isEqualTo(404);
        assertThat(shown("/old.htm", mapped).location()).isEqualTo("/xwzx/");
        assertThat(shown("/old.htm", after).status()).isEqualTo(404);
    }

    @Test
    void anAddressThatAChannelLeftLeadsOnWithoutItsSlashToo() {
        site.open();
        Instant before = now();
        site.readdress(SmallSite.HEADLINES, "elsewhere");
        Instant left = now();
        String was = "/xwzx/yaowen";
        assertThat(shown(was, before).location()).isEqualTo(was + "/");
        assertThat(shown(was + "/", left).location()).isEqualTo("/elsewhere/");
        assertThat(shown(was, left).location()).isEqualTo("/elsewhere/");
    }

    @Test
    void aFileIsShownAfterItsDocumentWent() {
        site.open();
        site.release(SmallSite.document(5, "有附件", SmallSite.HEADLINES, site.clock.now));
        Instant there = now();
        String file = site.tree().keySet().stream()
                .filter(path -> path.startsWith("/files/5/"))
                .findFirst()
                .orElseThrow();
        site.retract(5, Retraction.WITHDRAWN);
        Instant gone = now();
        assertThat(text(shown(file, there))).startsWith("file 5");
        assertThat(shown(file, gone).status()).isEqualTo(410);
        assertThat(text(shown(file, gone))).contains("有附件", "内容有误").doesNotContain("<!--#include");
        site.release(SmallSite.document(5, "有附件", SmallSite.HEADLINES, site.clock.now));
        assertThat(text(shown(file, now()))).startsWith("file 5");
        assertThat(shown(file, gone).status()).isEqualTo(410);
    }

    @Test
    void whatDoesNotVerifyIsNotShown() {
        site.open();
        release("第一版");
        Instant first = now();
        release("第二版");
        now();
        JdbcClient owner = JdbcClient.create(database.owner());
        owner.sql("update page.past set bytes = 'nonsense' where path = ? and form <> 'absent'")
                .param(ARTICLE)
                .update();
        assertThat(shown(ARTICLE, first).bytes()).isNull();
        assertThat(shown(ARTICLE, first).version()).isNotNull();
    }

    @Test
    void whatWasKeptLongEnoughIsForgottenAndTheRestIsShownAsBefore() {
        site.open();
        release("第一版");
        Instant first = now();
        release("第二版");
        Instant second = now();
        release("第三版");
        now();
        ForgetPast forget = new ForgetPast(site.engine.transactions, site.engine.jdbc);
        assertThat(forget.perform()).isZero();
        JdbcClient owner = JdbcClient.create(database.owner());
        owner.sql("update page.past set until = until - interval '40 days' where until <= ?")
                .param(java.sql.Timestamp.from(first))
                .update();
        assertThat(forget.perform()).isZero();
        owner.sql("insert into page.past_kept_for values (?, 30)")
                .param(SmallSite.SITE)
                .update();
        assertThat(forget.perform()).as("the longer holds for seven days").isZero();
        owner.sql("update page.past_kept_for set held_until = clock_timestamp()")
                .update();
        assertThat(forget.perform()).isPositive();
        assertThat(text(shown(ARTICLE, second))).contains("第二版");
        assertThatThrownBy(() -> shown(ARTICLE, first.minusSeconds(45 * 86_400L)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("起才有记录");
    }

    @Test
    void aWorkerMayNeitherChangeNorDeleteThePast() {
        site.open();
        now();
        for (String change : List.of(
                "delete from page.past",
                "update page.past set bytes = null",
                "truncate page.past",
                "update page.past_kept_for set days = 30",
                "delete from page.past_start")) {
            assertThatThrownBy(() -> site.engine.jdbc.sql(change).update())
                    .as(change)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void timesOfWhichNothingIsKnownAreRefusedInWords() {
        Instant before = site.engine
                .jdbc
                .sql("select clock_timestamp()")
                .query((rs, i) -> rs.getTimestamp(1).toInstant())
                .single();
        site.open();
        Instant open = now();
        assertThatThrownBy(() -> shown("/", before)).isInstanceOf(Problem.class).hasMessageContaining("还没有发布");
        assertThatThrownBy(() -> shown("/", Instant.now().plusSeconds(60)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("还没有到");
        assertThatThrownBy(() -> past.perform("nope", "/", open))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("nope");
        assertThatThrownBy(() -> shown("/../secret", open)).isInstanceOf(Problem.class);
        assertThat(shown("/_door.json", open).status()).isEqualTo(404);
        JdbcClient.create(database.owner())
                .sql("insert into page.past_start values (?, clock_timestamp())")
                .param(SmallSite.SITE)
                .update();
        assertThatThrownBy(() -> shown("/", open)).isInstanceOf(Problem.class).hasMessageContaining("起才有记录");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "昨天",
                "2026-11-22",
                "2026-13-01 10:00",
                "2026-11-22 25:00",
                "15:04",
                "2026-11-22 15:04 +99:00"
            })
    void whatIsNoTimeIsRefused(String given) {
        assertThatThrownBy(() -> PastMoment.of(given))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("时间应写成");
    }

    @Test
    void aTimeIsThatOfBeijingUnlessItSaysOtherwise() {
        Instant expected = Instant.parse("2026-11-22T07:04:00Z");
        assertThat(List.of("2026-11-22 15:04", "2026-11-22T15:04:00", "2026-11-22T07:04Z", "2026-11-22T15:04:00+0800"))
                .allSatisfy(text -> assertThat(PastMoment.of(text)).isEqualTo(expected));
    }
}
