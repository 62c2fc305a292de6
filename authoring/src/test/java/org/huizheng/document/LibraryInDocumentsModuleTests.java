package org.huizheng.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.BlobStore.Area;
import org.huizheng.kernel.SiteScope;
import org.huizheng.media.ChangeMedia;
import org.huizheng.media.MediaItem;
import org.huizheng.media.MediaQueries;
import org.huizheng.media.Pictures;
import org.huizheng.media.RemoveMedia;
import org.huizheng.media.Sending;
import org.huizheng.release.EditionContent.Attachment;
import org.huizheng.release.Wake;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a document shows of the library is approved with it, released with it, and not before. */
class LibraryInDocumentsModuleTests {

    private static Authoring authoring;
    private static long site;
    private static long channel;
    private static Sending library;
    private static long picture;
    private static SiteScope scope;

    @BeforeAll
    static void open() {
        authoring = new Authoring();
        site = authoring.openSite();
        scope = SiteScope.of(site);
        channel = authoring.openChannel(site, "yaowen");
        library = new Sending(authoring, site);
        picture = library.kept("河堤.jpg", Pictures.jpeg(1000, 600));
        authoring.the(ChangeMedia.class).perform(scope, Authoring.EDITOR, picture, 0, "河堤.jpg", "河堤 <加固> 现场", "");
    }

    @AfterAll
    static void close() {
        authoring.close();
    }

    @Test
    void aPictureIsStoredWithItsSizesAndWhatItShows() {
        Edition edition = created("<p><img src=\"media:%d\"></p>".formatted(picture));
        String base = "/files/" + edition.documentId() + "/";
        assertThat(edition.content().body())
                .startsWith(
                        "<p><img alt=\"河堤 &lt;加固&gt; 现场\" height=\"600\" sizes=\"(max-width: 960px) 100vw, 960px\" src=\""
                                + base)
                .containsPattern("srcset=\"" + base + "\\d+-m" + picture + "-320-[0-9a-f]{8}.jpg 320w, " + base
                        + "\\d+-m"
                        + picture + "-640-[0-9a-f]{8}.jpg 640w, " + base + "\\d+-m" + picture
                        + "-960-[0-9a-f]{8}.jpg 960w, " + base + "\\d+-m" + picture + "-0-[0-9a-f]{8}.jpg 1000w\"")
                .endsWith("width=\"1000\"></p>");
        assertThat(edition.content().attachments()).hasSize(4).allMatch(Attachment::inline);
    }

    @Test
    void anAlternativeTextOfTheDocumentsOwnStays() {
        assertThat(created("<p><img src='media:%d' alt='市民'></p>".formatted(picture))
                        .content()
                        .body())
                .contains("alt=\"市民\"");
    }

    @Test
    void savingAgainChangesNothing() {
        Edition first = created("<p><img src=\"media:%d\"></p>".formatted(picture));
        String stripped = first.content().body().replaceAll(" (srcset|sizes|width|height)=\"[^\"]*\"", "");
        Edition second = revised(first, stripped, List.of());
        assertThat(second.content()).isEqualTo(first.content());
    }

    @Test
    void whatTheTextNoLongerShowsGoesAway() {
        Edition first = created("<p><img src=\"media:%d\"></p>".formatted(picture));
        assertThat(revised(first, "<p>无图</p>", List.of()).content().attachments())
                .isEmpty();
    }

    @Test
    void aPicturePastedFromAnotherDocumentIsThisDocumentsOwn() {
        Edition first = created("<p><img src=\"media:%d\"></p>".formatted(picture));
        Edition second = created(first.content().body());
        assertThat(second.content().body())
                .contains("/files/" + second.documentId() + "/")
                .doesNotContain("/files/" + first.documentId() + "/");
    }

    @Test
    void aFileIsLinkedToOrListedWholeAndFoundByItsName() {
        long text = library.kept("办事指南.txt", "指南".getBytes(StandardCharsets.UTF_8));
        Edition linked = created("<p><a href=\"media:%d\">指南</a></p>".formatted(text));
        assertThat(linked.content().body()).contains("href=\"/files/" + linked.documentId() + "/1-m" + text + "-0-");
        Edition listed = created("<p>见附件</p>", NewAttachment.ofLibrary(text));
        for (Edition edition : List.of(linked, listed)) {
            assertThat(edition.content().attachments())
                    .singleElement()
                    .matches(file -> !file.inline() && file.name().equals("办事指南.txt"));
        }
        assertThat(revised(listed, "<p>见附件</p>", List.of("办事指南.txt")).content()).isEqualTo(listed.content());
    }

    @Test
    void aLeadPictureAndAFieldMayComeFromTheLibrary() {
        EditionDraft plain = EditionDraft.of("标题", "市政府办公室", "<p>正文</p>");
        EditionDraft draft = new EditionDraft(
                plain.title(),
                "",
                "",
                List.of(),
                plain.source(),
                "",
                "",
                "",
                "",
                null,
                "",
                "media:" + picture,
                " 河堤 ",
                Map.of(),
                plain.body(),
                BodyFormat.HTML,
                List.of());
        Edition edition = created(draft);
        assertThat(edition.content().image()).contains("-m" + picture + "-0-");
        assertThat(edition.content().imageAlt()).isEqualTo("河堤");
        assertThat(edition.content().attachments()).singleElement().matches(Attachment::inline);
    }

    @Test
    void nothingIsPublicBeforeTheReleaseAndTheRenditionsAreAfterIt() {
        long fresh = library.kept("新图.jpg", Pictures.jpeg(700, 300));
        MediaItem item = item(fresh);
        Edition edition = created("<p><img src=\"media:%d\"></p>".formatted(fresh));
        authoring.the(ApproveEditions.class).perform(scope, Authoring.EDITOR, List.of(edition.id()));
        assertThat(edition.content().attachments()).noneMatch(f -> authoring.blobs.contains(Area.PUBLIC, f.blob()));
        assertThat(authoring.the(MediaQueries.class).isPublic(item, List.of())).isFalse();
        authoring.the(ReleaseEditions.class).perform(scope, Authoring.EDITOR, List.of(edition.id()), Wake.NOW);
        assertThat(edition.content().attachments()).hasSize(3);
        assertThat(edition.content().attachments()).allMatch(f -> authoring.blobs.contains(Area.PUBLIC, f.blob()));
        assertThat(authoring.the(MediaQueries.class).isPublic(item, List.of())).isTrue();
    }

    @Test
    void whatIsUsedCannotBeRemoved() {
        long used = library.kept("用图.jpg", Pictures.jpeg(400, 300));
        Edition edition = created("<p><img src=\"media:%d\"></p>".formatted(used));
        RemoveMedia remove = authoring.the(RemoveMedia.class);
        assertThatThrownBy(() -> remove.perform(scope, Authoring.EDITOR, used)).hasMessageContaining("1 篇稿件");
        assertThat(authoring.the(MediaQueries.class).uses(scope, item(used)).first())
                .extracting(use -> use.documentId())
                .containsExactly(edition.documentId());
        revised(edition, "<p>无图</p>", List.of());
        remove.perform(scope, Authoring.EDITOR, used);
        assertThatThrownBy(() -> created("<p><img src=\"media:%d\"></p>".formatted(used)))
                .hasMessageContaining("media:" + used);
    }

    @Test
    void anotherSitesPictureIsNotToBeHad() {
        long other = authoring.openSite();
        long foreign = new Sending(authoring, other).kept("别家.jpg", Pictures.jpeg(300, 200));
        assertThatThrownBy(() -> created("<p><img src=\"media:%d\"></p>".formatted(foreign)))
                .hasMessageContaining("不属于本站点");
    }

    private static MediaItem item(long mediaId) {
        return authoring.the(MediaQueries.class).byId(scope, mediaId).orElseThrow();
    }

    private static Edition created(String body, NewAttachment... files) {
        EditionDraft plain = EditionDraft.of("标题", "市政府办公室", body);
        return created(new EditionDraft(
                plain.title(),
                "",
                "",
                List.of(),
                plain.source(),
                "",
                "",
                "",
                "",
                null,
                "",
                "",
                "",
                Map.of(),
                body,
                BodyFormat.HTML,
                List.of(files)));
    }

    private static Edition created(EditionDraft draft) {
        return authoring.edition(authoring
                .the(CreateDocuments.class)
                .perform(scope, Authoring.EDITOR, List.of(Authoring.article(site, channel, draft)))
                .getFirst()
                .editionId());
    }

    private static Edition revised(Edition edition, String body, List<String> keep) {
        long id = authoring
                .the(ReviseDocument.class)
                .perform(
                        scope,
                        Authoring.EDITOR,
                        edition.documentId(),
                        edition.document().version(),
                        EditionDraft.of("标题", "市政府办公室", body),
                        keep);
        return authoring.edition(id);
    }
}
