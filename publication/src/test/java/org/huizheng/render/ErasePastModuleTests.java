package org.huizheng.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.files.FileBlobStore;
import org.huizheng.files.FilePageStore;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.PageStore;
import org.huizheng.page.ErasableStates;
import org.huizheng.page.ErasePast;
import org.huizheng.page.Erasure;
import org.huizheng.page.Erasure.Reach;
import org.huizheng.page.Erasure.Target;
import org.huizheng.page.Erasures;
import org.huizheng.page.ForgetPast;
import org.huizheng.page.PastKeptFor;
import org.huizheng.page.PastPages;
import org.huizheng.release.Lane;
import org.huizheng.release.Pages;
import org.huizheng.release.Retraction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is erased is nowhere any more, and everything else that stood is shown as before, byte for byte. */
class ErasePastModuleTests {

    private static final String ARTICLE = "/xwzx/yaowen/202611/1.html";
    private static TestDatabase database;
    private static final AtomicLong IDS = new AtomicLong();

    private SmallSite site;
    private JdbcClient console;
    private JdbcClient owner;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        SmallSite.empty(database);
        site = new SmallSite(database, Set.of());
        console = JdbcClient.create(database.console());
        owner = JdbcClient.create(database.owner());
    }

    private record Moment(Instant at, Map<String, String> tree) {}

    private record Place(String path, Instant until) {}

    private Instant now() {
        return new ErasableStates(console).now();
    }

    private Moment moment() {
        return new Moment(now(), site.tree());
    }

    private PastPages past() {
        return new PastPages(site.engine.jdbc, site.pages, site.blobs, SmallSite.SITE, "example");
    }

    private long order(Target target) {
        long id = IDS.incrementAndGet();
        new Erasures(console).order(id, target, Erasure.Ground.COURT, "（2026）临01执5号", "one", "other");
        return id;
    }

    private int erase() {
        return new ErasePast(site.engine.transactions, site.engine.jdbc, site.pages, site.blobs).perform();
    }

    private static Target state(String path, Instant until) {
        return new Target(Reach.STATE, List.of(SmallSite.SITE), path, null, until);
    }

    private Target address(String path) {
        return new Target(Reach.ADDRESS, List.of(SmallSite.SITE), path, null, now());
    }

    private Target document(long id) {
        return new Target(Reach.DOCUMENT, List.of(SmallSite.SITE), null, id, now());
    }

    private void release(long id, String title) {
        site.release(SmallSite.document(id, title, SmallSite.HEADLINES, site.clock.now));
        site.drain();
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whateverIsErasedAllElseIsShownByteForByte(int seed) {
        Random random = new Random(seed);
        site.open();
        RandomEdits edits = new RandomEdits(site, random, RandomEdits.ALL);
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            edits.perform(edits.next());
            if (random.nextInt(8) == 0) {
                site.engine.wakes.enqueue(SmallSite.SITE, List.of(Pages.WHOLE_SITE), Lane.NORMAL);
            }
            site.drain();
            moments.add(moment());
        }
        Set<Place> erased = new HashSet<>();
        for (int round = 0; round < 3; round++) {
            List<Place> places = owner.sql("""
                    select path, until from page.past where status <> 0 and form <> 'erased' order by path, until""")
                    .query((rs, i) ->
                            new Place(rs.getString(1), rs.getTimestamp(2).toInstant()))
                    .list();
            for (int i = 0; i < 12; i++) {
                Place place = places.get(random.nextInt(places.size()));
                order(state(place.path, place.until));
                erased.add(place);
            }
            Place whole = places.get(random.nextInt(places.size()));
            order(new Target(Reach.ADDRESS, List.of(SmallSite.SITE), whole.path, null, whole.until));
            places.stream()
                    .filter(p -> p.path.equals(whole.path) && !p.until.isAfter(whole.until))
                    .forEach(erased::add);
            assertThat(erase()).isEqualTo(13);
        }
        assertShown(moments, erased);
    }

    private void assertShown(List<Moment> moments, Set<Place> erased) {
        Set<String> paths = new TreeSet<>();
        moments.forEach(m -> paths.addAll(m.tree.keySet()));
        PastPages past = past();
        int gone = 0;
        for (Moment moment : moments) {
            for (String path : paths) {
                String stood = moment.tree.get(path);
                var version = past.at(path, moment.at);
                boolean isErased = version.filter(v -> v.until() != null && erased.contains(new Place(path, v.until())))
                        .isPresent();
                assertThat(version.isPresent()).isEqualTo(stood != null);
                assertThat(version.map(v -> v.erasureId() != null).orElse(false))
                        .isEqualTo(isErased);
                assertThat(text(past.bytes(path, moment.at)))
                        .as("%s at %s", path, moment.at)
                        .isEqualTo(isErased ? null : stood);
                gone += isErased ? 1 : 0;
            }
        }
        assertThat(gone).isPositive();
    }

    @Test
    void aStateInTheMiddleOfARowOfDifferencesGoesAlone() {
        site.open();
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            release(1, "第" + i + "版标题");
            moments.add(moment());
        }
        Place middle = owner.sql("""
                select path, until from page.past where path = ? and form = 'delta' order by until offset 5 limit 1""")
                .param(ARTICLE)
                .query((rs, i) -> new Place(rs.getString(1), rs.getTimestamp(2).toInstant()))
                .single();
        order(state(middle.path, middle.until));
        assertThat(erase()).isEqualTo(1);
        assertShown(moments, Set.of(middle));
        assertThat(owner.sql("select count(*) from page.past where form = 'erased' and bytes is null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aDocumentGoesFromEveryAddressItsFilesToo() throws IOException {
        site.open();
        release(5, "张三的处罚决定");
        release(6, "无关");
        Instant there = now();
        String file = site.tree().keySet().stream()
                .filter(path -> path.startsWith("/files/5/"))
                .findFirst()
                .orElseThrow();
        String blob = past().at(file, there).orElseThrow().hash();
        site.retract(5, Retraction.WITHDRAWN);
        site.drain();
        Instant withdrawn = now();
        assertThat(site.blobs.contains(BlobStore.Area.PUBLIC, blob)).isTrue();
        ErasableStates.Summary planned = new ErasableStates(console).summary(document(5));
        assertThat(planned.files()).isEqualTo(1);
        assertThat(planned.addresses()).contains("/xwzx/yaowen/202611/5.html", file);
        long id = order(document(5));
        assertThat(erase()).isEqualTo(1);
        Erasure done = new Erasures(console).find(id).orElseThrow();
        assertThat(done.states()).isEqualTo(planned.states());
        assertThat(done.finishedAt()).isNotNull();
        assertThat(site.blobs.contains(BlobStore.Area.PUBLIC, blob)).isFalse();

        ShowPast show = new ShowPast(site.engine, Clock.systemUTC());
        for (String address : List.of("/xwzx/yaowen/202611/5.html", file)) {
            ShowPast.Shown shown = show.perform("example", address, there);
            assertThat(shown.status()).as(address).isEqualTo(410);
            assertThat(shown.bytes()).isNull();
            assertThat(shown.erased()).isNotNull();
            assertThat(shown.erased().reason()).isEqualTo("（2026）临01执5号");
        }
        assertThat(show.perform("example", "/xwzx/yaowen/202611/5.html", withdrawn)
                        .erased())
                .isNull();
        assertThat(text(past().bytes("/xwzx/yaowen/202611/6.html", there))).contains("无关");
        assertThat(new ErasableStates(console).summary(document(5)).states()).isZero();
    }

    @Test
    void aFileThatSomethingElseShowedStays() {
        site.open();
        release(5, "甲");
        Instant first = now();
        String file = site.tree().keySet().stream()
                .filter(path -> path.startsWith("/files/5/"))
                .findFirst()
                .orElseThrow();
        String blob = past().at(file, first).orElseThrow().hash();
        site.retract(5, Retraction.WITHDRAWN);
        site.drain();
        release(5, "乙");
        Instant second = now();
        site.retract(5, Retraction.WITHDRAWN);
        site.drain();
        List<Instant> ends = List.of(
                past().at(file, first).orElseThrow().until(),
                past().at(file, second).orElseThrow().until());
        assertThat(ends).doesNotHaveDuplicates();
        order(state(file, ends.getFirst()));
        erase();
        assertThat(site.blobs.contains(BlobStore.Area.PUBLIC, blob)).isTrue();
        assertThat(text(past().bytes(file, second))).startsWith("file 5");
        assertThat(past().bytes(file, first)).isNull();
        order(state(file, ends.getLast()));
        erase();
        assertThat(site.blobs.contains(BlobStore.Area.PUBLIC, blob)).isFalse();
    }

    @Test
    void theReleaseBeforeTheServedOneDoesNotKeepIt() throws IOException {
        site.open();
        release(1, "要删的内容");
        Instant there = now();
        site.retract(1, Retraction.WITHDRAWN);
        RebuildSite rebuild = new RebuildSite(site.engine, 1);
        rebuild.perform(SmallSite.SITE);
        int served = site.engine.heads.release(SmallSite.SITE);
        assertThat(text(site.pages.release("example", served - 1).get(ARTICLE))).contains("要删的内容");
        order(address(ARTICLE));
        assertThat(erase()).as("the two releases are not compared yet").isZero();
        rebuild.removeOld(SmallSite.SITE);
        assertThat(text(past().bytes(ARTICLE, there))).contains("要删的内容");
        assertThat(erase()).isEqualTo(1);
        assertThat(past().bytes(ARTICLE, there)).isNull();
        assertThat(site.pages.release("example", served - 1).get(ARTICLE)).isNull();
    }

    @Test
    void anOrderThatFailsKeepsNoOtherWaiting() {
        site.open();
        release(1, "第一版");
        Instant first = now();
        release(1, "第二版");
        owner.sql("""
                insert into page.past (site_id, until, seq, size, status, run, form, path, page, template, hash, bytes)
                select 77, until, seq, size, status, run, form, path, page, template, hash, bytes from page.past
                where path = ? and status = 200""").param(ARTICLE).update();
        long failing = order(new Target(Reach.ADDRESS, List.of(77L), ARTICLE, null, now()));
        long other = order(address(ARTICLE));
        assertThat(erase()).isEqualTo(1);
        assertThat(past().bytes(ARTICLE, first)).isNull();
        assertThat(new Erasures(console).find(other).orElseThrow().finishedAt()).isNotNull();
        assertThat(new Erasures(console).find(failing).orElseThrow().finishedAt())
                .isNull();
        owner.sql("delete from page.past where site_id = 77").update();
        assertThat(erase()).as("tried again").isEqualTo(1);
    }

    @Test
    void aReleaseThatWasNeverServedDoesNotKeepIt() throws IOException {
        site.open();
        release(1, "要删的内容");
        byte[] bytes = site.pages.current("example").get(ARTICLE);
        site.pages.prepare("example").put(ARTICLE, bytes);
        int left = site.pages.prepare("example").release();
        site.pages.release("example", left).put(ARTICLE, bytes);
        release(1, "改好的内容");
        order(address(ARTICLE));
        assertThat(erase()).isEqualTo(1);
        assertThat(site.pages.release("example", left).get(ARTICLE)).isNull();
        assertThat(site.pages.release("example", left - 1).get(ARTICLE)).isNull();
        assertThat(site.tree().get(ARTICLE)).contains("改好的内容");
    }

    /** Somebody was killed between the commit and the moment the old bytes were let go. */
    @Test
    void whatLiesBesideAPageThatStandsDoesNotKeepIt(@TempDir Path directory) throws IOException {
        site = new SmallSite(
                database,
                Set.of(),
                new FilePageStore(directory.resolve("pages")),
                new FileBlobStore(directory.resolve("blobs")));
        site.open();
        release(1, "要删的内容");
        PageStore.Tree tree = site.pages.current("example");
        byte[] bytes = tree.get(ARTICLE);
        release(1, "改好的内容");
        Path aside = Files.createDirectories(tree.root().resolveSibling(tree.release() + ".aside"));
        Path left = Files.write(aside.resolve(Hashes.hex(Hashes.sha256(bytes))), bytes);
        order(address(ARTICLE));
        assertThat(erase()).isEqualTo(1);
        assertThat(left).doesNotExist();
        assertThat(site.tree().get(ARTICLE)).contains("改好的内容");
    }

    @Test
    void whatStandsNowAndWhatEndsLaterIsNotErased() {
        site.open();
        release(1, "第一版");
        Instant first = now();
        release(1, "第二版");
        Instant second = now();
        order(address(ARTICLE));
        release(1, "第三版");
        Instant third = now();
        erase();
        assertThat(past().bytes(ARTICLE, first)).isNull();
        assertThat(text(past().bytes(ARTICLE, second))).contains("第二版");
        assertThat(text(past().bytes(ARTICLE, third))).contains("第三版");
        assertThat(site.tree().get(ARTICLE)).contains("第三版");
    }

    @Test
    void nothingIsErasedThatNoTwoPersonsOrdered() {
        site.open();
        release(1, "第一版");
        Instant first = now();
        release(1, "第二版");
        Instant until = past().at(ARTICLE, first).orElseThrow().until();
        String call = "select page.erase_past(?, ?, ?, ?, 'lost', null)";
        for (long id : new long[] {999_999, order(state("/xwzx/", until)), order(document(77))}) {
            assertThat(site.engine
                            .jdbc
                            .sql(call)
                            .params(id, SmallSite.SITE, ARTICLE, Timestamp.from(until))
                            .query(Long.class)
                            .single())
                    .isZero();
        }
        assertThat(text(past().bytes(ARTICLE, first))).contains("第一版");
        assertThatThrownBy(() -> new Erasures(console)
                        .order(888_888, state(ARTICLE, until), Erasure.Ground.COURT, "x", "one", "one"))
                .rootCause()
                .hasMessageContaining("check constraint");
        for (String change : List.of(
                "update page.erasure set until = now()",
                "delete from page.erasure",
                "update page.past set bytes = null, form = 'erased'")) {
            assertThatThrownBy(() -> site.engine.jdbc.sql(change).update())
                    .as(change)
                    .rootCause()
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> console.sql(change).update())
                    .as(change)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> site.engine
                        .jdbc
                        .sql("insert into page.erasure (erasure_id) values (1)")
                        .update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> console.sql(call)
                        .params(1L, SmallSite.SITE, ARTICLE, Timestamp.from(until))
                        .query(Long.class)
                        .single())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void whatIsToldBeforehandIsWhatIsForgotten() {
        site.open();
        for (int i = 0; i < 6; i++) {
            release(1, "第" + i + "版");
        }
        Instant half = now();
        release(2, "后来");
        owner.sql("update page.past set until = until - interval '40 days' where until <= ?")
                .param(Timestamp.from(half))
                .update();
        owner.sql("update page.past_start set at = at - interval '80 days'").update();
        PastKeptFor kept = new PastKeptFor(console);
        long version = kept.of(SmallSite.SITE).version();
        PastKeptFor.Forgotten told = kept.forgotten(SmallSite.SITE, 30, null);
        assertThat(told.states()).isPositive();
        assertThat(kept.forgotten(PastKeptFor.EVERY_SITE, 30, null)).isEqualTo(told);
        assertThat(kept.forgotten(SmallSite.SITE, 60, null).states()).isZero();
        long size = size();
        assertThat(kept.say(SmallSite.SITE, 60, version)).isTrue();
        assertThat(kept.of(SmallSite.SITE).held())
                .as("it deletes nothing: it holds at once")
                .isEqualTo(60);
        assertThat(kept.forgotten(PastKeptFor.EVERY_SITE, 30, null).states())
                .as("the site says something of its own")
                .isZero();
        assertThat(forget()).isZero();
        assertThat(kept.say(SmallSite.SITE, 30, version)).as("changed since").isFalse();
        assertThat(kept.say(SmallSite.SITE, 30, kept.of(SmallSite.SITE).version()))
                .isTrue();
        waiting(kept, 60, 30);
        assertThat(forget()).isZero();
        assertThat(kept.say(SmallSite.SITE, 60, kept.of(SmallSite.SITE).version()))
                .isTrue();
        assertThat(kept.of(SmallSite.SITE).holdsAt()).as("taken back").isNull();
        assertThat(kept.say(SmallSite.SITE, 30, kept.of(SmallSite.SITE).version()))
                .isTrue();
        waiting(kept, 60, 30);
        assertThatThrownBy(() -> console.sql("update page.past_kept_for set held_until = null")
                        .update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> console.sql("delete from page.past_kept_for").update())
                .rootCause()
                .hasMessageContaining("permission denied");
        passed();
        assertThat(kept.of(SmallSite.SITE).held()).isEqualTo(30);
        assertThat(forget()).isEqualTo(told.states());
        assertThat(size - size()).isEqualTo(told.size());
        assertThat(kept.say(SmallSite.SITE, null, kept.of(SmallSite.SITE).version()))
                .isTrue();
        assertThat(kept.of(SmallSite.SITE).days()).isNull();
        assertThat(kept.own()).isEmpty();
        owner.sql("delete from page.past_kept_for where site_id <> 0").update();
    }

    private static void waiting(PastKeptFor kept, int held, int said) {
        PastKeptFor.Saying saying = kept.of(SmallSite.SITE);
        assertThat(saying.days()).isEqualTo(said);
        assertThat(saying.held()).isEqualTo(held);
        assertThat(saying.holdsAt())
                .isBetween(Instant.now().plusSeconds(6 * 86_400L), Instant.now().plusSeconds(8 * 86_400L));
    }

    private void passed() {
        owner.sql("update page.past_kept_for set held_until = clock_timestamp()")
                .update();
    }

    @Test
    void theRecordOfAnErasureIsKeptForTenYears() {
        site.open();
        release(1, "第一版");
        release(1, "第二版");
        release(1, "第三版");
        order(address(ARTICLE));
        assertThat(erase()).isEqualTo(1);
        owner.sql("update page.past set until = until - interval '5000 days'").update();
        assertThat(forget()).isPositive();
        assertThat(records()).isPositive();
        owner.sql("update page.erasure set confirmed_at = confirmed_at - interval '11 years'")
                .update();
        assertThat(forget()).isPositive();
        assertThat(records()).isZero();
    }

    private long records() {
        return owner.sql("select count(*) from page.past where form = 'erased'")
                .query(Long.class)
                .single();
    }

    @Test
    void whatThePlatformSaysShorterHoldsLaterForSitesThatSayNothing() {
        site.open();
        release(1, "第一版");
        release(1, "第二版");
        Instant half = now();
        owner.sql("update page.past set until = until - interval '400 days' where until <= ?")
                .param(Timestamp.from(half))
                .update();
        PastKeptFor kept = new PastKeptFor(console);
        int before = kept.everySite().held();
        assertThat(kept.say(PastKeptFor.EVERY_SITE, 30, kept.everySite().version()))
                .isTrue();
        assertThat(kept.of(SmallSite.SITE).held()).isEqualTo(before);
        assertThat(forget()).isZero();
        assertThat(kept.say(SmallSite.SITE, 40, 0)).isTrue();
        assertThat(kept.of(SmallSite.SITE).held())
                .as("what it says shorter waits too")
                .isEqualTo(before);
        assertThat(kept.say(SmallSite.SITE, null, kept.of(SmallSite.SITE).version()))
                .isTrue();
        passed();
        assertThat(kept.of(SmallSite.SITE).held()).isEqualTo(30);
        assertThat(forget()).isPositive();
        owner.sql("update page.past_kept_for set days = ? where site_id = 0")
                .param(before)
                .update();
        owner.sql("delete from page.past_kept_for where site_id <> 0").update();
    }

    private long forget() {
        return new ForgetPast(site.engine.transactions, site.engine.jdbc).perform();
    }

    private long size() {
        return owner.sql("select coalesce(sum(octet_length(bytes)), 0) from page.past")
                .query(Long.class)
                .single();
    }
}
