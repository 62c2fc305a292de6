package org.huizheng.render;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.MemoryBlobStore;
import org.huizheng.kernel.MemoryPageStore;
import org.huizheng.kernel.PageSeal;
import org.huizheng.kernel.PageStore;
import org.huizheng.kernel.RootSigner;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.page.BucketList;
import org.huizheng.page.Manifest;
import org.huizheng.page.SignRoots;
import org.huizheng.page.VerifyPages;
import org.huizheng.process.KeystoreSigner;
import org.huizheng.process.SigningAlgorithm;
import org.huizheng.release.ApprovalHash;
import org.huizheng.release.EditionContent;
import org.huizheng.release.EndEmergency;
import org.huizheng.release.Mapping;
import org.huizheng.release.Mappings;
import org.huizheng.release.PublicationLog;
import org.huizheng.release.PublishChannels;
import org.huizheng.release.PublishContentTypes;
import org.huizheng.release.PublishEditions;
import org.huizheng.release.PublishMappings;
import org.huizheng.release.PublishSite;
import org.huizheng.release.PublishTheme;
import org.huizheng.release.PublishWords;
import org.huizheng.release.RecutList;
import org.huizheng.release.ReleasedChannel;
import org.huizheng.release.ReleasedContentType;
import org.huizheng.release.ReleasedEdition;
import org.huizheng.release.ReleasedEdition.Placement;
import org.huizheng.release.ReleasedEdition.Relation;
import org.huizheng.release.ReleasedEmergency;
import org.huizheng.release.ReleasedSite;
import org.huizheng.release.ReleasedWords;
import org.huizheng.release.RemoveChannel;
import org.huizheng.release.RetractDocument;
import org.huizheng.release.Retraction;
import org.huizheng.release.ShowEmergency;
import org.huizheng.release.SiteNotice;
import org.huizheng.release.SiteSettings;
import org.huizheng.release.SiteStates;
import org.huizheng.release.TurnDay;
import org.huizheng.release.UseTheme;
import org.huizheng.release.Wake;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A site of a few channels on a real database, published through the verbs, its pages made on this thread. */
final class SmallSite {

    static final PageSeal SEAL = new PageSeal("a secret of the makers");
    private static final java.nio.file.Path KEYS = keys();
    static final long SITE = 1;
    static final long NEWS = 1;
    static final long HEADLINES = 2;
    static final long NOTICES = 3;
    static final long OPEN = 4;
    static final long POLICIES = 5;
    static final long SECOND = 2;
    static final long OF_SECOND = 50;
    static final long ALSO_OF_SECOND = 51;

    /** The clock of verbs and pages, moved by hand. */
    static final class Hand extends Clock {
        Instant now = Instant.parse("2026-11-20T02:00:00Z");

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    record Document(
            long id, String title, String type, List<Placement> placements, List<Relation> relations, Instant at) {

        /** The channel that is its own on the site. */
        long primary() {
            return placements.stream()
                    .filter(p -> p.primary() && p.siteId() == SITE)
                    .findFirst()
                    .orElseThrow()
                    .channelId();
        }

        /** Shown in another channel as it was in this; once, where it is shown in both. */
        Document placed(long from, long into) {
            boolean primary =
                    placements.stream().anyMatch(p -> p.primary() && (p.channelId() == from || p.channelId() == into));
            int pinned = placements.stream()
                    .filter(p -> p.channelId() == from || p.channelId() == into)
                    .mapToInt(Placement::pinned)
                    .max()
                    .orElse(0);
            Stream<Placement> others = placements.stream().filter(p -> p.channelId() != from && p.channelId() != into);
            return new Document(
                    id,
                    title,
                    type,
                    Stream.concat(others, Stream.of(new Placement(SITE, into, primary, 0, pinned)))
                            .toList(),
                    relations,
                    at);
        }
    }

    final TestDatabase database;
    final Hand clock = new Hand();
    RootSigner signer = signer(SigningAlgorithm.SHA256_ED25519);
    final PageStore pages;
    final BlobStore blobs;
    final Engine engine;
    final Map<Long, Document> documents = new TreeMap<>();
    /** The channels that archived documents stood in. */
    final Map<Long, Long> archived = new TreeMap<>();

    final Map<Long, ReleasedChannel> channels = new TreeMap<>();
    /** None until the second site is opened. */
    final Set<Long> secondChannels = new TreeSet<>();

    Map<String, String> templates = SmallTheme.templates();
    Map<String, Object> settings = new HashMap<>();
    String css = "body{}";
    String name = "示例市人民政府";
    String state = SiteStates.ONLINE;
    SiteNotice notice = SiteNotice.NONE;
    private final ScopedTransactions transactions;
    private final PublicationLog log;
    private final JdbcClient jdbc;
    private long editions;
    private final MakePage makePage;
    /** Hears of each page that was made, and whether it became another. */
    BiConsumer<String, Boolean> told = (page, another) -> {};
    /** How often the text of a document was corrected. */
    final Map<Long, Integer> corrections = new HashMap<>();

    final List<String> made = new ArrayList<>();

    SmallSite(TestDatabase database, Set<String> unrecorded) {
        this(database, unrecorded, new MemoryPageStore(), new MemoryBlobStore());
    }

    SmallSite(TestDatabase database, Set<String> unrecorded, PageStore pages, BlobStore blobs) {
        this.database = database;
        this.pages = pages;
        this.blobs = blobs;
        this.transactions = database.transactions();
        this.jdbc = JdbcClient.create(database.console());
        this.engine = new Engine(database.worker(), pages, blobs, SEAL, clock, "test", () -> {}, unrecorded);
        this.log = new PublicationLog(jdbc, new WakePages(jdbc, () -> {}));
        this.makePage = new MakePage(engine, engine.maker());
        SiteSettings.REQUIRED.forEach(key -> settings.put(key, "https://example/" + key));
        settings.put("slogan", "为人民服务");
    }

    /** Rows are few: deleting them is far quicker than truncating two dozen tables. */
    static void empty(TestDatabase database) {
        JdbcClient owner = JdbcClient.create(database.owner());
        for (String table : List.of(
                "render.queue",
                "render.page_read",
                "render.list_read",
                "render.read_set_name",
                "render.read_set",
                "render.day",
                "page.manifest",
                "page.bucket",
                "page.root",
                "page.past",
                "page.past_start",
                "page.erasure",
                "page.replaced",
                "page.finding",
                "page.release_head",
                "release.relation",
                "release.attachment",
                "release.placement",
                "release.cut",
                "release.cut_moved",
                "release.channel_moved",
                "release.emergency",
                "release.channel_former",
                "release.mapping",
                "release.archived",
                "release.address",
                "release.document",
                "release.host",
                "release.publication_log",
                "release.content_type",
                "release.channel",
                "release.site",
                "release.template",
                "release.asset",
                "release.theme_version")) {
            owner.sql("delete from " + table).update();
        }
        owner.sql("update release.site_log_head set seq = 0, documents = 0").update();
        owner.sql("update release.kept_words set lines = '{}', version = 1").update();
    }

    SmallSite open() {
        site();
        channel(NEWS, null, "xwzx", "新闻中心", "section");
        channel(HEADLINES, NEWS, "xwzx/yaowen", "要闻", "list");
        channel(NOTICES, NEWS, "xwzx/tzgg", "通知公告", "list");
        channel(OPEN, null, "zwgk", "政务公开", "section");
        channel(POLICIES, OPEN, "zwgk/zcwj", "政策文件", "list");
        theme();
        drain();
        return this;
    }

    void site() {
        write(() -> new PublishSite(jdbc, log)
                .perform(new ReleasedSite(
                        SITE,
                        "example",
                        name,
                        "www.example.gov.cn",
                        List.of("example.localhost"),
                        "9900000001",
                        state,
                        settings,
                        notice)));
    }

    /** A site that shows documents of this one. */
    void openSecond() {
        second("示例市司法局");
        drain();
    }

    void second(String secondName) {
        boolean first = secondChannels.isEmpty();
        write(() -> {
            new PublishSite(jdbc, log)
                    .perform(new ReleasedSite(
                            SECOND,
                            "second",
                            secondName,
                            "sf.example.gov.cn",
                            List.of(),
                            "9900000002",
                            SiteStates.ONLINE,
                            settings));
            if (first) {
                secondChannel(OF_SECOND, "资讯");
                secondChannel(ALSO_OF_SECOND, "转载");
                new UseTheme(jdbc, log).perform(SECOND, themeVersion());
            }
        });
    }

    void secondChannel(long id, String channelName) {
        secondChannels.add(id);
        ReleasedChannel channel = listAt(id, SECOND, null, id == OF_SECOND ? "zx" : "zz", channelName, "list");
        write(() -> new PublishChannels(jdbc, log).perform(SECOND, List.of(channel)));
    }

    void type(String code, String typeName, Map<String, Object> schemaOrg) {
        write(() -> new PublishContentTypes(jdbc, log)
                .perform(List.of(new ReleasedContentType(code, typeName, schemaOrg))));
    }

    void channel(
            long id, @org.jspecify.annotations.Nullable Long parent, String path, String channelName, String kind) {
        channel(listAt(id, SITE, parent, path, channelName, kind));
    }

    private static ReleasedChannel listAt(
            long id,
            long site,
            @org.jspecify.annotations.Nullable Long parent,
            String path,
            String channelName,
            String kind) {
        return new ReleasedChannel(
                id,
                site,
                parent,
                path,
                channelName,
                channelName + "的内容",
                List.of(channelName),
                List.of("动态要闻"),
                kind,
                "article",
                "newest",
                parent == null,
                null,
                (int) id,
                Map.of());
    }

    void channel(ReleasedChannel channel) {
        channels.put(channel.channelId(), channel);
        write(() -> new PublishChannels(jdbc, log).perform(SITE, List.of(channel)));
    }

    /** @param order {@code newest} or {@code manual} */
    void order(long id, String order) {
        ReleasedChannel c = channels.get(id);
        channel(new ReleasedChannel(
                c.channelId(),
                c.siteId(),
                c.parentId(),
                c.path(),
                c.name(),
                c.description(),
                c.keywords(),
                c.columnTypes(),
                c.kind(),
                c.contentType(),
                order,
                c.navigation(),
                c.link(),
                c.ordinal(),
                c.settings()));
    }

    /** As authoring does it: what lies below goes along. */
    void readdress(long id, String path) {
        String was = channels.get(id).path();
        List<ReleasedChannel> moved = channels.values().stream()
                .filter(c -> c.channelId() == id || c.path().startsWith(was + "/"))
                .map(c -> at(c, path + c.path().substring(was.length())))
                .toList();
        moved.forEach(c -> channels.put(c.channelId(), c));
        write(() -> new PublishChannels(jdbc, log).perform(SITE, moved));
    }

    private static ReleasedChannel at(ReleasedChannel c, String path) {
        return new ReleasedChannel(
                c.channelId(),
                c.siteId(),
                c.parentId(),
                path,
                c.name(),
                c.description(),
                c.keywords(),
                c.columnTypes(),
                c.kind(),
                c.contentType(),
                c.listOrder(),
                c.navigation(),
                c.link(),
                c.ordinal(),
                c.settings());
    }

    void removeChannel(long id) {
        channels.remove(id);
        write(() -> new RemoveChannel(jdbc, log).perform(SITE, id));
    }

    /** As authoring does it: the documents are placed in the other channel, then the empty one leads there. */
    void merge(long from, long into) {
        List<Document> moved = documents.values().stream()
                .filter(d -> d.placements.stream().anyMatch(p -> p.channelId() == from))
                .map(d -> d.placed(from, into))
                .toList();
        for (int i = 0; i < moved.size(); i += 20) {
            release(moved.subList(i, Math.min(i + 20, moved.size())).toArray(Document[]::new));
        }
        channels.remove(from);
        archived.replaceAll((id, channel) -> channel == from ? into : channel);
        write(() -> new RemoveChannel(jdbc, log).perform(SITE, from, into));
    }

    void theme() {
        write(() -> new UseTheme(jdbc, log).perform(SITE, themeVersion()));
    }

    private long themeVersion() {
        return new PublishTheme(jdbc, blobs, new ThemeCheck())
                .perform("small", templates, Map.of("a.css", css.getBytes(StandardCharsets.UTF_8)), Map.of());
    }

    void release(Document... given) {
        release(Wake.NOW, given);
    }

    void release(Wake wake, Document... given) {
        write(() -> new PublishEditions(new JdbcTemplate(database.console()), log)
                .perform(Stream.of(given).map(this::edition).toList(), wake));
        for (Document d : given) {
            documents.put(d.id, d);
            archived.remove(d.id);
        }
    }

    void publish(ReleasedEdition edition) {
        write(() -> new PublishEditions(new JdbcTemplate(database.console()), log).perform(List.of(edition), Wake.NOW));
    }

    void recut(long channelId) {
        write(() -> new RecutList(jdbc, log).perform(channelId));
    }

    void retract(long id, Retraction how) {
        write(() -> new RetractDocument(new JdbcTemplate(database.console()), log).perform(id, how, "内容有误"));
        Document was = documents.remove(id);
        if (how == Retraction.ARCHIVED) {
            archived.put(id, Objects.requireNonNull(was).primary());
        } else {
            archived.remove(id);
        }
    }

    void alarm(ReleasedEmergency emergency) {
        write(() -> new ShowEmergency(jdbc, log).perform(emergency, emergency.hash()));
    }

    void calm(long emergencyId) {
        write(() -> new EndEmergency(jdbc, log).perform(emergencyId));
    }

    void map(Mapping mapping) {
        write(() -> new PublishMappings(jdbc, log).put(SITE, List.of(mapping)));
    }

    /** What the traditional version of every site keeps. */
    void words(String... lines) {
        write(() -> new PublishWords(jdbc, log)
                .perform(List.of(lines), ReleasedWords.of(jdbc).version()));
    }

    void unmap(Mapping mapping) {
        write(() -> new PublishMappings(jdbc, log)
                .remove(
                        SITE,
                        new Mappings(jdbc)
                                .at(SITE, mapping.match(), mapping.source())
                                .orElseThrow()));
    }

    void day(int days) {
        clock.now = clock.now.plusSeconds(86_400L * days);
        PublicationLog workers = new PublicationLog(engine.jdbc, engine.wakes);
        new TurnDay(engine.jdbc, engine.transactions, workers)
                .perform(LocalDate.ofInstant(clock.now, Rendering.SHANGHAI));
    }

    static Document document(long id, String title, long channel, Instant at) {
        return new Document(id, title, "article", List.of(new Placement(SITE, channel, true, 0, 0)), List.of(), at);
    }

    ReleasedEdition edition(Document d) {
        List<EditionContent.Attachment> files = d.id % 5 == 0 ? List.of(file(d)) : List.of();
        EditionContent content = new EditionContent(
                d.title,
                "",
                "摘要",
                List.of("词"),
                "示例市政府办公室",
                "",
                "",
                "",
                "",
                null,
                "",
                "",
                "",
                Map.of(),
                files,
                "<p>正文 &amp; 内容" + d.title.length() + "、" + corrections.getOrDefault(d.id, 0) + "</p>");
        return new ReleasedEdition(
                d.id,
                ++editions,
                SITE,
                d.type,
                content,
                d.placements,
                d.relations,
                editions,
                ApprovalHash.of(content, d.placements),
                d.at,
                "native");
    }

    private EditionContent.Attachment file(Document d) {
        byte[] bytes = ("file " + d.id + d.title.length()).getBytes(StandardCharsets.UTF_8);
        try {
            String blob = blobs.put(BlobStore.Area.PUBLIC, new ByteArrayInputStream(bytes));
            return new EditionContent.Attachment(
                    "附件.txt",
                    blob,
                    "text/plain",
                    bytes.length,
                    "/files/" + d.id + "/0-" + blob.substring(0, 8) + ".txt",
                    false);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static RootSigner signer(SigningAlgorithm algorithm) {
        return KeystoreSigner.open(algorithm, KEYS, KEYS, "password");
    }

    private static java.nio.file.Path keys() {
        try {
            return java.nio.file.Files.createTempDirectory("keys");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What another worker would make now. */
    void makeWaiting() {
        MakePage worker = new MakePage(engine, engine.maker());
        for (List<RenderQueue.Task> tasks = engine.queue.claim(64); !tasks.isEmpty(); tasks = engine.queue.claim(64)) {
            tasks.forEach(worker::perform);
        }
    }

    void makeWhatIsNotRefused() {
        for (List<RenderQueue.Task> tasks = engine.queue.claim(64); !tasks.isEmpty(); tasks = engine.queue.claim(64)) {
            for (RenderQueue.Task task : tasks) {
                try {
                    makePage.perform(task);
                } catch (PageRefused refused) {
                    made.remove(task.page());
                }
            }
        }
    }

    /** With one thread, alone in this database. */
    RenderWorker worker(SiteTime time, java.nio.file.Path hosts) {
        TurnDay turnDay = new TurnDay(engine.jdbc, engine.transactions, new PublicationLog(engine.jdbc, engine.wakes));
        return new RenderWorker(
                engine,
                new RebuildSite(engine, 1),
                new DayJob(engine, turnDay),
                new HostsFile(engine, hosts, ""),
                new RenderSignal(),
                1,
                time);
    }

    /** Knows nothing of what was read before. */
    Engine restarted() {
        return new Engine(database.worker(), pages, blobs, SEAL, clock, "another", () -> {}, Set.of());
    }

    /** Makes everything the queue asks for. */
    void drain() {
        made.clear();
        for (int i = 0; i < 1_000; i++) {
            List<RenderQueue.Task> tasks = engine.queue.claim(64);
            var whole = engine.queue.claimWholeSite();
            if (tasks.isEmpty() && whole.isEmpty()) {
                return;
            }
            for (RenderQueue.Task task : tasks) {
                made.add(task.page());
                Optional<Long> approval = approval(task);
                // a page that says what it said, by a newer approval, had to be made too
                boolean another = makePage.perform(task) | !approval.equals(approval(task));
                told.accept(task.page(), another);
            }
            whole.ifPresent(task -> {
                RebuildSite rebuild = new RebuildSite(engine, 1);
                rebuild.perform(task.siteId());
                engine.queue.done(task);
                rebuild.removeOld(task.siteId());
            });
        }
        throw new IllegalStateException("the queue does not become empty");
    }

    private Optional<Long> approval(RenderQueue.Task task) {
        return engine.manifest
                .find(task.siteId(), engine.heads.release(task.siteId()), task.page())
                .map(Manifest.Entry::approvalId);
    }

    VerifyPages.Result verified() {
        sign();
        return new VerifyPages(engine.jdbc, pages, SEAL, signer).perform(SITE, "example");
    }

    /** What a list with the newest first has but does not show: these are in none of its cuts. */
    List<Long> uncut() {
        return jdbc.sql("""
                select p.document_id from release.placement p join release.channel c using (channel_id)
                where c.list_order = 'newest' and p.cut_no is null and p.pinned = 0""").query(Long.class).list();
    }

    /** Buckets of the manifest whose rows are not what was sealed. */
    Set<Integer> broken(long siteId, String code) {
        return engine.seals.broken(siteId, code, engine.heads.release(siteId), 0, BucketList.BUCKETS);
    }

    void sign() {
        new SignRoots(engine.transactions, engine.jdbc, SEAL, signer, clock).perform();
    }

    Map<String, String> tree() {
        return tree(pages);
    }

    static Map<String, String> tree(PageStore store) {
        return tree(store, "example");
    }

    static Map<String, String> tree(PageStore store, String code) {
        Map<String, String> files = new TreeMap<>();
        PageStore.Tree tree = store.current(code);
        try (Stream<String> paths = tree.paths()) {
            for (String path : paths.toList()) {
                files.put(path, new String(java.util.Objects.requireNonNull(tree.get(path)), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return files;
    }

    /** The same site made at once from the database. */
    Map<String, String> rebuilt(int threads) {
        return rebuilt(SITE, "example", threads);
    }

    Map<String, String> rebuilt(long siteId, String code, int threads) {
        return anew(database.worker(), blobs, clock, siteId, code, threads);
    }

    static Map<String, String> anew(
            DataSource worker, BlobStore blobs, Clock clock, long siteId, String code, int threads) {
        MemoryPageStore pages = new MemoryPageStore();
        Engine engine = new Engine(worker, pages, blobs, SEAL, clock, "oracle", () -> {}, Set.of());
        RebuildSite.Result result =
                new RebuildSite(engine, threads).perform(siteId).orElseThrow();
        if (!result.refused().isEmpty()) {
            throw new IllegalStateException(result.refused().toString());
        }
        return tree(pages, code);
    }

    private void write(Runnable work) {
        transactions.write(SiteScope.everySite(), work);
    }
}
