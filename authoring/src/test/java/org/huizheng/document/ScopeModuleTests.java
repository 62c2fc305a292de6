package org.huizheng.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huizheng.document.Authoring.EDITOR;

import java.util.List;
import org.huizheng.channel.CloseChannel;
import org.huizheng.kernel.SiteScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ScopeModuleTests {

    private final Authoring authoring = new Authoring();
    private final long mine = authoring.openSite();
    private final long other = authoring.openSite();
    private final long channel = authoring.openChannel(mine, "yaowen");
    private final CreateDocuments.Created draft = authoring.create(mine, channel, "本站草稿");
    private final SiteScope foreign = SiteScope.of(other);

    @AfterEach
    void close() {
        authoring.close();
    }

    @Test
    void anotherSitesEditorSeesNothing() {
        var queries = authoring.the(EditionQueries.class);
        assertThat(queries.current(foreign, draft.documentId())).isEmpty();
        assertThat(queries.edition(foreign, draft.editionId())).isEmpty();
        assertThat(queries.versions(foreign, draft.documentId())).isEmpty();
    }

    @Test
    void anotherSitesEditorChangesNothing() {
        assertThatThrownBy(() -> authoring.the(ApproveEdition.class).perform(foreign, EDITOR, draft.editionId()))
                .hasMessageContaining("不存在");
        assertThatThrownBy(() -> authoring.the(VoidEdition.class).perform(foreign, EDITOR, draft.editionId()))
                .hasMessageContaining("不存在");
        assertThatThrownBy(() -> authoring.create(other, channel, "借用他人栏目")).hasMessageContaining("不存在");
    }

    @Test
    void rawSqlWithoutAScopeSeesAndWritesNoRow() {
        JdbcClient console = JdbcClient.create(authoring.database.console());
        for (String table : List.of("document", "edition", "placement", "relation", "attachment", "approval")) {
            assertThat(console.sql("select count(*) from document." + table)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        assertThat(console.sql("update document.edition set title = 'x'").update())
                .isZero();
        JdbcClient worker = JdbcClient.create(authoring.database.worker());
        assertThatThrownBy(() -> worker.sql("select count(*) from document.edition")
                        .query(Long.class)
                        .single())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void aScopeShowsItsOwnSitesRowsOnly() {
        JdbcClient console = JdbcClient.create(authoring.database.console());
        String count = "select count(*) from document.edition";
        assertThat(authoring.database.transactions().read(SiteScope.of(mine), () -> console.sql(count)
                        .query(Long.class)
                        .single()))
                .isEqualTo(1);
        assertThat(authoring.database.transactions().read(foreign, () -> console.sql(count)
                        .query(Long.class)
                        .single()))
                .isZero();
    }

    @Test
    void aChannelThatShowsDocumentsStaysOpen() {
        var close = authoring.the(CloseChannel.class);
        assertThatThrownBy(() -> close.perform(SiteScope.of(mine), EDITOR, channel))
                .hasMessageContaining("还有 1 篇稿件");
        authoring.the(VoidEdition.class).perform(SiteScope.of(mine), EDITOR, draft.editionId());
        close.perform(SiteScope.of(mine), EDITOR, channel);
    }

    @Test
    void badDraftsAreRefusedWithEveryReason() {
        var draft = new EditionDraft(
                " ",
                "",
                "<!--#include virtual=\"/x\"-->",
                List.of(),
                "来源",
                "ftp://x",
                "",
                "",
                "",
                null,
                "old",
                "attachment:无.png",
                "",
                java.util.Map.of("nonsense", "x"),
                "",
                BodyFormat.HTML,
                List.of());
        var blockers = authoring
                .the(CreateDocuments.class)
                .blockers(SiteScope.of(mine), List.of(Authoring.article(mine, channel, draft)));
        assertThat(blockers.get(0))
                .extracting(org.huizheng.kernel.Blocker::code)
                .contains("title", "summary", "sourceUrl", "validity", "attachment", "attribute.nonsense");
    }
}
