package org.huizheng.interchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.huizheng.audit.AuditRoom;
import org.huizheng.channel.ChannelRoom;
import org.huizheng.contenttype.ContentTypeRoom;
import org.huizheng.document.DocumentRoom;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.MemoryBlobStore;
import org.huizheng.kernel.MemoryPermissions;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Staff;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.mapping.MappingRoom;
import org.huizheng.media.MediaRoom;
import org.huizheng.organization.NewOrganization;
import org.huizheng.organization.OrganizationRoom;
import org.huizheng.organization.RegisterOrganization;
import org.huizheng.release.Change;
import org.huizheng.release.Lane;
import org.huizheng.release.PublishTheme;
import org.huizheng.release.ReleaseRoom;
import org.huizheng.release.Wakes;
import org.huizheng.site.NewSite;
import org.huizheng.site.OpenSite;
import org.huizheng.site.SiteRoom;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One site on a fresh database, and files to import into it. */
final class Newsroom implements AutoCloseable {

    static final Actor OPERATOR = Actor.command("test");

    final TestDatabase database = TestDatabase.fresh();
    final Wakened wakened = new Wakened();
    final long siteId;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    Newsroom() {
        context.registerBean(DataSource.class, database::console);
        context.registerBean(ScopedTransactions.class, () -> database.transactions());
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database.console()));
        context.registerBean(BlobStore.class, MemoryBlobStore::new);
        context.registerBean(Clock.class, () -> Clock.fixed(Instant.parse("2026-11-20T08:20:00Z"), ZoneOffset.UTC));
        context.registerBean(Wakes.class, () -> wakened);
        context.registerBean(PublishTheme.Check.class, () -> templates -> {});
        context.registerBean(Permissions.class, MemoryPermissions::new);
        context.registerBean(Staff.class, () -> account -> false);
        context.register(
                ReleaseRoom.class,
                OrganizationRoom.class,
                AuditRoom.class,
                SiteRoom.class,
                ContentTypeRoom.class,
                ChannelRoom.class,
                MappingRoom.class,
                MediaRoom.class,
                DocumentRoom.class,
                InterchangeRoom.class);
        context.refresh();
        long organization = the(RegisterOrganization.class)
                .perform(OPERATOR, NewOrganization.of("linlan", "临澜市人民政府", "", "government", null));
        siteId = the(OpenSite.class)
                .perform(
                        OPERATOR,
                        new NewSite(
                                "linlan",
                                "临澜市人民政府",
                                organization,
                                "www.linlan.gov.cn",
                                List.of("linlan.localhost"),
                                "9901000001",
                                Map.of(
                                        "partyMarkUrl",
                                        "/about.html",
                                        "correctionUrl",
                                        "/contact.html",
                                        "organizer",
                                        "临澜市人民政府办公室",
                                        "phone",
                                        "0000-8800 1000",
                                        "icpNumber",
                                        "澜ICP备00000001号-1",
                                        "policeNumber",
                                        "澜公网安备99010002000001号")));
    }

    <T> T the(Class<T> bean) {
        return context.getBean(bean);
    }

    ImportReport take(Path file) {
        return the(ImportDocuments.class)
                .perform(SiteScope.of(siteId), OPERATOR, "linlan", file, true, ImportReport.Progress.NONE);
    }

    Path export(Path file) {
        the(ExportDocuments.class).perform(SiteScope.of(siteId), "linlan", file, ImportReport.Progress.NONE);
        return file;
    }

    long count(String table) {
        return JdbcClient.create(database.owner())
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    static Path file(Path folder, String... lines) {
        try {
            return Files.writeString(
                    Files.createDirectories(folder).resolve("in.jsonl"), String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String line(String id, String more) {
        return "{\"id\":\"" + id
                + "\",\"channel\":\"xwzx/yaowen\",\"channelName\":\"要闻动态/要闻\",\"type\":\"article\",\"title\":\"标题 " + id
                + "\",\"source\":\"临澜发布\",\"body\":\"<p>正文</p>\",\"publishedAt\":\"2026-11-19T09:00:00+08:00\"" + more
                + "}";
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }

    static final class Wakened implements Wakes {

        int pages;
        int sites;

        @Override
        public void wake(Change change, Lane lane) {
            pages++;
        }

        @Override
        public void wakeSite(long siteId) {
            sites++;
        }

        @Override
        public void committed() {}
    }
}
