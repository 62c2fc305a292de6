package org.huizheng.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huizheng.document.Authoring.EDITOR;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PreviewModuleTests {

    private final Authoring authoring = new Authoring();
    private final long site = authoring.openSite();
    private final long channel = authoring.openChannel(site, "yaowen");
    private final SiteScope scope = SiteScope.of(site);
    private final PreviewEdition preview = authoring.the(PreviewEdition.class);

    @AfterEach
    void close() {
        authoring.close();
    }

    @Test
    void aDraftIsDrawnAndNothingOfItIsPublished() {
        long id = authoring.create(site, channel, "未发布").documentId();
        long logged = count("select count(*) from release.publication_log");
        var shown = preview.perform(scope, EDITOR, id);
        assertThat(shown.expiresAt()).isEqualTo(Authoring.START.plus(Duration.ofMinutes(30)));
        assertThat(shown.url()).contains("site1").contains(id + "-");
        assertThat(new String(authoring.previewed.get(), StandardCharsets.UTF_8))
                .contains("<p>正文</p>")
                .contains("noindex")
                .contains("预览");
        assertThat(count("select count(*) from release.document")).isZero();
        assertThat(count("select count(*) from release.address")).isZero();
        assertThat(count("select count(*) from release.publication_log")).isEqualTo(logged);
        assertThat(count("select count(*) from audit.entry where action = 'previewDocument'"))
                .isEqualTo(1);
    }

    @Test
    void whatIsPublicStaysAsItIsWhileItsRevisionIsPreviewed() {
        long id = authoring.released(site, channel, "已发布").documentId();
        long version = authoring
                .the(EditionQueries.class)
                .current(scope, id)
                .orElseThrow()
                .document()
                .version();
        authoring
                .the(ReviseDocument.class)
                .perform(scope, EDITOR, id, version, EditionDraft.of("修订", "来源", "<p>新稿</p>"), List.of());
        preview.perform(scope, EDITOR, id);
        assertThat(new String(authoring.previewed.get(), StandardCharsets.UTF_8))
                .contains("新稿");
        assertThat(authoring
                        .owner()
                        .sql("select body from release.document where document_id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("<p>正文</p>");
    }

    @Test
    void onlyWhoMayPreviewsAndOnlyWhatHasAPage() {
        var created = authoring.create(site, channel, "草稿");
        Actor reader = new Actor("staff", "读者");
        authoring.permissions.grant(reader, "site.read", Where.site(site));
        assertThatThrownBy(() -> preview.perform(scope, reader, created.documentId()))
                .satisfies(e -> assertThat(((Problem) e).status()).isEqualTo(403));
        assertThatThrownBy(() -> preview.perform(SiteScope.of(site + 1), EDITOR, created.documentId()))
                .satisfies(e -> assertThat(((Problem) e).status()).isEqualTo(404));
        authoring.the(VoidEdition.class).perform(scope, EDITOR, created.editionId());
        assertThatThrownBy(() -> preview.perform(scope, EDITOR, created.documentId()))
                .hasMessageContaining("尚未投放");
    }

    private long count(String sql) {
        return authoring.owner().sql(sql).query(Long.class).single();
    }
}
