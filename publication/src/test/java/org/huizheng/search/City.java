package org.huizheng.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.kernel.SearchIndex;
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
import org.jspecify.annotations.NullMarked;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two sites with a policy and a news channel each, and search over them. Site 1 has channels 11 and 12, site 2 21 and 22. */
@NullMarked
final class City implements AutoCloseable {

    final TestDatabase database = TestDatabase.fresh();
    final SearchFollower follower;
    final ReconcileSearch reconcile;
    final SearchReleased search;
    private final PublicationLog log;

    /** What the product does after each commit. */
    Runnable committed = () -> {};

    private final JdbcTemplate console = new JdbcTemplate(database.console());

    City(SearchIndex index) {
        JdbcClient worker = JdbcClient.create(database.worker());
        follower =
                new SearchFollower(new TableCursors(database.transactions(database.worker()), worker), worker, index);
        reconcile = new ReconcileSearch(worker, index, follower);
        search = new SearchReleased(index, JdbcClient.create(database.portal()), null);
        log = new PublicationLog(JdbcClient.create(console), new NoPages());
        write(() -> {
            site(1, "linlan", "临澜市人民政府");
            site(2, "sfj", "临澜市司法局");
            new PublishContentTypes(JdbcClient.create(console), log)
                    .perform(Map.of("policy", "政策文件", "article", "新闻", "service", "办事服务").entrySet().stream()
                            .map(type -> new ReleasedContentType(type.getKey(), type.getValue(), Map.of()))
                            .toList());
        });
    }

    private void site(long id, String code, String name) {
        new PublishSite(JdbcClient.create(console), log)
                .perform(new ReleasedSite(
                        id,
                        code,
                        name,
                        code + ".localhost",
                        List.of(code + ".localhost"),
                        "990100000" + id,
                        "online",
                        new HashMap<>()));
        new PublishChannels(JdbcClient.create(console), log)
                .perform(id, List.of(channel(id, 1, "zwgk", "政务公开"), channel(id, 2, "xwzx", "新闻中心")));
    }

    private static ReleasedChannel channel(long site, long no, String path, String name) {
        return new ReleasedChannel(
                site * 10 + no,
                site,
                null,
                path,
                name,
                "",
                List.of(),
                List.of(),
                "list",
                "article",
                "newest",
                true,
                null,
                0,
                Map.of());
    }

    /** The channel of policies of a site. */
    void readdress(long site, String path) {
        write(() -> new PublishChannels(JdbcClient.create(console), log)
                .perform(site, List.of(channel(site, 1, path, "政务公开"))));
    }

    void write(Runnable work) {
        database.transactions().write(SiteScope.everySite(), work);
    }

    void publish(ReleasedEdition... editions) {
        write(() -> new PublishEditions(console, log).perform(List.of(editions), Wake.NOW));
    }

    void publishLater(List<ReleasedEdition> editions) {
        write(() -> new PublishEditions(console, log).perform(editions, Wake.REBUILD_LATER));
    }

    void retract(long documentId) {
        write(() -> new RetractDocument(console, log).perform(documentId, Retraction.WITHDRAWN, "撤稿"));
    }

    static ReleasedEdition article(long id, String title, String body, long... channels) {
        return edition(id, "article", title, body, "", "", channels);
    }

    static ReleasedEdition edition(
            long id, String type, String title, String body, String number, String validity, long... channels) {
        Map<String, Object> attributes =
                new TreeMap<>(Map.of("department", "市民政局窗口", "onlineUrl", "https://x.example/apply"));
        EditionContent content = new EditionContent(
                title,
                "",
                "",
                List.of(),
                "",
                "",
                "",
                "临澜市人民政府办公室",
                number,
                LocalDate.of(2026, 11, 1),
                validity,
                "",
                "",
                attributes,
                List.of(),
                body);
        var placements = java.util.Arrays.stream(channels)
                .mapToObj(c -> new ReleasedEdition.Placement(c / 10, c, true, 0, 0))
                .toList();
        return new ReleasedEdition(
                id,
                id,
                channels[0] / 10,
                type,
                content,
                placements,
                List.of(),
                1,
                ApprovalHash.of(content, placements),
                Instant.parse("2026-11-20T16:30:00Z").plusSeconds(id),
                "native");
    }

    SearchAnswer ask(String words) {
        return ask(1, Map.of("q", words));
    }

    SearchAnswer ask(long site, Map<String, String> parameters) {
        Map<String, String[]> all = new TreeMap<>();
        parameters.forEach((name, value) -> all.put(name, value.split(",")));
        return search.answer(SearchRequest.of(site, ":8000", all));
    }

    List<String> titles(String words) {
        return ask(words).hits().stream().map(SearchAnswer.Hit::title).toList();
    }

    @Override
    public void close() {
        database.close();
    }

    private final class NoPages implements Wakes {
        @Override
        public void wake(Change change, Lane lane) {}

        @Override
        public void wakeSite(long siteId) {}

        @Override
        public void committed() {
            committed.run();
        }
    }
}
