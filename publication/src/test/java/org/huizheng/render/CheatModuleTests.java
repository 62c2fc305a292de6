package org.huizheng.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.files.FileBlobStore;
import org.huizheng.files.FilePageStore;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.MemoryBlobStore;
import org.huizheng.kernel.MemoryPageStore;
import org.huizheng.kernel.PageStore;
import org.huizheng.kernel.Repeating;
import org.huizheng.kernel.SiteScope;
import org.huizheng.page.BucketList;
import org.huizheng.page.ListJournal;
import org.huizheng.release.Lane;
import org.huizheng.release.Pages;
import org.huizheng.release.Retraction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ways to show the public what nobody approved, on the makers' side; docs/develop/cheats.md has all eight. */
class CheatModuleTests {

    private static final String SECRET = "机密标题";
    private static final String PAGE = "/xwzx/yaowen/202611/7.html";

    private static TestDatabase database;

    @TempDir
    private Path directory;

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
    }

    private static Instant at(int minute) {
        return Instant.parse("2026-11-20T01:00:00Z").plusSeconds(60L * minute);
    }

    private static void fill(SmallSite site) {
        site.release(IntStream.rangeClosed(1, 30)
                .mapToObj(i -> SmallSite.document(i, i == 7 ? SECRET : "标题" + i, SmallSite.HEADLINES, at(i)))
                .toArray(SmallSite.Document[]::new));
        site.drain();
    }

    private SmallSite onDisk() {
        SmallSite site = new SmallSite(
                        database,
                        Set.of(),
                        new FilePageStore(directory.resolve("pages")),
                        new FileBlobStore(directory.resolve("blobs")))
                .open();
        fill(site);
        return site;
    }

    private GuardPages guard(SmallSite site) {
        GuardPages guard = new GuardPages(
                site.engine, directory.resolve("quarantine"), (actor, action, id, object, facts) -> {}, 1_000_000);
        assertThat(guard.perform()).isZero();
        return guard;
    }

    /** What was taken back is no draft, but as little to be seen; drafts themselves are where this floor cannot reach. */
    @Test
    void aTemplateSeesOnlyWhatStillStands() {
        SmallSite site = new SmallSite(database, Set.of()).open();
        fill(site);
        site.retract(7, Retraction.WITHDRAWN);
        site.templates = new LinkedHashMap<>(site.templates);
        site.templates.computeIfPresent(
                "templates/home.peb",
                (path, text) -> text.replace(
                        "{% endblock %}",
                        "{% documents channel=\"xwzx/yaowen\" limit=100 as d %}{{ d.id }} {{ d.title }};{% enddocuments %}{% endblock %}"));
        site.theme();
        site.drain();
        assertThat(site.tree().get("/")).contains("8 标题8;").doesNotContain(SECRET);
    }

    /** 直接改行: no match with the approval, no bytes; the page that stands stays. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "false | update release.document set body = '<p>假的</p>' where document_id = 7",
                "true | update release.document set meta = replace(meta, '机密', '假的') where document_id = 7",
                "true | update release.document set approval_hash = sha256('x') where document_id = 7",
                "true | update release.document set placements = '1/3/1/0/0' where document_id = 7"
            })
    void aRowChangedByHandRendersNothing(boolean inLists, String change) {
        SmallSite site = new SmallSite(database, Set.of()).open();
        fill(site);
        Map<String, String> before = site.tree();
        JdbcClient.create(database.owner()).sql(change).update();
        RenderQueue.Task task = new RenderQueue.Task(SmallSite.SITE, Pages.document(7), 1, 0);
        assertThatThrownBy(() -> new MakePage(site.engine, site.engine.maker()).perform(task))
                .isInstanceOf(PageRefused.class)
                .hasMessageContaining("与审批内容不一致");
        assertThat(site.tree()).isEqualTo(before);

        site.release(SmallSite.document(31, "新来的", SmallSite.HEADLINES, at(31)));
        site.makeWhatIsNotRefused();
        assertThat(site.tree().get("/xwzx/yaowen/")).contains("新来的", "标题8");
        assertThat(site.tree().get("/xwzx/yaowen/").contains(SECRET)).isNotEqualTo(inLists);
        assertThat(site.tree().values()).noneMatch(page -> page.contains("假的"));
        assertThat(site.engine.queue.holds(SmallSite.SITE, Pages.document(7)))
                .as("its page, which is refused, tells of it")
                .isEqualTo(inLists);
        assertThat(new RebuildSite(site.engine, 1)
                        .perform(SmallSite.SITE)
                        .orElseThrow()
                        .refused())
                .anySatisfy(refused -> assertThat(refused).contains("稿件 7"));
        assertThat(site.tree()).doesNotContainKey(PAGE);
        assertThat(site.tree().values()).noneMatch(page -> page.contains("假的"));
    }

    /** 直接改行: nor does the notice of what was withdrawn, nor a file, nor a template. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "document:7 | update release.document set meta = replace(meta, '机密', '假的') where document_id = 7",
                "file:10:0 | update release.attachment set blob = '假的' where document_id = 10",
                "home | update release.template set source = '假的' where path = 'templates/home.peb'",
                "home | update release.theme_version set settings = '{\"a\": \"假的\"}'"
            })
    void noRowThatPagesAreMadeOfIsChangedByHand(String page, String change) {
        SmallSite site = new SmallSite(database, Set.of()).open();
        fill(site);
        site.retract(7, Retraction.WITHDRAWN);
        site.drain();
        Map<String, String> before = site.tree();
        JdbcClient.create(database.owner()).sql(change).update();
        Engine another = site.restarted();
        assertThatThrownBy(() -> new MakePage(another, another.maker())
                        .perform(new RenderQueue.Task(SmallSite.SITE, page, 1, 0)))
                .isInstanceOf(PageRefused.class)
                .hasMessageContaining("不一致，拒绝生成");
        assertThat(site.tree()).isEqualTo(before);
    }

    /** 重放旧包: an old page with its old journal, both sealed by us, convinces a portal; the guard knows them from the rows. */
    @Test
    void anOldPageWithItsOldJournalIsFoundAndMended() throws IOException {
        SmallSite site = onDisk();
        GuardPages guard = guard(site);
        Path file = site.pages.current("example").root().resolve(PAGE.substring(1));
        Path journal = site.pages.current("example").lists().resolve(PageStore.Tree.JOURNAL);
        byte[] oldPage = Files.readAllBytes(file);
        byte[] oldJournal = Files.readAllBytes(journal);
        site.release(SmallSite.document(7, "更正后的标题", SmallSite.HEADLINES, at(7)));
        site.drain();
        assertThat(guard.perform()).isZero();

        Files.write(file, oldPage);
        Files.write(journal, oldJournal);
        assertThat(ListJournal.of(
                                oldJournal,
                                SmallSite.SEAL,
                                "example",
                                site.pages.current("example").release())
                        .hash(PAGE))
                .as("a portal believes it")
                .contains(Hashes.hex(Hashes.sha256(oldPage)));
        assertThat(site.verified().differences()).extracting(d -> d.kind()).contains("changed", "list");
        assertThat(guard.perform()).isEqualTo(2);
        site.drain();
        assertThat(Files.readString(file, UTF_8)).contains("更正后的标题").doesNotContain(SECRET);
        assertThat(site.verified().differences()).isEmpty();
    }

    /** 重放旧包: the release before lies there still, whole and sealed; only the pointer must be changed. */
    @ParameterizedTest
    @ValueSource(strings = {"current", "served"})
    void anOldReleaseBroughtBackByItsPointerIsReplaced(String pointer) throws IOException {
        SmallSite site = onDisk();
        site.engine.wakes.enqueue(SmallSite.SITE, List.of(Pages.WHOLE_SITE), Lane.BULK);
        site.drain();
        GuardPages guard = guard(site);
        int release = site.pages.current("example").release();
        Path file = site.pages.current("example").root().resolveSibling(pointer);
        Files.delete(file);
        if (pointer.equals("served")) {
            Files.createSymbolicLink(file, Path.of(String.valueOf(release - 1)));
        } else {
            Files.writeString(file, release - 1 + "\n");
        }
        assertThat(site.verified().differences()).extracting(d -> d.kind()).containsExactly("pointer");
        assertThat(guard.perform()).isOne();
        assertThat(Files.readString(file.resolveSibling("current"))).isEqualTo(release + "\n");
        assertThat(Files.readSymbolicLink(file.resolveSibling("served"))).hasToString(String.valueOf(release));
        assertThat(guard.perform()).isZero();
        assertThat(site.verified().differences()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"hosts\":{\"www.example.gov.cn\":\"evil\"}}", ""})
    void hostsWrittenByAnotherAreWrittenAgain(String theirs) throws IOException {
        SmallSite site = onDisk();
        HostsFile hosts = new HostsFile(site.engine, directory.resolve("pages"), "");
        hosts.write();
        Path file = directory.resolve("pages/hosts.json");
        String ours = Files.readString(file);
        assertThat(ours).contains("example.localhost");
        Files.writeString(file, theirs);
        hosts.write();
        assertThat(Files.readString(file)).isEqualTo(ours);
        Files.delete(file);
        hosts.write();
        assertThat(Files.readString(file)).isEqualTo(ours);
    }

    /** 重放旧包: nor can a whole release of another number, or of another site, stand in for this one. */
    @Test
    void aListOfAnotherReleaseIsNoList() throws IOException {
        PageStore.Tree tree = onDisk().pages.current("example");
        int release = tree.release();
        int bucket = BucketList.bucket(PAGE);
        byte[] list = Files.readAllBytes(tree.lists().resolve(BucketList.name(bucket)));
        assertThat(BucketList.open(list, SmallSite.SEAL, "example", release, bucket))
                .isNotNull();
        assertThat(BucketList.open(list, SmallSite.SEAL, "example", release + 1, bucket))
                .isNull();
        assertThat(BucketList.open(list, SmallSite.SEAL, "another", release, bucket))
                .isNull();
        assertThat(BucketList.open(list, SmallSite.SEAL, "example", release, bucket + 1))
                .isNull();
    }

    /** A page and its row changed, and every seal broken: at the next start that looks like another key. */
    @Test
    void rowsThatAreSealedAtAStartAreMadeAnew() throws IOException {
        SmallSite site = onDisk();
        Map<String, String> before = site.tree();
        byte[] evil = "冒充的页面".getBytes(UTF_8);
        Path root = site.pages.current("example").root();
        Files.write(root.resolve(PAGE.substring(1)), evil);
        JdbcClient owner = JdbcClient.create(database.owner());
        owner.sql("update page.manifest set hash = ?, size = ? where path = ?")
                .params(Hashes.sha256(evil), evil.length, PAGE)
                .update();
        owner.sql("update page.bucket set seal = ''").update();
        try (RenderWorker worker = site.worker(new SiteTime(50, Duration.ofMinutes(1), System::nanoTime), directory)) {
            worker.start(true);
        }
        assertThat(site.broken(SmallSite.SITE, "example")).isEmpty();
        owner.sql("update render.queue set due_at = clock_timestamp()").update();
        site.drain();
        assertThat(site.tree()).isEqualTo(before);
        assertThat(site.verified().differences()).isEmpty();
    }

    /** 撤稿与重建赛跑: withdrawn while the site is made anew, after its page was made: the new release never shows it. */
    @ParameterizedTest
    @ValueSource(strings = {PAGE, "/map.html", "/feed.json", "/sitemap-1.xml"})
    void whatIsWithdrawnDuringARebuildIsNotShownByIt(String path) {
        Interrupted store = new Interrupted(new MemoryPageStore());
        SmallSite site = new SmallSite(database, Set.of(), store, new MemoryBlobStore()).open();
        fill(site);
        store.when(path, () -> site.retract(7, Retraction.WITHDRAWN));
        site.engine.wakes.enqueue(SmallSite.SITE, List.of(Pages.WHOLE_SITE), Lane.BULK);
        site.drain();
        assertThat(site.documents).doesNotContainKey(7L);
        int release = store.current("example").release();
        Map<String, String> shown = store.switchedTo.get(release);
        assertThat(shown).isNotNull().doesNotContainKey(PAGE);
        assertThat(shown.entrySet())
                .filteredOn(e -> !e.getKey().startsWith("/_gone/"))
                .allSatisfy(e -> assertThat(e.getValue()).as(e.getKey()).doesNotContain(SECRET));
        assertThat(site.verified().differences()).isEmpty();
        assertThat(site.tree()).isEqualTo(site.rebuilt(1));
    }

    /** 撤稿与重建赛跑, among so much else that most of it is left for after the switch. */
    @Test
    void whatIsWithdrawnAmongManyChangesIsNotShownByTheNewRelease() {
        Interrupted store = new Interrupted(new MemoryPageStore());
        SmallSite site = new SmallSite(database, Set.of(), store, new MemoryBlobStore()).open();
        fill(site);
        store.when("/map.html", () -> {
            site.release(IntStream.rangeClosed(100, 400)
                    .mapToObj(i -> SmallSite.document(i, "标题" + i, SmallSite.POLICIES, at(i)))
                    .toArray(SmallSite.Document[]::new));
            site.retract(7, Retraction.WITHDRAWN);
        });
        site.engine.wakes.enqueue(SmallSite.SITE, List.of(Pages.WHOLE_SITE), Lane.BULK);
        site.drain();
        assertThat(store.switchedTo.get(store.current("example").release()).entrySet())
                .filteredOn(e -> !e.getKey().startsWith("/_gone/"))
                .isNotEmpty()
                .allSatisfy(e -> assertThat(e.getValue()).as(e.getKey()).doesNotContain(SECRET));
        assertThat(site.tree()).isEqualTo(site.rebuilt(1));
    }

    @Test
    void aRebuildThatFailsLeavesNothing() {
        Interrupted store = new Interrupted(new MemoryPageStore());
        SmallSite site = new SmallSite(database, Set.of(), store, new MemoryBlobStore()).open();
        fill(site);
        RebuildSite rebuild = new RebuildSite(site.engine, 2);
        int served = store.current("example").release();
        store.when("/map.html", () -> {
            throw new IllegalStateException("the disk is full");
        });
        assertThatThrownBy(() -> rebuild.perform(SmallSite.SITE)).hasMessageContaining("the disk is full");
        assertThat(store.releases("example")).last().isEqualTo(served);
        assertThat(site.engine
                        .jdbc
                        .sql("select count(*) from page.manifest where release > ?")
                        .param(served)
                        .query(Long.class)
                        .single())
                .isZero();
        rebuild.perform(SmallSite.SITE);
        assertThat(site.verified().differences()).isEmpty();
    }

    @Test
    void whatAKilledRebuildLeftGoesWithTheNext() throws Exception {
        SmallSite site = new SmallSite(database, Set.of()).open();
        fill(site);
        int served = site.pages.current("example").release();
        site.pages.prepare("example").put("/left.html", new byte[1]);
        site.pages.prepare("example").put("/left.html", new byte[1]);
        new RebuildSite(site.engine, 1).perform(SmallSite.SITE);
        assertThat(site.pages.releases("example")).contains(served + 1).doesNotContain(served + 2);
        assertThat(site.pages.current("example").get("/left.html")).isNull();
        assertThat(site.verified().differences()).isEmpty();
    }

    /** Names that were rolled back with the switch are not taken for stored by the pages after it. */
    @Test
    void namesThatWereRolledBackAreStoredByTheNext() {
        SmallSite site = new SmallSite(database, Set.of()).open();
        Reads reads = new Reads(Set.of());
        reads.shared("a name nobody else reads");
        assertThatThrownBy(() -> site.engine.transactions.write(SiteScope.everySite(), () -> {
                    site.engine.readStore.keepSet(reads);
                    throw new IllegalStateException("no switch");
                }))
                .hasMessage("no switch");
        assertThat(site.engine.readStore.names(reads.setId())).isEmpty();
        site.engine.readStore.keepSet(reads);
        assertThat(site.engine.readStore.names(reads.setId())).isEqualTo(reads.shared());
    }

    /** A console imports it to ask for pages: whatever repeats itself there would be at work on the worker's files. */
    @Test
    void theRoomOfWhoeverAsksForPagesRepeatsNothing() {
        assertThat(RenderRoom.class.getDeclaredMethods())
                .extracting(Method::getReturnType)
                .noneMatch(Repeating.class::equals);
    }

    /** A large site takes minutes to be made anew; what must go, goes meanwhile. */
    @Test
    void whatIsWithdrawnDuringARebuildIsGoneBeforeItsEnd() {
        Interrupted store = new Interrupted(new MemoryPageStore());
        SmallSite site = new SmallSite(database, Set.of(), store, new MemoryBlobStore()).open();
        fill(site);
        int before = store.current("example").release();
        Map<String, String> meanwhile = new LinkedHashMap<>();
        store.when("/map.html", () -> {
            site.retract(7, Retraction.WITHDRAWN);
            site.makeWaiting();
            meanwhile.putAll(SmallSite.tree(store, "example"));
        });
        site.engine.wakes.enqueue(SmallSite.SITE, List.of(Pages.WHOLE_SITE), Lane.BULK);
        site.drain();
        assertThat(meanwhile).doesNotContainKey(PAGE).containsKey("/_gone" + PAGE);
        assertThat(meanwhile.get("/xwzx/yaowen/")).doesNotContain(SECRET);
        assertThat(store.current("example").release()).isGreaterThan(before);
        assertThat(site.tree()).isEqualTo(site.rebuilt(1));
    }

    /** Read before a release is switched and ready after it: neither the old one nor the new one gets it. */
    @Test
    void aPageThatWasReadBeforeTheSwitchIsMadeAgain() {
        AtomicReference<@Nullable Runnable> whileRead = new AtomicReference<>();
        Set<String> recordsAll = new AbstractSet<>() {
            @Override
            public boolean contains(Object kind) {
                Runnable now = whileRead.getAndSet(null);
                if (now != null) {
                    now.run();
                }
                return false;
            }

            @Override
            public Iterator<String> iterator() {
                return List.of("none").iterator();
            }

            @Override
            public int size() {
                return 1;
            }
        };
        SmallSite site = new SmallSite(
                        database,
                        recordsAll,
                        new FilePageStore(directory.resolve("pages")),
                        new FileBlobStore(directory.resolve("blobs")))
                .open();
        fill(site);
        site.release(SmallSite.document(7, "改一次", SmallSite.HEADLINES, at(7)));
        RenderQueue.Task task =
                site.engine.queue.claim(SmallSite.SITE, Pages.document(7)).orElseThrow();
        whileRead.set(() -> {
            site.release(SmallSite.document(7, "改两次", SmallSite.HEADLINES, at(7)));
            new RebuildSite(site.engine, 1).perform(SmallSite.SITE);
        });
        new MakePage(site.engine, site.engine.maker()).perform(task);
        assertThat(site.verified().differences()).isEmpty();
        assertThat(site.tree().get(PAGE)).contains("改两次");
        site.drain();
        assertThat(site.tree()).isEqualTo(site.rebuilt(1));
    }

    /** A page the rebuild comes to twice, because it moved meanwhile, does not stop it. */
    @Test
    void aDocumentMovedDuringARebuildIsMadeOnce() {
        Interrupted store = new Interrupted(new MemoryPageStore());
        SmallSite site = new SmallSite(database, Set.of(), store, new MemoryBlobStore()).open();
        fill(site);
        store.when(PAGE, () -> site.release(SmallSite.document(7, SECRET, SmallSite.POLICIES, at(7))));
        site.engine.wakes.enqueue(SmallSite.SITE, List.of(Pages.WHOLE_SITE), Lane.BULK);
        site.drain();
        assertThat(store.switchedTo.get(store.current("example").release()).get("/zwgk/zcwj/"))
                .contains(SECRET);
        assertThat(site.tree()).isEqualTo(site.rebuilt(1));
    }

    /** 撤稿与重建赛跑, the other way round. */
    @Test
    void aDocumentReleasedDuringARebuildIsThereAtOnce() {
        Interrupted store = new Interrupted(new MemoryPageStore());
        SmallSite site = new SmallSite(database, Set.of(), store, new MemoryBlobStore()).open();
        fill(site);
        store.when("/map.html", () -> site.release(SmallSite.document(31, "新来的", SmallSite.HEADLINES, at(31))));
        site.engine.wakes.enqueue(SmallSite.SITE, List.of(Pages.WHOLE_SITE), Lane.BULK);
        site.drain();
        assertThat(store.switchedTo.get(store.current("example").release()))
                .containsKey("/xwzx/yaowen/202611/31.html")
                .hasEntrySatisfying("/xwzx/yaowen/", list -> assertThat(list).contains("新来的"));
        assertThat(site.tree()).isEqualTo(site.rebuilt(1));
    }
}
