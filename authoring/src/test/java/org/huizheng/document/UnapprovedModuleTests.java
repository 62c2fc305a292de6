package org.huizheng.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.ReleasedEdition.Relation;
import org.huizheng.release.Wake;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No verb, in no state, by no role, makes public what nobody approved; nor does a row written by hand. */
class UnapprovedModuleTests {

    private static final Actor AUTHOR = new Actor("staff", "作者");
    private static final Set<String> ALL = Set.of(
            "create",
            "revise",
            "submit",
            "reject",
            "approve",
            "schedule",
            "release",
            "withdraw",
            "unpublish",
            "archive",
            "void",
            "place",
            "relate",
            "correct",
            "preview");

    private interface Verb {
        void perform(Actor actor, Edition edition) throws Exception;
    }

    private static final Map<String, Verb> VERBS = new LinkedHashMap<>();
    private static final Map<String, Actor> ROLES = new LinkedHashMap<>();
    private static Authoring authoring;
    private static JdbcClient owner;
    private static SiteScope scope;
    private static long site;
    private static long channel;

    @BeforeAll
    static void start() {
        authoring = new Authoring();
        owner = authoring.owner();
        site = authoring.openSite();
        scope = SiteScope.of(site);
        channel = authoring.openChannel(site, "a");
        long other = authoring.openChannel(site, "b");
        long related = authoring.create(site, channel, "另一篇").documentId();
        roles();
        verbs(other, related);
    }

    @AfterAll
    static void stop() {
        authoring.close();
    }

    /** Each right alone, all but one's approval, and all. */
    private static void roles() {
        ALL.forEach(right -> role("只能 " + right, Set.of(right)));
        Set<String> allButApprove = new java.util.HashSet<>(ALL);
        allButApprove.remove("approve");
        role("除通过外都能", allButApprove);
        role("都能", ALL);
        ROLES.put("系统", Actor.SYSTEM);
    }

    private static void role(String name, Set<String> rights) {
        Actor actor = new Actor("staff", name);
        rights.forEach(right -> authoring.permissions.grant(actor, "document." + right, Permissions.Where.site(site)));
        ROLES.put(name, actor);
    }

    private static void verbs(long other, long related) {
        VERBS.put("submit", (a, e) -> authoring.the(SubmitEdition.class).perform(scope, a, e.id()));
        VERBS.put("reject", (a, e) -> authoring.the(RejectEdition.class).perform(scope, a, e.id(), "不妥"));
        VERBS.put("approve", (a, e) -> authoring.the(ApproveEdition.class).perform(scope, a, e.id()));
        VERBS.put("schedule", (a, e) -> authoring
                .the(ScheduleEdition.class)
                .perform(scope, a, e.id(), authoring.now.get().plusSeconds(1)));
        VERBS.put("unschedule", (a, e) -> authoring.the(CancelSchedule.class).perform(scope, a, e.id()));
        VERBS.put("release", (a, e) -> authoring.the(ReleaseEdition.class).perform(scope, a, e.id()));
        VERBS.put(
                "release urgently",
                (a, e) -> authoring.the(ReleaseEdition.class).perform(scope, a, e.id(), true));
        VERBS.put(
                "release many",
                (a, e) -> authoring.the(ReleaseEditions.class).perform(scope, a, List.of(e.id()), Wake.REBUILD_LATER));
        VERBS.put("withdraw", (a, e) -> authoring.the(WithdrawDocument.class).perform(scope, a, e.documentId(), "误发"));
        VERBS.put(
                "unpublish", (a, e) -> authoring.the(UnpublishDocument.class).perform(scope, a, e.documentId(), "过时"));
        VERBS.put("archive", (a, e) -> authoring.the(ArchiveDocument.class).perform(scope, a, e.documentId(), "过时"));
        VERBS.put("void", (a, e) -> authoring.the(VoidEdition.class).perform(scope, a, e.id()));
        VERBS.put("revise", (a, e) -> authoring
                .the(ReviseDocument.class)
                .perform(
                        scope,
                        a,
                        e.documentId(),
                        authoring.edition(e.id()).document().version(),
                        EditionDraft.of("改过", "市政府办公室", "<p>改过</p>"),
                        List.of()));
        VERBS.put("place", (a, e) -> authoring
                .the(PlaceDocument.class)
                .perform(scope, a, e.documentId(), NewPlacement.primary(other)));
        VERBS.put(
                "remove placement",
                (a, e) -> authoring.the(RemovePlacement.class).perform(scope, a, e.documentId(), other));
        VERBS.put("relate", (a, e) -> authoring
                .the(RelateDocument.class)
                .perform(scope, a, e.documentId(), new Relation(related, "related")));
        VERBS.put("correct", (a, e) -> authoring
                .the(CorrectPublishedAt.class)
                .perform(scope, a, e.documentId(), authoring.now.get().minusSeconds(86_400), "原件日期"));
        VERBS.put("end", (a, e) -> authoring
                .the(ScheduleEnd.class)
                .perform(scope, a, e.documentId(), authoring.now.get().plusSeconds(60), "到期"));
        VERBS.put("undo", (a, e) -> authoring.the(UndoChange.class).perform(scope, a, e.documentId()));
        VERBS.put("preview", (a, e) -> authoring.the(PreviewEdition.class).perform(scope, a, e.documentId()));
        VERBS.put("the moment comes", (a, e) -> {
            authoring.now.updateAndGet(now -> now.plus(Duration.ofSeconds(2)));
            authoring.the(ReleaseDueEditions.class).perform();
        });
    }

    private static List<Edition> drafts(int count) {
        return authoring
                .the(CreateDocuments.class)
                .perform(
                        scope,
                        AUTHOR,
                        IntStream.range(0, count)
                                .mapToObj(i -> Authoring.article(
                                        site, channel, EditionDraft.of("稿件" + i, "市政府办公室", "<p>正文</p>")))
                                .toList())
                .stream()
                .map(created -> authoring.edition(created.editionId()))
                .toList();
    }

    private static void attempt(String verb, Actor actor, Edition edition) {
        try {
            VERBS.get(verb).perform(actor, edition);
        } catch (Problem refused) {
            assertThat(refused.status()).as("%s %s", verb, refused.getMessage()).isBetween(400, 499);
        } catch (Exception e) {
            throw new AssertionError(verb, e);
        }
    }

    /** What is public is, byte for byte and place for place, what somebody with the right approved. */
    private static void nothingUnapprovedIsPublic() {
        assertThat(owner.sql("""
                select d.document_id || ' ' || coalesce(a.approved_by, '-')
                from release.document d
                left join document.approval a on a.approval_id = d.approval_id and a.hash = d.approval_hash
                where d.approval_hash <> sha256(convert_to(d.meta, 'UTF8') || '\\000'::bytea || convert_to(d.body, 'UTF8')
                        || '\\000'::bytea || convert_to(d.placements, 'UTF8'))
                    or a.approved_by is null or a.edition_id <> d.edition_id""").query(String.class).list()).isEmpty();
    }

    private static long published(List<Edition> editions) {
        return owner.sql("select count(*) from release.document where document_id = any (?)")
                .param(editions.stream().map(Edition::documentId).toArray(Long[]::new))
                .query(Long.class)
                .single();
    }

    /** As if somebody with a shell had set the state. */
    @ParameterizedTest
    @EnumSource(EditionState.class)
    void aStateSetByHandPublishesNothing(EditionState state) {
        List<Edition> drafts = drafts(VERBS.size() * ROLES.size());
        Long[] ids = drafts.stream().map(Edition::id).toArray(Long[]::new);
        owner.sql("update document.edition set state = ?, scheduled_at = ?::timestamptz where edition_id = any (?)")
                .params(
                        state.name(),
                        state == EditionState.SCHEDULED
                                ? authoring.now.get().minusSeconds(5).toString()
                                : null,
                        ids)
                .update();
        owner.sql(
                        "update document.document set public_edition_id = edition_id where edition_id = any (?) and ? = 'RELEASED'")
                .params(ids, state.name())
                .update();
        int next = 0;
        for (String verb : VERBS.keySet()) {
            for (Actor actor : ROLES.values()) {
                attempt(verb, actor, drafts.get(next++));
            }
        }
        assertThat(published(drafts)).isZero();
        nothingUnapprovedIsPublic();
    }

    @Test
    void noWayOfVerbsWithoutAnApprovalLeadsToThePublic() {
        Random random = new Random(11);
        List<String> verbs = List.copyOf(VERBS.keySet());
        List<Actor> actors = ROLES.entrySet().stream()
                .filter(role -> !Set.of("都能", "只能 approve", "系统").contains(role.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        List<Edition> drafts = drafts(120);
        for (Edition draft : drafts) {
            for (int step = 0; step < 12; step++) {
                attempt(verbs.get(random.nextInt(verbs.size())), actors.get(random.nextInt(actors.size())), draft);
            }
        }
        assertThat(published(drafts)).isZero();
    }

    /** With the approval among the verbs much becomes public, and all of it by an approval of just that. */
    @Test
    void whateverTheVerbsLeadToIsWhatWasApproved() {
        Random random = new Random(12);
        List<String> verbs = new ArrayList<>(VERBS.keySet());
        verbs.addAll(List.of("approve", "approve", "release", "release", "revise"));
        Map<String, Integer> seen = new HashMap<>();
        List<Edition> drafts = drafts(150);
        for (Edition draft : drafts) {
            for (int step = 0; step < 12; step++) {
                long current = owner.sql("select edition_id from document.document where document_id = ?")
                        .param(draft.documentId())
                        .query(Long.class)
                        .single();
                attempt(verbs.get(random.nextInt(verbs.size())), ROLES.get("都能"), authoring.edition(current));
                seen.merge(authoring.edition(current).state().name(), 1, Integer::sum);
            }
        }
        assertThat(published(drafts)).isGreaterThan(20);
        assertThat(seen).containsKeys("DRAFT", "APPROVED", "SCHEDULED", "RELEASED", "UNPUBLISHED", "ARCHIVED", "VOID");
        nothingUnapprovedIsPublic();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update document.edition set body = '<p>假的</p>' where edition_id = ?",
                "update document.edition set meta = replace(meta, '通知', '假的') where edition_id = ?",
                "update document.approval set hash = sha256('x') where edition_id = ?",
                "delete from document.approval where edition_id = ?"
            })
    void aRowChangedAfterTheApprovalIsNotReleased(String change) {
        Actor chief = ROLES.get("都能");
        Edition approved =
                authoring.edition(authoring.create(site, channel, "通知").editionId());
        attempt("approve", chief, approved);
        owner.sql("update document.edition set approval_id = null where edition_id = ? and ? like 'delete%'")
                .params(approved.id(), change)
                .update();
        assertThat(owner.sql(change).param(approved.id()).update()).isOne();
        assertThatThrownBy(() -> VERBS.get("release").perform(chief, approved))
                .isInstanceOf(Problem.class)
                .hasMessageMatching(".*(未经审核通过|有改动，须重新审核).*");
        attempt("schedule", chief, approved);
        attempt("the moment comes", chief, approved);
        assertThat(published(List.of(approved))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"place", "relate", "correct"})
    void aPublicTextChangedByHandIsNotApprovedAlongWithItsPlaces(String verb) {
        Actor chief = ROLES.get("都能");
        Edition released =
                authoring.edition(authoring.released(site, channel, "通知").editionId());
        owner.sql("update document.edition set body = '<p>假的</p>' where edition_id = ?")
                .param(released.id())
                .update();
        assertThatThrownBy(() -> VERBS.get(verb).perform(chief, released))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo("approval-broken"));
        nothingUnapprovedIsPublic();
    }

    /** The control of the next: it is the right that is missing, and nothing else. */
    @Test
    void aWorkerWithTheRightWouldRead() {
        long draft = authoring
                .the(CreateDocuments.class)
                .perform(
                        scope,
                        AUTHOR,
                        List.of(Authoring.article(
                                site, channel, EditionDraft.of("未发布的稿件", "市政府办公室", "<p>只有作者读过的正文</p>"))))
                .getFirst()
                .editionId();
        assertThatThrownBy(() -> asWorker(scope, draft)).hasStackTraceContaining("permission denied");
        owner.sql("grant usage on schema document to huizheng_worker").update();
        owner.sql("grant select on document.edition to huizheng_worker").update();
        try {
            assertThat(asWorker(scope, draft)).singleElement().asString().contains("只有作者读过的正文");
            assertThat(asWorker(SiteScope.of(site + 1), draft))
                    .as("another site's scope")
                    .isEmpty();
            assertThat(JdbcClient.create(authoring.database.worker())
                            .sql("select body from document.edition")
                            .query()
                            .listOfRows())
                    .as("no scope, no rows")
                    .isEmpty();
        } finally {
            owner.sql("revoke select on document.edition from huizheng_worker").update();
            owner.sql("revoke usage on schema document from huizheng_worker").update();
        }
        assertThatThrownBy(() -> asWorker(scope, draft)).hasStackTraceContaining("permission denied");
    }

    private static List<String> asWorker(SiteScope sites, long edition) {
        var worker = authoring.database.worker();
        return authoring.database.transactions(worker).read(sites, () -> JdbcClient.create(worker)
                .sql("select body from document.edition where edition_id = ?")
                .param(edition)
                .query(String.class)
                .list());
    }

    /** With the role the worker really has. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into document.document select * from document.document limit 1",
                "insert into document.edition select * from document.edition limit 1",
                "insert into document.approval values (1, 1, 1, 'direct', sha256('x'), '我', now())",
                "update document.edition set state = 'APPROVED'",
                "select body from document.edition",
                "insert into release.document select * from release.document limit 1",
                "update release.document set body = '<p>假的</p>'",
                "insert into release.placement select * from release.placement limit 1",
                "delete from release.document",
                "update release.template set source = ''"
            })
    void theWorkersRoleMakesNothingReleasable(String sql) {
        assertThatThrownBy(() -> JdbcClient.create(authoring.database.worker())
                        .sql(sql)
                        .query()
                        .listOfRows())
                .hasStackTraceContaining("permission denied");
    }
}
