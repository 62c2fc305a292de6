package org.huizheng.console;

import java.time.Clock;
import javax.sql.DataSource;
import org.huizheng.account.AccountRoom;
import org.huizheng.account.FactorKey;
import org.huizheng.audit.AuditRoom;
import org.huizheng.blueprint.BlueprintRoom;
import org.huizheng.cache.CacheRoom;
import org.huizheng.channel.ChannelRoom;
import org.huizheng.configuration.Settings;
import org.huizheng.contenttype.ContentTypeRoom;
import org.huizheng.document.DocumentRoom;
import org.huizheng.emergency.EmergencyRoom;
import org.huizheng.interchange.InterchangeRoom;
import org.huizheng.kernel.BlobStore;
import org.huizheng.mapping.MappingRoom;
import org.huizheng.media.MediaRoom;
import org.huizheng.media.MediaVerbRoom;
import org.huizheng.organization.OrganizationRoom;
import org.huizheng.past.PastRoom;
import org.huizheng.process.DataHome;
import org.huizheng.release.ReleaseRoom;
import org.huizheng.release.Wakes;
import org.huizheng.render.DrawInTheme;
import org.huizheng.render.PreviewDocument;
import org.huizheng.render.RenderRoom;
import org.huizheng.render.RenderSignal;
import org.huizheng.search.SearchJob;
import org.huizheng.site.SiteRoom;
import org.huizheng.theme.ThemePages;
import org.huizheng.theme.ThemeRoom;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything staff can do, as the console role. Workers of this process are told at once; others look for themselves. */
@Configuration(proxyBeanMethods = false)
@Import({
    AuditRoom.class,
    OrganizationRoom.class,
    AccountRoom.class,
    ReleaseRoom.class,
    SiteRoom.class,
    ContentTypeRoom.class,
    ChannelRoom.class,
    MediaRoom.class,
    MediaVerbRoom.class,
    MediaParts.class,
    DocumentRoom.class,
    EmergencyRoom.class,
    PastRoom.class,
    ThemeRoom.class,
    BlueprintRoom.class,
    MappingRoom.class,
    CacheRoom.class,
    InterchangeRoom.class
})
class Verbs {

    @Bean
    FactorKey factorKey(DataHome home) {
        return new FactorKey(home.secret("factor.key"));
    }

    @Bean
    PreviewFiles previewPages(DataSource dataSource, Clock clock, DataHome home, Settings settings) {
        return new PreviewFiles(
                new PreviewDocument(dataSource, clock),
                home.pages(),
                home.secret("preview.key"),
                settings.portal().port(),
                clock);
    }

    @Bean
    ThemePages themePages(DataSource dataSource, Clock clock, PreviewFiles files, BlobStore blobs) {
        return new ThemePreviewFiles(new DrawInTheme(dataSource, clock), files, blobs);
    }

    @Bean
    Wakes wakes(DataSource dataSource, RenderSignal signal, ObjectProvider<SearchJob> search) {
        return RenderRoom.wakes(dataSource, () -> {
            signal.run();
            search.ifAvailable(SearchJob::wake);
        });
    }
}
