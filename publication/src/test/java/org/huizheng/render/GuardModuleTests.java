package org.huizheng.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.files.FileBlobStore;
import org.huizheng.files.FilePageStore;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.PageStore;
import org.huizheng.page.BucketList;
import org.huizheng.page.ErasableStates;
import org.huizheng.page.ListJournal;
import org.huizheng.page.PastPages;
import org.huizheng.page.VerifyPages.Difference;
import org.huizheng.process.SigningAlgorithm;
import org.huizheng.release.Lane;
import org.huizheng.release.Pages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever is done to files and rows behind our back is found, mended and written down; and nothing else is. */
class GuardModuleTests {

    private static TestDatabase database;

    @TempDir
    private Path directory;

    private final List<Map<String, ?>> audited = new ArrayList<>();
    private SmallSite site;
    private GuardPages guard;

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
        site = new SmallSite(
                        database,
                        Set.of(),
                        new FilePageStore(directory.resolve("pages")),
                        new FileBlobStore(directory.resolve("blobs")))
                .open();
        for (int i = 1; i <= 30; i++) {
            site.release(SmallSite.document(i, "标题" + i, SmallSite.HEADLINES, at(i)));
        }
        site.drain();
        guard = new GuardPages(
                site.engine,
                directory.resolve("quarantine"),
                (actor, action, siteId, object, facts) -> audited.add(facts),
                1_000_000);
        assertThat(guard.perform()).isZero();
    }

    private static Instant at(int minute) {
        return Instant.parse("2026-11-20T01:00:00Z").plusSeconds(60L * minute);
    }

    private PageStore.Tree pages() {
        return site.pages.current("example");
    }

    @Test
    void finds200Mutations() throws Exception {
        mutate(200);
    }

    @Test
    @Tag("long")
    void finds10000Mutations() throws Exception {
        mutate(10_000);
    }

    private void mutate(int times) throws Exception {
        Tampering tampering = new Tampering(7, pages().root(), pages().lists());
        Map<String, String> sound = site.tree();
        for (int i = 0; i < times; i++) {
            String kind = Tampering.KINDS.get(i % Tampering.KINDS.size());
            Set<Path> touched = tampering.perform(kind);
            int found = guard.perform();
            assertThat(found).as("mutation %d, %s of %s", i, kind, touched).isEqualTo(touched.size());
            site.drain();
            assertThat(guard.perform()).as("after mutation %d, %s", i, kind).isZero();
        }
        assertThat(site.tree()).isEqualTo(sound);
        assertThat(site.verified().differences()).isEmpty();
        assertThat(unmended()).isZero();
    }

    @Test
    void theNoticeOfAFileThatIsGoneIsMended() throws Exception {
        site.retract(5, org.huizheng.release.Retraction.WITHDRAWN);
        site.drain();
        Map<String, String> sound = site.tree();
        String notice = sound.keySet().stream()
                .filter(path -> path.startsWith("/_gone/files/5/"))
                .findFirst()
                .orElseThrow();
        Path file = pages().root().resolve(notice.substring(1));
        Files.delete(file);
        Files.writeString(file, "别人的话");
        assertThat(guard.perform()).isEqualTo(1);
        site.drain();
        assertThat(site.tree()).isEqualTo(sound);
        assertThat(guard.perform()).isZero();
    }

    @Test
    void findsNothingWhileReleasesGoOn() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        int[] found = {0};
        Thread watching = Thread.ofPlatform().start(() -> {
            while (!ended.get()) {
                found[0] += guard.perform();
            }
        });
        for (int i = 1; i <= 60; i++) {
            site.release(SmallSite.document(i % 40 + 1, "又改 " + i, SmallSite.HEADLINES, at(i)));
            if (i % 7 == 0) {
                site.retract(i % 40 + 1, org.huizheng.release.Retraction.WITHDRAWN);
            }
            site.drain();
            if (i % 10 == 0) {
                site.engine.journals.perform(SmallSite.SITE, "example", pages());
            }
        }
        ended.set(true);
        watching.join();
        assertThat(found[0]).isZero();
        assertThat(audited).isEmpty();
        assertThat(site.verified().differences()).isEmpty();
    }

    @Test
    void aFoldedJournalIsToldByTheLists() throws Exception {
        for (int i = 1; i <= 30; i++) {
            site.release(SmallSite.document(i, "又改 " + i, SmallSite.HEADLINES, at(i)));
        }
        site.drain();
        long lines = new String(pages().journal(), UTF_8).lines().count();
        assertThat(lines).isGreaterThan(60);
        Map<Path, Object> before = lists();
        site.engine.journals.perform(SmallSite.SITE, "example", pages());
        assertThat(pages().journal()).isEmpty();
        Map<Path, Object> after = lists();
        after.entrySet().removeAll(before.entrySet());
        assertThat((long) after.size()).as("lists written").isBetween(30L, lines - 1);
        assertThat(site.verified().differences()).isEmpty();
        assertThat(guard.perform()).isZero();
        site.engine.journals.perform();
        assertThat(site.verified().differences()).isEmpty();
    }

    private Map<Path, Object> lists() throws Exception {
        Map<Path, Object> lists = new HashMap<>();
        try (Stream<Path> files = Files.list(pages().lists())) {
            for (Path list : files.toList()) {
                lists.put(list, Files.getAttribute(list, "unix:ino"));
            }
        }
        return lists;
    }

    @Test
    void aLineAKilledMakerLeftIsNoAlarm() throws Exception {
        byte[] never = Hashes.sha256("never recorded".getBytes(UTF_8));
        pages().addToJournal(ListJournal.sealed(
                SmallSite.SEAL,
                "example",
                pages().release(),
                List.of(
                        new ListJournal.Line("/xwzx/yaowen/202611/1.html", never),
                        new ListJournal.Line("/never.html", never))));
        assertThat(site.verified().differences()).extracting(Difference::path).contains("清单流水");
        assertThat(guard.perform()).isZero();
        assertThat(site.verified().differences()).isEmpty();
        assertThat(audited).isEmpty();
    }

    @Test
    void findsNothingInAReleaseThatIsReplacedWhileItIsLookedAt() throws Exception {
        site.release(IntStream.rangeClosed(101, 300)
                .mapToObj(i -> SmallSite.document(i, "标题" + i, SmallSite.HEADLINES, at(i)))
                .toArray(SmallSite.Document[]::new));
        site.drain();
        int[] found = {0};
        GuardPages slow = new GuardPages(
                site.engine,
                directory.resolve("quarantine"),
                (actor, action, siteId, object, facts) -> audited.add(facts),
                500);
        Thread watching = Thread.ofPlatform().start(() -> found[0] = slow.perform());
        while (watching.isAlive() && watching.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
        int replaced = pages().release();
        site.engine.wakes.enqueue(SmallSite.SITE, List.of(Pages.WHOLE_SITE), Lane.BULK);
        site.drain();
        // the rows of a release go before its files
        site.engine
                .jdbc
                .sql("delete from page.manifest where release = ?")
                .param(replaced)
                .update();
        watching.join();
        assertThat(found[0]).isZero();
        assertThat(audited).isEmpty();
    }

    /** Who waits for a bucket while its release is replaced and its rows are removed. */
    @Test
    void whatWasReplacedMeanwhileTellsNothing() {
        PageStore.Tree replaced = pages();
        site.engine.wakes.enqueue(SmallSite.SITE, List.of(Pages.WHOLE_SITE), Lane.BULK);
        site.drain();
        site.engine.seals.forgetBefore(SmallSite.SITE, pages().release());
        site.engine.manifest.forgetBefore(SmallSite.SITE, pages().release());
        MendPage mend = new MendPage(site.engine, new Quarantine(directory.resolve("quarantine")));
        assertThat(mend.perform(SmallSite.SITE, replaced, "xwzx/yaowen/202611/1.html"))
                .isEqualTo(MendPage.Found.SOUND);
        int bucket = BucketList.bucket("/xwzx/yaowen/202611/1.html");
        assertThat(mend.list(SmallSite.SITE, "example", replaced, bucket)).isEqualTo(MendPage.Found.SOUND);
        assertThat(mend.journal(SmallSite.SITE, "example", replaced, true)).isEqualTo(MendPage.Found.SOUND);
        assertThat(replaced.root().resolve("xwzx/yaowen/202611/1.html")).exists();
    }

    @Test
    void keepsTheForeignBytesAndSaysSo() throws Exception {
        Path file = pages().root().resolve("xwzx/yaowen/202611/1.html");
        Files.delete(file);
        Files.writeString(file, "hacked");
        guard.perform();
        assertThat(file).doesNotExist();
        String evidence = JdbcClient.create(database.console())
                .sql("select evidence from page.finding where kind = 'changed' and path = '/xwzx/yaowen/202611/1.html'")
                .query(String.class)
                .single();
        assertThat(directory.resolve("quarantine").resolve(evidence)).hasContent("hacked");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("quarantine"))))
                .isEqualTo("rwx------");
        assertThat(audited).singleElement().asString().contains("changed=1", "first=/xwzx/yaowen/202611/1.html");
        site.drain();
        guard.perform();
        assertThat(unmended()).isZero();
    }

    /** Deeper than the system takes a path: not even root reads it. */
    @Test
    void aDirectoryThatCannotBeReadIsSaidOnceAndTheLookGoesOn() throws Exception {
        Path evil = Files.writeString(pages().root().resolve("evil.html"), "evil");
        Path deep = Files.createDirectories(deep(pages().root()));
        Files.createDirectories(deep(directory.resolve("moved")));
        Files.move(directory.resolve("moved"), deep.resolve("moved"));
        try {
            assertThat(guard.perform()).isEqualTo(2);
            assertThat(evil).doesNotExist();
            assertThat(guard.perform()).as("said again").isZero();
            assertThat(unmended()).isEqualTo(1);
        } finally {
            Files.move(deep.resolve("moved"), directory.resolve("moved"));
        }
        guard.perform();
        guard.perform();
        assertThat(unmended()).isZero();
    }

    private static Path deep(Path from) {
        return from.resolve(("x".repeat(200) + "/").repeat(12));
    }

    @Test
    void whatCannotBeMendedIsSaidOnceAndKeepsNothingElseFromTheGuard() throws Exception {
        site.openSecond();
        assertThat(guard.perform()).isZero();
        Path list = lists().keySet().stream()
                .filter(file -> !file.endsWith(PageStore.Tree.JOURNAL))
                .findFirst()
                .orElseThrow();
        Files.delete(list);
        Path inside = Files.createDirectories(list.resolve("inside"));
        Path evil = Files.writeString(site.pages.current("second").root().resolve("evil.html"), "evil");
        assertThat(guard.perform()).isEqualTo(2);
        assertThat(evil).doesNotExist();
        assertThat(audited).hasSize(2);
        assertThat(unmended()).isEqualTo(1);
        assertThat(guard.perform()).as("said again").isZero();
        Files.delete(inside);
        assertThat(guard.perform()).isEqualTo(1);
        assertThat(guard.perform()).isZero();
        assertThat(unmended()).isZero();
        assertThat(site.verified().differences()).isEmpty();
    }

    @Test
    void aSiteThatCannotBeLookedAtIsSaidOnceAndKeepsNoOtherFromTheGuard() throws Exception {
        JdbcClient.create(database.owner()).sql("""
                insert into release.site (site_id, code, name, domain, identity_code, state, settings)
                values (0, 'first', '', '', '', 'online', '{}')""").update();
        Files.writeString(directory.resolve("pages/first"), "no directory");
        Path evil = Files.writeString(pages().root().resolve("evil.html"), "evil");
        assertThat(guard.perform()).isEqualTo(2);
        assertThat(evil).doesNotExist();
        assertThat(audited).first().asString().contains("unguarded");
        assertThat(guard.perform()).isZero();
        assertThat(audited).hasSize(2);
    }

    /** Both count what they take away from the journal's beginning. */
    @Test
    void theGuardWaitsForTheFoldingOfAJournal() throws Exception {
        CountDownLatch folding = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Thread other = Thread.ofPlatform()
                .start(() -> site.engine.journals.alone(SmallSite.SITE, () -> {
                    folding.countDown();
                    return await(ended);
                }));
        assertThat(await(folding)).isTrue();
        Thread watching = Thread.ofPlatform().start(guard::perform);
        while (watching.isAlive() && watching.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
        boolean waits = watching.isAlive();
        ended.countDown();
        other.join();
        watching.join();
        assertThat(waits).isTrue();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPageIsReplacedWhereNoSecondNameCanBeGivenToAFile() throws Exception {
        Path elsewhere = Files.createTempDirectory(Path.of("/dev/shm"), "aside");
        assumeThat(Files.getFileStore(elsewhere)).isNotEqualTo(Files.getFileStore(directory));
        Path aside = pages().root().resolveSibling(pages().release() + ".aside");
        Files.deleteIfExists(aside);
        Files.createSymbolicLink(aside, elsewhere);
        Instant before = new ErasableStates(site.engine.jdbc).now();
        site.release(SmallSite.document(1, "换了标题", SmallSite.HEADLINES, at(1)));
        site.drain();
        assertThat(site.tree().get("/xwzx/yaowen/202611/1.html")).contains("换了标题");
        assertThat(new String(
                        new PastPages(site.engine.jdbc, site.pages, site.blobs, SmallSite.SITE, "example")
                                .bytes("/xwzx/yaowen/202611/1.html", before),
                        UTF_8))
                .contains("标题1");
        assertThat(elsewhere).isEmptyDirectory();
        Files.delete(elsewhere);
    }

    /** More than a byte array holds. */
    @Test
    void aFileIsVerifiedHoweverLarge() throws Exception {
        Path file = pages().root().resolve("xwzx/yaowen/202611/1.html");
        Files.delete(file);
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[1]), Integer.MAX_VALUE);
        }
        assertThat(site.verified().differences())
                .extracting(Difference::kind, Difference::path)
                .containsExactly(tuple("changed", "/xwzx/yaowen/202611/1.html"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update page.manifest set approval_id = 999 where page = 'document:1' | row",
                "delete from page.manifest where page = 'document:1' | row",
                "update page.bucket set hash = sha256('x') where bucket = (select min(bucket) from page.bucket) | row",
                "update page.bucket set seal = sha256('x') where bucket = (select min(bucket) from page.bucket) | seal",
                "update page.root set root = sha256('x') where no = 1 | root",
                "update page.root set signature = sha256('x') where no = 1 | root",
                "update page.root set key_id = 'ffff' where no = 1 | root",
                "delete from page.root where no = 1 | root"
            })
    void verifySaysWhichLinkIsBroken(String sql, String kind) {
        site.sign();
        site.release(SmallSite.document(31, "又一篇", SmallSite.HEADLINES, at(31)));
        site.drain();
        assertThat(site.verified().differences()).isEmpty();
        assertThat(JdbcClient.create(database.owner()).sql(sql).update()).isPositive();
        assertThat(site.verified().differences()).extracting(Difference::kind).contains(kind);
    }

    /** As somebody does who can write both the files and the rows they are held against. */
    private void change(String path) throws Exception {
        byte[] words = "别人的话".getBytes(UTF_8);
        Path file = pages().root().resolve(path.substring(1));
        Files.delete(file);
        Files.write(file, words);
        int changed = JdbcClient.create(database.owner())
                .sql("update page.manifest set hash = sha256(?), size = ? where path = ?")
                .params(words, words.length, path)
                .update();
        assertThat(changed).isOne();
    }

    private int guardedAllRows() {
        int found = 0;
        for (int pass = 0; pass < 16; pass++) {
            found += guard.perform();
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "delete from page.manifest where page = 'document:2'",
                "update page.manifest set approval_id = 999 where page = 'document:2'",
                "update page.bucket set hash = sha256('x') where bucket = (select min(bucket) from page.bucket)",
                "update page.bucket set seal = sha256('x') where bucket = (select min(bucket) from page.bucket)",
                "delete from page.bucket where bucket = (select min(bucket) from page.bucket)"
            })
    void rowsChangedByHandAreFoundAndTheSiteIsMadeAnew(String sql) throws Exception {
        Map<String, String> sound = site.tree();
        if (sql.isEmpty()) {
            change("/xwzx/yaowen/202611/2.html");
        } else {
            assertThat(JdbcClient.create(database.owner()).sql(sql).update()).isPositive();
        }
        assertThat(guardedAllRows()).isBetween(1, 2);
        assertThat(audited).anyMatch(facts -> Objects.equals(facts.get("row"), 1));
        assertThat(unmended()).isPositive();
        assertThat(guardedAllRows()).as("told once").isZero();
        site.drain();
        assertThat(site.tree()).isEqualTo(sound);
        assertThat(site.verified().differences()).isEmpty();
        assertThat(guardedAllRows()).isZero();
        assertThat(unmended()).isZero();
    }

    /** Two pages whose rows are in one bucket: the second is published and must not seal what was done to the first. */
    @Test
    void aRowChangedByHandIsNotSealedWithTheNextPageOfItsBucket() throws Exception {
        Map<Integer, Long> first = new HashMap<>();
        long one = 0;
        long other = 1_000;
        while (one == 0) {
            other++;
            Long same = first.putIfAbsent(BucketList.bucket("/xwzx/yaowen/202611/" + other + ".html"), other);
            one = same == null ? 0 : same;
        }
        site.release(SmallSite.document(one, "先发的", SmallSite.HEADLINES, at(40)));
        site.release(SmallSite.document(other, "后发的", SmallSite.HEADLINES, at(41)));
        site.drain();
        assertThat(guardedAllRows()).isZero();
        change("/xwzx/yaowen/202611/" + one + ".html");
        site.release(SmallSite.document(other, "后发的改过", SmallSite.HEADLINES, at(41)));
        site.drain();
        site.engine.journals.whole(SmallSite.SITE, "example", pages());
        assertThat(site.verified().differences()).extracting(Difference::kind).contains("row");
        assertThat(guardedAllRows()).isPositive();
        site.drain();
        assertThat(site.tree().get("/xwzx/yaowen/202611/" + one + ".html")).contains("先发的");
        assertThat(site.tree().get("/xwzx/yaowen/202611/" + other + ".html")).contains("后发的改过");
        assertThat(site.verified().differences()).isEmpty();
        assertThat(guardedAllRows()).isZero();
    }

    @Test
    void anotherAlgorithmSignsEachSiteAnewAndVerifiesWhatWasSignedBefore() {
        site.sign();
        assertThat(lines()).containsExactly("1 SHA256-Ed25519");
        site.signer = SmallSite.signer(SigningAlgorithm.SM3_SM2);
        assertThat(site.verified()).satisfies(result -> {
            assertThat(result.roots()).isEqualTo(2);
            assertThat(result.differences()).isEmpty();
        });
        site.release(SmallSite.document(31, "又一篇", SmallSite.HEADLINES, at(31)));
        site.drain();
        site.sign();
        site.signer = SmallSite.signer(SigningAlgorithm.SHA256_ED25519);
        assertThat(site.verified().differences()).isEmpty();
        assertThat(lines()).containsExactly("1 SHA256-Ed25519", "2 SM3-SM2", "3 SM3-SM2", "4 SHA256-Ed25519");
        JdbcClient.create(database.owner())
                .sql("update page.root set algorithm = 'SM3-SM2' where no = 1")
                .update();
        assertThat(site.verified().differences()).extracting(Difference::path).contains("签名记录 1 已被改动");
    }

    private List<String> lines() {
        return JdbcClient.create(database.console())
                .sql("select no || ' ' || algorithm from page.root order by no")
                .query(String.class)
                .list();
    }

    @Test
    void whatItsMakersDidNotSealIsNotSigned() {
        long signed = site.verified().roots();
        JdbcClient.create(database.owner())
                .sql(
                        "update page.bucket set hash = sha256('x'), signed = false where bucket = (select min(bucket) from page.bucket)")
                .update();
        assertThat(site.verified().roots()).isEqualTo(signed);
    }

    @Test
    void theWorkerCannotChangeALineOfTheLog() {
        site.sign();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> JdbcClient.create(database.worker())
                        .sql("update page.root set release = 2")
                        .update())
                .hasStackTraceContaining("permission denied");
    }

    private long unmended() {
        return JdbcClient.create(database.console())
                .sql("select count(*) from page.finding where repaired_at is null")
                .query(Long.class)
                .single();
    }
}
