package org.huizheng.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huizheng.channel.OpenChannel;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.ReleasedEdition.Relation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what where, asked of every verb itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsModuleTests {

    private static final Actor OPERATOR = Actor.command("test");
    private static final Set<String> EDITING =
            Set.of("create", "revise", "submit", "void", "place", "relate", "unrelate", "correct", "autosave");
    private static final Set<String> REVIEWING = Set.of(
            "approve",
            "reject",
            "release",
            "schedule",
            "unschedule",
            "withdraw",
            "unpublish",
            "scheduleEnd",
            "cancelEnd",
            "archive",
            "place",
            "relate",
            "unrelate");

    private interface Attempt {
        void perform(SiteScope scope, Actor actor, Edition edition);
    }

    private final Authoring authoring = new Authoring();
    private final long site = authoring.openSite();
    private final long otherSite = authoring.openSite();
    private final long channel = authoring.openChannel(site, "yaowen");
    private final long below = authoring
            .the(OpenChannel.class)
            .perform(SiteScope.of(site), OPERATOR, site, channel, "shizheng", Authoring.text("时政"));
    private final long otherChannel = authoring.openChannel(site, "tzgg");
    private final long foreignChannel = authoring.openChannel(otherSite, "yaowen");
    private final SiteScope scope = SiteScope.of(site, otherSite);
    private final Map<String, Attempt> verbs = Map.ofEntries(
            Map.entry("create", (s, a, e) -> authoring
                    .the(CreateDocuments.class)
                    .perform(
                            s,
                            a,
                            List.of(Authoring.article(
                                    e.siteId(),
                                    e.placements().getFirst().channelId(),
                                    EditionDraft.of("新", "来源", ""))))),
            Map.entry("revise", (s, a, e) -> authoring
                    .the(ReviseDocument.class)
                    .perform(s, a, e.documentId(), e.document().version(), EditionDraft.of("改", "x", ""), List.of())),
            Map.entry("autosave", (s, a, e) -> authoring
                    .the(AutosaveDraft.class)
                    .perform(s, a, e.documentId(), e.document().version(), Map.of())),
            Map.entry("submit", (s, a, e) -> authoring.the(SubmitEdition.class).perform(s, a, e.id())),
            Map.entry("reject", (s, a, e) -> authoring.the(RejectEdition.class).perform(s, a, e.id(), "请改")),
            Map.entry(
                    "approve", (s, a, e) -> authoring.the(ApproveEdition.class).perform(s, a, e.id())),
            Map.entry(
                    "release", (s, a, e) -> authoring.the(ReleaseEdition.class).perform(s, a, e.id())),
            Map.entry("schedule", (s, a, e) -> authoring
                    .the(ScheduleEdition.class)
                    .perform(s, a, e.id(), Authoring.START.plus(Duration.ofDays(1)))),
            Map.entry(
                    "unschedule",
                    (s, a, e) -> authoring.the(CancelSchedule.class).perform(s, a, e.id())),
            Map.entry(
                    "withdraw",
                    (s, a, e) -> authoring.the(WithdrawDocument.class).perform(s, a, e.documentId(), "错")),
            Map.entry(
                    "unpublish",
                    (s, a, e) -> authoring.the(UnpublishDocument.class).perform(s, a, e.documentId(), "旧")),
            Map.entry("scheduleEnd", (s, a, e) -> authoring
                    .the(ScheduleEnd.class)
                    .perform(s, a, e.documentId(), Authoring.START.plus(Duration.ofDays(1)), "旧")),
            Map.entry("cancelEnd", (s, a, e) -> authoring.the(ScheduleEnd.class).cancel(s, a, e.documentId())),
            Map.entry(
                    "archive", (s, a, e) -> authoring.the(ArchiveDocument.class).perform(s, a, e.documentId(), "旧")),
            Map.entry("void", (s, a, e) -> authoring.the(VoidEdition.class).perform(s, a, e.id())),
            Map.entry("place", (s, a, e) -> authoring
                    .the(PlaceDocument.class)
                    .perform(
                            s,
                            a,
                            e.documentId(),
                            NewPlacement.primary(e.placements().getFirst().channelId()))),
            Map.entry("relate", (s, a, e) -> authoring
                    .the(RelateDocument.class)
                    .perform(s, a, e.documentId(), new Relation(e.documentId(), "related"))),
            Map.entry("unrelate", (s, a, e) -> authoring
                    .the(RemoveRelation.class)
                    .perform(s, a, e.documentId(), new Relation(e.documentId(), "related"))),
            Map.entry("correct", (s, a, e) -> authoring
                    .the(CorrectPublishedAt.class)
                    .perform(s, a, e.documentId(), Authoring.START, "录入错误")));

    @AfterAll
    void close() {
        authoring.close();
    }

    /** Role, where it is held, and in which of the four places its actions are allowed. */
    List<Arguments> roles() {
        List<Arguments> rows = new ArrayList<>();
        for (String verb : verbs.keySet()) {
            for (String role : List.of("editor", "reviewer", "reader")) {
                for (String held : List.of("site", "channel")) {
                    for (String place : List.of("own channel", "channel below", "other channel", "other site")) {
                        boolean mine = role.equals("editor") && EDITING.contains(verb)
                                || role.equals("reviewer") && REVIEWING.contains(verb);
                        boolean here = held.equals("site")
                                ? !place.equals("other site")
                                : place.equals("own channel") || place.equals("channel below");
                        rows.add(Arguments.of(role, held, verb, place, mine && here));
                    }
                }
            }
        }
        return rows;
    }

    @ParameterizedTest(name = "{0} of a {1}, {2} in {3}: {4}")
    @MethodSource("roles")
    void aRoleDoesItsOwnWhereItIsHeldAndNothingElse(
            String role, String held, String verb, String place, boolean allowed) {
        Actor actor = person(role, held);
        Edition edition = edition(place);
        Problem problem = attempt(verb, actor, edition);
        if (allowed) {
            assertThat(problem).satisfiesAnyOf(p -> assertThat(p).isNull(), p -> assertThat(p.status())
                    .isNotEqualTo(403));
        } else {
            assertThat(problem).isNotNull();
            assertThat(problem.status()).isEqualTo(403);
            assertThat(problem.members().toString()).contains("code=permission");
        }
        List<Blocker> blockers =
                authoring.the(DocumentActions.class).of(actor, edition).get(verb);
        if (blockers != null) {
            assertThat(blockers.stream().noneMatch(b -> b.code().equals("permission")))
                    .isEqualTo(allowed);
        }
    }

    @ParameterizedTest
    @MethodSource("verbNames")
    void anotherSitesDocumentIsNotThereEvenForWhoMayDoEverything(String verb) {
        Edition edition = edition("other site");
        assertThatThrownBy(() -> attemptIn(SiteScope.of(site), verb, OPERATOR, edition))
                .satisfies(e -> assertThat(((Problem) e).status()).isEqualTo(404));
    }

    List<String> verbNames() {
        return List.copyOf(verbs.keySet());
    }

    /** What is changed of a public document is public at once, and has not been approved. */
    @Test
    void anEditorPlacesAndRelatesDraftsOnly() {
        Actor editor = person("editor", "site");
        long id = authoring.released(site, channel, "已发布").documentId();
        assertThatThrownBy(() -> authoring
                        .the(PlaceDocument.class)
                        .perform(scope, editor, id, NewPlacement.further(otherChannel)))
                .satisfies(e -> assertThat(((Problem) e).status()).isEqualTo(403));
        assertThatThrownBy(() -> authoring.the(RemovePlacement.class).perform(scope, editor, id, channel))
                .satisfies(e -> assertThat(((Problem) e).status()).isEqualTo(403));
        assertThatThrownBy(() ->
                        authoring.the(RelateDocument.class).perform(scope, editor, id, new Relation(1, "related")))
                .satisfies(e -> assertThat(((Problem) e).status()).isEqualTo(403));
    }

    @Test
    void nobodyPlacesADocumentInAnothersChannel() {
        Actor editor = person("editor", "channel");
        Edition own = edition("own channel");
        assertThatThrownBy(() -> authoring
                        .the(PlaceDocument.class)
                        .perform(scope, editor, own.documentId(), NewPlacement.further(otherChannel)))
                .satisfies(e -> assertThat(((Problem) e).status()).isEqualTo(403));
    }

    private @org.jspecify.annotations.Nullable Problem attempt(String verb, Actor actor, Edition edition) {
        try {
            attemptIn(scope, verb, actor, edition);
            return null;
        } catch (Problem e) {
            return e;
        }
    }

    private void attemptIn(SiteScope within, String verb, Actor actor, Edition edition) {
        java.util.Objects.requireNonNull(verbs.get(verb)).perform(within, actor, edition);
    }

    private Actor person(String role, String held) {
        Actor actor = new Actor("staff", role + " of " + held);
        Where where = held.equals("site") ? Where.site(site) : new Where(site, List.of(channel));
        authoring.permissions.grant(actor, "site.read", where);
        Set<String> actions = role.equals("editor") ? EDITING : role.equals("reviewer") ? REVIEWING : Set.of();
        actions.stream()
                .filter(verb -> !Set.of("autosave", "unschedule", "unrelate").contains(verb))
                .forEach(verb -> authoring.permissions.grant(actor, "document." + verb, where));
        return actor;
    }

    private Edition edition(String place) {
        long at =
                switch (place) {
                    case "own channel" -> channel;
                    case "channel below" -> below;
                    case "other channel" -> otherChannel;
                    default -> foreignChannel;
                };
        long owner = place.equals("other site") ? otherSite : site;
        long id = authoring
                .the(CreateDocuments.class)
                .perform(
                        SiteScope.of(owner),
                        OPERATOR,
                        List.of(Authoring.article(owner, at, EditionDraft.of("稿", "来源", "<p>x</p>"))))
                .getFirst()
                .editionId();
        return authoring.edition(id);
    }
}
