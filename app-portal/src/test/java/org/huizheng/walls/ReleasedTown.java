package org.huizheng.walls;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.ApprovalHash;
import org.huizheng.release.Change;
import org.huizheng.release.EditionContent;
import org.huizheng.release.Lane;
import org.huizheng.release.PublicationLog;
import org.huizheng.release.PublishChannels;
import org.huizheng.release.PublishContentTypes;
import org.huizheng.release.PublishEditions;
import org.huizheng.release.PublishSite;
import org.huizheng.release.ReleasedChannel;
import org.huizheng.release.ReleasedContentType;
import org.huizheng.release.ReleasedEdition;
import org.huizheng.release.ReleasedSite;
import org.huizheng.release.RetractDocument;
import org.huizheng.release.Retraction;
import org.huizheng.release.Wake;
import org.huizheng.release.Wakes;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One site with one channel, released into by the verbs of the publication floor, as another host does it. */
final class ReleasedTown {

    private final TestDatabase database;
    private final JdbcTemplate console;
    private final PublicationLog log;

    ReleasedTown(TestDatabase database) {
        this.database = database;
        this.console = new JdbcTemplate(database.console());
        this.log = new PublicationLog(JdbcClient.create(console), new NoPages());
        write(() -> {
            JdbcClient jdbc = JdbcClient.create(console);
            new PublishSite(jdbc, log)
                    .perform(new ReleasedSite(
                            1,
                            "linlan",
                            "临澜市人民政府",
                            "www.linlan.localhost",
                            List.of("www.linlan.localhost"),
                            "9901000001",
                            "online",
                            new TreeMap<>()));
            new PublishChannels(jdbc, log).perform(1, List.of(channel()));
            new PublishContentTypes(jdbc, log).perform(List.of(new ReleasedContentType("article", "新闻", Map.of())));
        });
    }

    private static ReleasedChannel channel() {
        return new ReleasedChannel(
                11, 1, null, "xwzx", "新闻中心", "", List.of(), List.of(), "list", "article", "newest", true, null, 0,
                Map.of());
    }

    void release(long id, String title) {
        EditionContent content = new EditionContent(
                title,
                "",
                "",
                List.of(),
                "",
                "",
                "",
                "临澜市人民政府办公室",
                "",
                null,
                "",
                "",
                "",
                Map.of(),
                List.of(),
                "<p>正文</p>");
        List<ReleasedEdition.Placement> placements = List.of(new ReleasedEdition.Placement(1, 11, true, 0, 0));
        ReleasedEdition edition = new ReleasedEdition(
                id,
                id,
                1,
                "article",
                content,
                placements,
                List.of(),
                1,
                ApprovalHash.of(content, placements),
                Instant.parse("2026-11-20T00:00:00Z").plusSeconds(id),
                "native");
        write(() -> new PublishEditions(console, log).perform(List.of(edition), Wake.NOW));
    }

    void withdraw(long id) {
        write(() -> new RetractDocument(console, log).perform(id, Retraction.WITHDRAWN, "撤稿"));
    }

    private void write(Runnable work) {
        database.transactions().write(SiteScope.everySite(), work);
    }

    private static final class NoPages implements Wakes {
        @Override
        public void wake(Change change, Lane lane) {}

        @Override
        public void wakeSite(long siteId) {}

        @Override
        public void committed() {}
    }
}
