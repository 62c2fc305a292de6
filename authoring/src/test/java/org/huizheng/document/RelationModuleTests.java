package org.huizheng.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huizheng.document.Authoring.EDITOR;

import java.util.List;
import org.huizheng.document.RelationQueries.Related;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.Keys;
import org.huizheng.release.Pages;
import org.huizheng.release.ReleasedEdition.Relation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelationModuleTests {

    private final Authoring authoring = new Authoring();
    private final long site = authoring.openSite();
    private final long channel = authoring.openChannel(site, "yaowen");
    private final SiteScope scope = SiteScope.of(site);

    @AfterEach
    void close() {
        authoring.close();
    }

    @Test
    void bothEndsSeeTheRelationAndWhetherThePublicSeesThem() {
        long policy = authoring.released(site, channel, "办法").documentId();
        long reading = authoring.create(site, channel, "解读").documentId();
        relate(reading, policy, "interprets");
        RelationQueries relations = authoring.the(RelationQueries.class);
        assertThat(relations.from(scope, reading))
                .containsExactly(new Related(policy, "interprets", "办法", EditionState.RELEASED, true));
        assertThat(relations.to(scope, policy))
                .containsExactly(new Related(reading, "interprets", "解读", EditionState.DRAFT, false));
    }

    @Test
    void thePagesOfBothEndsAreWokenWhenTheRelationComesAndGoes() {
        long policy = authoring.released(site, channel, "办法").documentId();
        long reading = authoring.released(site, channel, "解读").documentId();
        assertThat(wokenBy(() -> relate(reading, policy, "interprets")))
                .contains(Keys.relations("interprets", policy), Pages.document(reading));
        assertThat(shown(reading)).containsExactly(policy);
        assertThat(wokenBy(() -> remove(reading, policy, "interprets")))
                .contains(Keys.relations("interprets", policy), Pages.document(reading));
        assertThat(shown(reading)).isEmpty();
        assertThat(wokenBy(() -> authoring.the(UndoChange.class).perform(scope, EDITOR, reading)))
                .contains(Keys.relations("interprets", policy));
        assertThat(shown(reading)).containsExactly(policy);
    }

    @Test
    void aDraftsRelationsAreNobodysUntilItIsReleased() {
        long policy = authoring.released(site, channel, "办法").documentId();
        var reading = authoring.create(site, channel, "解读");
        assertThat(wokenBy(() -> relate(reading.documentId(), policy, "interprets")))
                .isEmpty();
        authoring.the(ApproveEdition.class).perform(scope, EDITOR, reading.editionId());
        assertThat(wokenBy(() -> authoring.the(ReleaseEdition.class).perform(scope, EDITOR, reading.editionId())))
                .contains(Keys.relations("interprets", policy));
    }

    @Test
    void aRelationIsTakenBackByWhoMadeItAndALaterOneIsNot() {
        long id = authoring.create(site, channel, "通知").documentId();
        long first = authoring.create(site, channel, "一").documentId();
        long second = authoring.create(site, channel, "二").documentId();
        relate(id, first, "related");
        relate(id, second, "related");
        authoring.the(UndoChange.class).perform(scope, EDITOR, id);
        assertThat(related(id)).containsExactly(new Relation(first, "related"));
        assertThatThrownBy(() -> authoring.the(UndoChange.class).perform(scope, EDITOR, id))
                .hasMessageContaining("撤销");
    }

    @Test
    void whatMakesNoSenseIsRefusedInWords() {
        long id = authoring.create(site, channel, "通知").documentId();
        long other = authoring.create(site, channel, "另一篇").documentId();
        refused(id, new Relation(id, "related"), "自己");
        refused(id, new Relation(other, "sequel"), "没有关联种类“sequel”");
        refused(id, new Relation(999_999, "related"), "不存在");
        relate(id, other, "related");
        refused(id, new Relation(other, "related"), "两次");
        assertThatThrownBy(() -> remove(id, other, "interprets"))
                .satisfies(e -> assertThat(((Problem) e).status()).isEqualTo(404));
        assertThat(related(id)).containsExactly(new Relation(other, "related"));
    }

    @Test
    void aDocumentOneMayNotSeeCannotBeRelatedButItsRelationCanBeRemoved() {
        long foreign = authoring.openSite();
        long hidden = authoring
                .create(foreign, authoring.openChannel(foreign, "yaowen"), "别处的草稿")
                .documentId();
        long id = authoring.create(site, channel, "通知").documentId();
        refused(id, new Relation(hidden, "related"), "不存在，或不在您负责的站点");

        SiteScope both = SiteScope.of(site, foreign);
        authoring.the(RelateDocument.class).perform(both, EDITOR, id, new Relation(hidden, "related"));
        assertThat(authoring.the(RelationQueries.class).from(scope, id))
                .containsExactly(new Related(hidden, "related", "", null, false));
        long other = authoring.create(site, channel, "另一篇").documentId();
        relate(id, other, "related");
        remove(id, hidden, "related");
        assertThat(related(id)).containsExactly(new Relation(other, "related"));
    }

    @Test
    void aDocumentHasAsManyRelationsAsAPageShows() {
        long id = authoring.create(site, channel, "通知").documentId();
        List<Relation> many = new java.util.ArrayList<>();
        for (int i = 0; i <= RelationRules.MOST; i++) {
            many.add(new Relation(authoring.create(site, channel, "稿" + i).documentId(), "related"));
        }
        for (Relation relation : many.subList(0, RelationRules.MOST)) {
            authoring.the(RelateDocument.class).perform(scope, EDITOR, id, relation);
        }
        refused(id, many.getLast(), "最多关联 50 篇");
        assertThatThrownBy(() -> created(many)).hasMessageContaining("最多关联 50 篇");
    }

    @Test
    void aDocumentIsNotBegunWithARelationThatCannotBe() {
        assertThatThrownBy(() -> created(List.of(new Relation(999_999, "related"))))
                .hasMessageContaining("不存在");
        long other = authoring.create(site, channel, "另一篇").documentId();
        assertThatThrownBy(() -> created(List.of(new Relation(other, "sequel"))))
                .hasMessageContaining("sequel");
        assertThat(related(created(List.of(new Relation(other, "interprets")))))
                .containsExactly(new Relation(other, "interprets"));
    }

    @Test
    void whatIsOverKeepsItsRelations() {
        var voided = authoring.create(site, channel, "作废的");
        long other = authoring.create(site, channel, "另一篇").documentId();
        authoring.the(VoidEdition.class).perform(scope, EDITOR, voided.editionId());
        refused(voided.documentId(), new Relation(other, "related"), "作废");
    }

    private long created(List<Relation> relations) {
        return authoring
                .the(CreateDocuments.class)
                .perform(
                        scope,
                        EDITOR,
                        List.of(new NewDocument(
                                site,
                                "article",
                                null,
                                null,
                                EditionDraft.of("新", "来源", ""),
                                List.of(NewPlacement.primary(channel)),
                                relations)))
                .getFirst()
                .documentId();
    }

    private void relate(long from, long to, String kind) {
        authoring.the(RelateDocument.class).perform(scope, EDITOR, from, new Relation(to, kind));
    }

    private void remove(long from, long to, String kind) {
        authoring.the(RemoveRelation.class).perform(scope, EDITOR, from, new Relation(to, kind));
    }

    private void refused(long id, Relation relation, String words) {
        assertThatThrownBy(() -> authoring.the(RelateDocument.class).perform(scope, EDITOR, id, relation))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(words);
    }

    private List<Relation> related(long id) {
        return authoring
                .the(EditionQueries.class)
                .current(scope, id)
                .orElseThrow()
                .relations();
    }

    private List<Long> shown(long id) {
        return authoring
                .owner()
                .sql("select to_id from release.relation where from_id = ?")
                .param(id)
                .query(Long.class)
                .list();
    }

    /** Keys and pages the log gained. */
    private List<String> wokenBy(Runnable verb) {
        long before = head();
        verb.run();
        return authoring
                .owner()
                .sql("select unnest(keys || pages) from release.publication_log where site_id = ? and seq > ?")
                .params(site, before)
                .query(String.class)
                .list();
    }

    private long head() {
        return authoring
                .owner()
                .sql("select seq from release.site_log_head where site_id = ?")
                .param(site)
                .query(Long.class)
                .single();
    }
}
