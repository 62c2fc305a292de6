package org.huizheng.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.kernel.Problem;
import org.huizheng.release.ReleasedEdition.Placement;
import org.huizheng.release.ReleasedEdition.Relation;
import org.huizheng.release.Retraction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 归档 of a document (ARC-01): it leaves every list, and is read where it always was, marked, with its files. */
class ArchivedModuleTests {

    private static final Instant AT = Instant.parse("2026-11-20T01:00:00Z");
    private static final String PAGE = "/xwzx/yaowen/202611/5.html";

    private static TestDatabase database;
    private SmallSite site;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void open() {
        SmallSite.empty(database);
        site = new SmallSite(database, Set.of()).open();
        site.release(SmallSite.document(4, "旧的要闻", SmallSite.HEADLINES, AT.minusSeconds(60)));
        site.release(SmallSite.document(5, "往年的要闻", SmallSite.HEADLINES, AT));
        site.release(SmallSite.document(6, "新的要闻", SmallSite.HEADLINES, AT.plusSeconds(60)));
        site.drain();
    }

    private void archive() {
        site.retract(5, Retraction.ARCHIVED);
        site.drain();
    }

    @Test
    void itStaysWhereItWasWithItsFilesAndIsMarked() {
        String file =
                site.edition(site.documents.get(5L)).attachments().getFirst().path();
        archive();
        assertThat(site.tree()).containsKey(file).doesNotContainKey("/_gone" + PAGE);
        assertThat(site.tree().get(PAGE))
                .contains("<strong>已归档</strong> 本文已于20", "归档，内容不再更新，仅供查阅。归档说明：内容有误。")
                .contains("<h1>往年的要闻</h1>", "<link rel=\"stylesheet\" href=\"/_a/engine-")
                .doesNotContain("上一篇", "下一篇");
        assertThat(site.tree().get("/xwzx/yaowen/202611/6.html"))
                .contains("下一篇旧的要闻")
                .doesNotContain("hz-mark");
        assertThat(site.tree()).isEqualTo(site.rebuilt(2));
    }

    @Test
    void noListFeedOrSitemapNamesIt() {
        archive();
        assertThat(site.tree().entrySet())
                .filteredOn(e -> !e.getKey().equals(PAGE))
                .noneMatch(e -> e.getValue().contains("往年的要闻") || e.getValue().contains(PAGE));
    }

    @Test
    void itPointsToWhatIsValidNow() {
        site.release(SmallSite.document(7, "现行文件", SmallSite.NOTICES, AT));
        site.release(new SmallSite.Document(
                5,
                "往年的要闻",
                "article",
                List.of(new Placement(SmallSite.SITE, SmallSite.HEADLINES, true, 0, 0)),
                List.of(new Relation(7, "related")),
                AT));
        archive();
        assertThat(site.tree().get(PAGE)).contains("相关现行文件");
        site.release(SmallSite.document(7, "现行文件第二版", SmallSite.NOTICES, AT));
        site.drain();
        assertThat(site.tree().get(PAGE)).contains("相关现行文件第二版");
    }

    @Test
    void itsChannelIsNotRemovedAndGoesIntoAnotherWithIt() {
        for (long id : List.of(4L, 6L)) {
            site.retract(id, Retraction.WITHDRAWN);
        }
        archive();
        assertThatThrownBy(() -> site.removeChannel(SmallSite.HEADLINES))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("栏目还有内容");
        site.merge(SmallSite.HEADLINES, SmallSite.NOTICES);
        site.drain();
        assertThat(site.tree().get(PAGE))
                .contains("已归档", "<meta name=\"ColumnName\" content=\"通知公告\">")
                .doesNotContain("content=\"要闻\"");
        assertThat(site.tree()).isEqualTo(site.rebuilt(1));
    }

    @Test
    void whatMustNotBeReadIsTakenFromTheArchive() {
        String file =
                site.edition(site.documents.get(5L)).attachments().getFirst().path();
        archive();
        site.retract(5, Retraction.WITHDRAWN);
        site.drain();
        assertThat(site.tree())
                .doesNotContainKeys(PAGE, file)
                .containsKeys("/_gone" + PAGE, "/_gone" + file)
                .isEqualTo(site.rebuilt(1));
        assertThatThrownBy(() -> site.retract(5, Retraction.WITHDRAWN)).isInstanceOf(Problem.class);
    }

    @Test
    void itIsArchivedOnceAndComesBackUnmarked() {
        SmallSite.Document was = site.documents.get(5L);
        archive();
        site.documents.put(5L, was);
        assertThatThrownBy(() -> site.retract(5, Retraction.ARCHIVED)).isInstanceOf(Problem.class);
        site.release(was);
        site.drain();
        assertThat(site.tree().get(PAGE)).contains("往年的要闻", "上一篇新的要闻").doesNotContain("已归档");
        assertThat(site.tree()).isEqualTo(site.rebuilt(1));
    }

    @Test
    void itLeavesTheArchiveOfASiteItDoesNotComeBackTo() {
        site.openSecond();
        Placement here = new Placement(SmallSite.SITE, SmallSite.HEADLINES, true, 0, 0);
        Placement there = new Placement(SmallSite.SECOND, SmallSite.OF_SECOND, true, 0, 0);
        site.release(new SmallSite.Document(8, "两处", "article", List.of(here, there), List.of(), AT));
        site.retract(8, Retraction.ARCHIVED);
        site.drain();
        assertThat(SmallSite.tree(site.pages, "second").get("/zx/202611/8.html"))
                .contains("已归档");
        site.release(new SmallSite.Document(8, "两处", "article", List.of(here), List.of(), AT));
        site.drain();
        assertThat(SmallSite.tree(site.pages, "second"))
                .containsKey("/_gone/zx/202611/8.html")
                .isEqualTo(site.rebuilt(SmallSite.SECOND, "second", 1));
    }

    @Test
    void aRowChangedByHandIsNotShownInTheArchiveEither() {
        archive();
        JdbcClient.create(database.owner())
                .sql("update release.document set body = '<p>假的</p>' where document_id = 5")
                .update();
        assertThatThrownBy(() -> site.rebuilt(1)).hasMessageContainingAll("document:5：稿件 5 与审批内容不一致", "file:5:0");
    }

    @Test
    void whatWasArchivedBeforeIsReadAgainAfterAnUpgrade() throws IOException {
        archive();
        Map<String, String> tree = site.tree();
        JdbcClient owner = JdbcClient.create(database.owner());
        owner.sql("delete from release.archived").update();
        assertThat(site.rebuilt(1)).containsKey("/_gone" + PAGE);
        owner.sql("set search_path = release; " + statement("insert into archived") + "; reset search_path")
                .update();
        assertThat(site.rebuilt(1)).isEqualTo(tree);
    }

    private static String statement(String beginning) throws IOException {
        try (var in = ArchivedModuleTests.class.getResourceAsStream("/db/migration/release/V10__archived.sql")) {
            String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return sql.substring(sql.indexOf(beginning)).split(";")[0];
        }
    }
}
