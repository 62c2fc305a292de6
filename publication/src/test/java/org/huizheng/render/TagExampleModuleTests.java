package org.huizheng.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.kernel.MemoryPageStore;
import org.huizheng.release.EditionContent;
import org.huizheng.release.SiteSettings;
import org.huizheng.template.Language;
import org.huizheng.template.Output;
import org.huizheng.template.Tag;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each tag does what its examples in the 置标手册 say. */
class TagExampleModuleTests {

    private static TestDatabase database;
    private static SmallSite site;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        site = new SmallSite(database, Set.of(), new MemoryPageStore(), new org.huizheng.kernel.MemoryBlobStore())
                .open();
        site.settings.put(SiteSettings.HANT, true);
        site.site();
        site.release(SmallSite.document(2, "第二条要闻", SmallSite.HEADLINES, Instant.parse("2026-11-19T02:00:00Z")));
        site.release(SmallSite.document(3, "第三条 <要闻>", SmallSite.HEADLINES, Instant.parse("2026-11-20T02:00:00Z")));
        site.drain();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    static Stream<Arguments> examples() {
        return Tags.ALL.stream().flatMap(tag -> tag.examples().stream().map(e -> Arguments.of(tag.name(), e)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void givesWhatTheManualSays(String tag, Tag.Example example) {
        assertThat(render(tag, example.template()).strip())
                .isEqualTo(example.expected().strip());
    }

    private static String render(String tag, String template) {
        SiteModel model = site.engine.models.find(SmallSite.SITE).orElseThrow();
        Map<String, String> sources = new HashMap<>(SmallTheme.templates());
        sources.put("templates/example.peb", template);
        SiteModel.ThemeModel theme = model.theme();
        SiteModel with = new SiteModel(
                model.site(),
                model.structure(),
                model.channels(),
                model.byPath(),
                model.children(),
                model.contentTypes(),
                new SiteModel.ThemeModel(
                        theme.versionId(),
                        theme.hash(),
                        new Language(sources, Tags.ALL, Tags.FUNCTIONS),
                        theme.settings(),
                        theme.assets(),
                        theme.assetsHash()));
        Content content = Content.unkept(site.engine.jdbc);
        Rendering page = new Rendering(with, content, site.clock, new Reads(), "example", "/");
        if (!List.of("head", "foot").contains(tag)) {
            page.document = example(content.document(SmallSite.SITE, 3).orElseThrow());
            page.channel = with.channel(SmallSite.HEADLINES);
            page.edition = example(page.document.content());
        }
        Output output = new Output();
        page.render("templates/example.peb", Map.of(), output);
        return output.toString();
    }

    private static Row example(Row r) {
        return new Row(
                r.documentId(),
                r.editionId(),
                r.type(),
                r.meta(),
                "<p>正文 &amp; 内容</p>".getBytes(StandardCharsets.UTF_8),
                r.placements(),
                r.approvalId(),
                r.approvalHash(),
                r.publishedAt(),
                r.path(),
                r.channelId(),
                r.changedAt());
    }

    /** The example document of the manual: one attachment. */
    private static EditionContent example(EditionContent c) {
        return new EditionContent(
                c.title(),
                "",
                c.summary(),
                c.keywords(),
                c.source(),
                "",
                "",
                "",
                "",
                null,
                "",
                "",
                "",
                Map.of(),
                List.of(new EditionContent.Attachment(
                        "附件一.pdf", "a".repeat(64), "application/pdf", 2_048, "/files/3/0-aaaaaaaa.pdf", false)),
                "");
    }

    @Test
    void theManualIsWrittenFromTheTags() throws Exception {
        Path manual = Path.of("..", "docs", "manual", "置标手册.md");
        String text = TagManual.text();
        if (Boolean.getBoolean("huizheng.write-manual")) {
            Files.createDirectories(manual.getParent());
            Files.writeString(manual, text);
        }
        assertThat(manual)
                .as("run the tests with -Dhuizheng.write-manual=true to write it")
                .hasContent(text);
    }
}
