package org.huizheng.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.huizheng.account.AccountRoom;
import org.huizheng.account.FactorKey;
import org.huizheng.audit.AuditRoom;
import org.huizheng.channel.ChannelRoom;
import org.huizheng.contenttype.ContentTypeRoom;
import org.huizheng.document.DocumentRoom;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.interchange.InterchangeRoom;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.MemoryBlobStore;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.mapping.MappingRoom;
import org.huizheng.media.MediaRoom;
import org.huizheng.organization.OrganizationRoom;
import org.huizheng.release.Change;
import org.huizheng.release.Lane;
import org.huizheng.release.PublishTheme;
import org.huizheng.release.ReleaseRoom;
import org.huizheng.release.Wakes;
import org.huizheng.site.SiteRoom;
import org.huizheng.theme.ThemeRoom;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The console's rooms and the demo city over a fresh database; nobody makes pages. */
final class DemoHouse implements AutoCloseable {

    final TestDatabase database = TestDatabase.fresh();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    DemoHouse(Instant now) {
        context.registerBean(DataSource.class, database::console);
        context.registerBean(ScopedTransactions.class, () -> database.transactions());
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database.console()));
        context.registerBean(BlobStore.class, MemoryBlobStore::new);
        context.registerBean(Clock.class, () -> Clock.fixed(now, ZoneOffset.UTC));
        context.registerBean(Wakes.class, Asleep::new);
        context.registerBean(PublishTheme.Check.class, () -> templates -> {});
        context.registerBean(FactorKey.class, () -> new FactorKey("test"));
        context.register(
                ReleaseRoom.class,
                OrganizationRoom.class,
                AuditRoom.class,
                AccountRoom.class,
                SiteRoom.class,
                ContentTypeRoom.class,
                ChannelRoom.class,
                MappingRoom.class,
                MediaRoom.class,
                DocumentRoom.class,
                ThemeRoom.class,
                InterchangeRoom.class,
                DemoRoom.class);
        context.refresh();
    }

    <T> T the(Class<T> bean) {
        return context.getBean(bean);
    }

    long count(String from) {
        return JdbcClient.create(database.owner())
                .sql("select count(*) from " + from)
                .query(Long.class)
                .single();
    }

    List<String> texts(String sql) {
        return JdbcClient.create(database.owner()).sql(sql).query(String.class).list();
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }

    private static final class Asleep implements Wakes {

        @Override
        public void wake(Change change, Lane lane) {}

        @Override
        public void wakeSite(long siteId) {}

        @Override
        public void committed() {}
    }
}
