package org.huizheng.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.huizheng.audit.AuditRoom;
import org.huizheng.blueprint.BlueprintRoom;
import org.huizheng.channel.ChannelRoom;
import org.huizheng.channel.ChannelText;
import org.huizheng.channel.OpenChannel;
import org.huizheng.contenttype.ContentTypeRoom;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.emergency.EmergencyRoom;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.MemoryBlobStore;
import org.huizheng.kernel.MemoryPermissions;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Staff;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.mapping.MappingRoom;
import org.huizheng.media.MalwareScanner;
import org.huizheng.media.MediaRoom;
import org.huizheng.media.MediaSettings;
import org.huizheng.media.MediaVerbRoom;
import org.huizheng.organization.NewOrganization;
import org.huizheng.organization.OrganizationRoom;
import org.huizheng.organization.RegisterOrganization;
import org.huizheng.release.Change;
import org.huizheng.release.Lane;
import org.huizheng.release.PublishTheme;
import org.huizheng.release.ReleaseRoom;
import org.huizheng.release.Wake;
import org.huizheng.release.Wakes;
import org.huizheng.render.WakePages;
import org.huizheng.site.NewSite;
import org.huizheng.site.OpenSite;
import org.huizheng.site.SiteRoom;
import org.huizheng.theme.ThemeRoom;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The authoring rooms over a fresh database as the console runs them, with a clock the test turns. */
public final class Authoring implements AutoCloseable {

    public static final Actor EDITOR = new Actor("staff", "张明");
    public static final Instant START = Instant.parse("2026-11-20T08:20:00Z");

    public static final Map<String, Object> SETTINGS = Map.of(
            "partyMarkUrl",
            "https://bszs.conac.cn/sitename?method=show",
            "correctionUrl",
            "https://zfwzgl.www.gov.cn/",
            "organizer",
            "临澜市人民政府办公室",
            "phone",
            "0599-1234567",
            "icpNumber",
            "临ICP备2026000001号",
            "policeNumber",
            "临公网安备99000002000001号");

    public final TestDatabase database = TestDatabase.fresh();
    public final MemoryBlobStore blobs = new MemoryBlobStore();
    public final MemoryPermissions permissions = new MemoryPermissions();
    final AtomicReference<byte[]> previewed = new AtomicReference<>(new byte[0]);
    public final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private int opened;

    public Authoring() {
        this(MalwareScanner.NONE, templates -> {}, new NobodyWakes());
    }

    public Authoring(MalwareScanner scanner) {
        this(scanner, templates -> {}, new NobodyWakes());
    }

    public Authoring(PublishTheme.Check check) {
        this(MalwareScanner.NONE, check, new NobodyWakes());
    }

    /** What changes is put into the queue, which nobody empties. */
    public static Authoring waking() {
        return new Authoring(MalwareScanner.NONE, templates -> {}, null);
    }

    private Authoring(MalwareScanner scanner, PublishTheme.Check check, @Nullable Wakes wakes) {
        context.registerBean(DataSource.class, database::console);
        context.registerBean(ScopedTransactions.class, () -> database.transactions());
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database.console()));
        context.registerBean(BlobStore.class, () -> blobs);
        context.registerBean(Clock.class, TestClock::new);
        context.registerBean(Wakes.class, () -> wakes == null ? new WakePages(the(JdbcClient.class), () -> {}) : wakes);
        context.registerBean(PublishTheme.Check.class, () -> check);
        context.registerBean(Permissions.class, () -> permissions);
        context.registerBean(Staff.class, () -> Set.of("liming", "wangfang")::contains);
        context.registerBean(MalwareScanner.class, () -> scanner);
        context.registerBean(MediaSettings.class, Authoring::mediaSettings);
        context.registerBean(PreviewPages.class, KeptPreviews::new);
        context.register(
                ReleaseRoom.class,
                OrganizationRoom.class,
                AuditRoom.class,
                SiteRoom.class,
                ContentTypeRoom.class,
                ChannelRoom.class,
                MediaRoom.class,
                MediaVerbRoom.class,
                DocumentRoom.class,
                ThemeRoom.class,
                BlueprintRoom.class,
                MappingRoom.class,
                EmergencyRoom.class);
        context.refresh();
    }

    private static MediaSettings mediaSettings() {
        try {
            return new MediaSettings(
                    Files.createTempDirectory("uploads"),
                    8 << 20,
                    4_000_000,
                    List.of(320, 640, 960),
                    20 << 20,
                    Duration.ofHours(24));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public <T> T the(Class<T> verb) {
        return context.getBean(verb);
    }

    public JdbcClient owner() {
        return JdbcClient.create(database.owner());
    }

    public long openSite() {
        int no = ++opened;
        long organization = the(RegisterOrganization.class)
                .perform(EDITOR, NewOrganization.of("org" + no, "临澜市第" + no + "局", "", "department", null));
        return the(OpenSite.class)
                .perform(
                        EDITOR,
                        new NewSite(
                                "site" + no,
                                "临澜市第" + no + "局网站",
                                organization,
                                "site" + no + ".linlan.gov.cn",
                                List.of("site" + no + ".localhost"),
                                "99%08d".formatted(no),
                                SETTINGS));
    }

    public long openChannel(long siteId, String code) {
        return the(OpenChannel.class).perform(SiteScope.of(siteId), EDITOR, siteId, null, code, text("栏目" + code));
    }

    public static ChannelText text(String name) {
        return ChannelText.list(name, name + "的说明", List.of(name), List.of("工作动态"), "article");
    }

    public static NewDocument article(long siteId, long channelId, EditionDraft draft) {
        return new NewDocument(
                siteId, "article", null, null, draft, List.of(NewPlacement.primary(channelId)), List.of());
    }

    public CreateDocuments.Created create(long siteId, long channelId, String title) {
        return the(CreateDocuments.class)
                .perform(
                        SiteScope.of(siteId),
                        EDITOR,
                        List.of(article(siteId, channelId, EditionDraft.of(title, "市政府办公室", "<p>正文</p>"))))
                .getFirst();
    }

    public CreateDocuments.Created released(long siteId, long channelId, String title) {
        var created = create(siteId, channelId, title);
        the(ApproveEditions.class).perform(SiteScope.of(siteId), EDITOR, List.of(created.editionId()));
        the(ReleaseEditions.class).perform(SiteScope.of(siteId), EDITOR, List.of(created.editionId()), Wake.NOW);
        return created;
    }

    public Edition edition(long editionId) {
        return the(EditionQueries.class)
                .edition(SiteScope.everySite(), editionId)
                .orElseThrow();
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }

    private final class TestClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return java.util.Objects.requireNonNull(now.get());
        }
    }

    /** Draws a page of the body alone, as the transaction has it. */
    private final class KeptPreviews implements PreviewPages {
        @Override
        public byte[] page(long siteId, long documentId) {
            return ("<html><head></head><body>"
                            + the(JdbcClient.class)
                                    .sql("select body from release.document where document_id = ?")
                                    .param(documentId)
                                    .query(String.class)
                                    .single()
                            + "</body></html>")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }

        @Override
        public String keep(String siteCode, String host, String subject, byte[] page, Instant until) {
            previewed.set(page);
            return "http://" + host + "/_preview/" + subject + ".html";
        }
    }

    private static final class NobodyWakes implements Wakes {
        @Override
        public void wake(Change change, Lane lane) {}

        @Override
        public void wakeSite(long siteId) {}

        @Override
        public void committed() {}
    }
}
