package org.huizheng.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huizheng.document.Authoring.EDITOR;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.huizheng.channel.OpenChannel;
import org.huizheng.document.ApproveEditions;
import org.huizheng.document.Authoring;
import org.huizheng.document.CreateDocuments;
import org.huizheng.document.EditionDraft;
import org.huizheng.document.RelateDocument;
import org.huizheng.document.ReleaseEditions;
import org.huizheng.document.ReviseDocument;
import org.huizheng.document.ScheduleEdition;
import org.huizheng.document.SubmitEdition;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.MemoryPageStore;
import org.huizheng.kernel.PageSeal;
import org.huizheng.kernel.PageStore;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.ReleasedEdition.Relation;
import org.huizheng.release.Wake;
import org.huizheng.render.RebuildSite;
import org.huizheng.render.RenderRoom;
import org.huizheng.render.RenderSettings;
import org.huizheng.render.Tags;
import org.huizheng.render.ThemeCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** 模板读草稿: a theme that asks for all the language can name, on a site with drafts of every kind. */
class DraftModuleTests {

    private static final String SECRET = "机密";

    private final Authoring authoring = new Authoring(new ThemeCheck());
    private final MemoryPageStore pages = new MemoryPageStore();
    private final AnnotationConfigApplicationContext maker = new AnnotationConfigApplicationContext();
    private final long site = authoring.openSite();
    private final SiteScope scope = SiteScope.of(site);
    private final long section = authoring.openChannel(site, "xwzx");
    private final long channel =
            authoring.the(OpenChannel.class).perform(scope, EDITOR, site, section, "yaowen", Authoring.text("要闻"));

    @BeforeEach
    void start() {
        maker.registerBean("workerDataSource", DataSource.class, authoring.database::worker);
        maker.registerBean(PageStore.class, () -> pages);
        maker.registerBean(BlobStore.class, () -> authoring.blobs);
        maker.registerBean(PageSeal.class, () -> new PageSeal("a secret of the makers"));
        maker.registerBean(Clock.class, () -> Clock.fixed(authoring.now.get(), ZoneOffset.UTC));
        maker.registerBean(RenderSettings.class, () -> new RenderSettings(Path.of("pages"), 2, 50, ""));
        maker.register(RenderRoom.class);
        maker.refresh();
        authoring.the(InstallTheme.class).perform(EDITOR, greedy());
        authoring.the(ApplyTheme.class).perform(scope, EDITOR, site, "greedy");
    }

    @AfterEach
    void stop() {
        maker.close();
        authoring.close();
    }

    @Test
    void aThemeThatAsksForEverythingSeesNothingOfADraft() {
        long revised = authoring.released(site, channel, "公开的通知").documentId();
        authoring.released(site, channel, "公开的消息");
        List<CreateDocuments.Created> drafts =
                Stream.of("草稿", "送审", "通过", "定时").map(this::draft).toList();
        authoring.the(SubmitEdition.class).perform(scope, EDITOR, drafts.get(1).editionId());
        authoring
                .the(ApproveEditions.class)
                .perform(
                        scope,
                        EDITOR,
                        List.of(drafts.get(2).editionId(), drafts.get(3).editionId()));
        authoring
                .the(ScheduleEdition.class)
                .perform(
                        scope,
                        EDITOR,
                        drafts.get(3).editionId(),
                        authoring.now.get().plusSeconds(3_600));
        authoring
                .the(RelateDocument.class)
                .perform(scope, EDITOR, revised, new Relation(drafts.getFirst().documentId(), "related"));
        authoring
                .the(ReviseDocument.class)
                .perform(scope, EDITOR, revised, version(revised), text(SECRET + "修订"), List.of());

        Map<String, String> tree = made();
        assertThat(tree.get("/")).contains("公开的通知", "公开的消息");
        assertThat(tree.keySet())
                .filteredOn(path -> path.matches("/xwzx/yaowen/\\d+/.*\\.html"))
                .hasSize(2);
        assertThat(tree).allSatisfy((path, text) -> assertThat(text).as(path).doesNotContain(SECRET));

        authoring
                .the(ReleaseEditions.class)
                .perform(scope, EDITOR, List.of(drafts.get(2).editionId()), Wake.NOW);
        assertThat(made().entrySet().stream()
                        .filter(page -> page.getValue().contains(SECRET + "通过"))
                        .map(Map.Entry::getKey))
                .as("the control: what is released is seen by the same theme")
                .contains("/", "/xwzx/", "/xwzx/yaowen/", "/xwzx/yaowen/feed.json", "/map.html");
    }

    private CreateDocuments.Created draft(String state) {
        return authoring
                .the(CreateDocuments.class)
                .perform(scope, EDITOR, List.of(Authoring.article(site, channel, text(SECRET + state))))
                .getFirst();
    }

    private static EditionDraft text(String secret) {
        return EditionDraft.of(secret, "市政府办公室", "<p>" + secret + "</p>");
    }

    private int version(long documentId) {
        return authoring
                .owner()
                .sql("select version from document.document where document_id = ?")
                .param(documentId)
                .query(Integer.class)
                .single();
    }

    private Map<String, String> made() {
        assertThat(maker.getBean(RebuildSite.class).perform(site).orElseThrow().refused())
                .isEmpty();
        Map<String, String> files = new TreeMap<>();
        PageStore.Tree tree = pages.current("site1");
        try (Stream<String> paths = tree.paths()) {
            for (String path : paths.toList()) {
                files.put(path, new String(Objects.requireNonNull(tree.get(path)), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** Every tag as its manual shows it, every list in every channel by every parameter, and all a document says, on each page. */
    private static Theme greedy() {
        String ofManual = Tags.all().stream()
                .filter(tag -> !List.of("head", "foot", "fragment").contains(tag.name()))
                .flatMap(tag -> tag.examples().stream())
                .map(example -> example.template())
                .collect(Collectors.joining("\n"));
        String of = Stream.of(
                        "id title subtitle url type typeName summary keywords source sourceUrl author issuer docNumber written"
                                + " published date month validity validityName image imageAlt channelId channelName external")
                .flatMap(names -> Stream.of(names.split(" ")))
                .map(name -> "{{ d." + name + " }}")
                .collect(Collectors.joining(" "));
        String lists = Stream.of(
                        "documents channel=c limit=100",
                        "documents channel=c limit=100 children=true",
                        "documents channel=c limit=100 type=\"article\"",
                        "documents channel=c limit=100 image=true",
                        "documents channel=c limit=100 offset=1",
                        "documents limit=100",
                        "documents page=true",
                        "related kind=\"related\"",
                        "related kind=\"interprets\"",
                        "related kind=\"interpretations\"")
                .map(list -> "{% " + list + " as d %}" + of + "{% end" + list.split(" ")[0] + " %}\n")
                .collect(Collectors.joining());
        String everything = "{% channels as t %}{% channels parent=t as c %}" + lists
                + "{% endchannels %}{% endchannels %}{% channel \"xwzx\" as c %}" + lists + "{% endchannel %}"
                + "{% breadcrumb as b %}{{ b.name }}{% endbreadcrumb %}{% headings as h %}{{ h.text }}{% endheadings %}"
                + "{% neighbours as n %}{% if n.newer is not null %}{{ n.newer.title }}{% endif %}"
                + "{% if n.older is not null %}{{ n.older.title }}{% endif %}{% endneighbours %}"
                + ofManual;
        Map<String, String> templates = new LinkedHashMap<>();
        templates.put(
                "templates/layout.peb",
                "<!doctype html><html lang=\"zh-CN\"><head>{% head %}</head><body>{% block main %}" + everything
                        + "{% endblock %}{% fragment \"latest\" %}{% foot %}</body></html>");
        for (String page :
                List.of("home", "list", "section", "document", "map", "elder", "statement", "error", "gone")) {
            templates.put("templates/" + page + ".peb", "{% extends \"templates/layout.peb\" %}");
        }
        templates.put("fragments/latest.peb", everything);
        return new Theme("greedy", "什么都要", "1.0", templates, Map.of(), Map.of(), List.of());
    }
}
