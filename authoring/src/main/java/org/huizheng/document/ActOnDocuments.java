package org.huizheng.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.Wake;
import org.jspecify.annotations.Nullable;

/**
 * 批量: one verb on many documents. Those that can, do; each of the others says why not. What the public would see many times
 * over is done at one stroke.
 */
public final class ActOnDocuments {

    private static final Set<String> WITH_REASON = Set.of("reject", "withdraw", "unpublish", "archive");

    /** @param documents at most {@link CreateDocuments#MOST} */
    public record Order(
            List<Long> documents,
            String reason,
            @Nullable Instant at,
            @Nullable NewPlacement placement,
            boolean dryRun) {}

    /** @param done or, when it was only tried, could be done */
    public record Outcome(long documentId, String title, boolean done, List<Blocker> blockers) {}

    private interface Verb {
        List<Blocker> blockers(Actor actor, Edition edition);

        void perform(SiteScope scope, Actor actor, Edition edition, Order order);
    }

    private interface Asked {
        List<Blocker> blockers(Actor actor, Edition edition);
    }

    private interface Done {
        void perform(SiteScope scope, Actor actor, Edition edition, Order order);
    }

    private record Pair(Asked asked, Done done) implements Verb {
        @Override
        public List<Blocker> blockers(Actor actor, Edition edition) {
            return asked.blockers(actor, edition);
        }

        @Override
        public void perform(SiteScope scope, Actor actor, Edition edition, Order order) {
            done.perform(scope, actor, edition, order);
        }
    }

    private interface Stroke {
        void perform(SiteScope scope, Actor actor, Collection<Edition> editions, Order order);
    }

    private final ScopedTransactions transactions;
    private final EditionQueries editions;
    private final Map<String, Verb> verbs;
    private final Map<String, Stroke> strokes;

    ActOnDocuments(
            ScopedTransactions transactions,
            EditionQueries editions,
            SubmitEdition submit,
            RejectEdition reject,
            ApproveEditions approve,
            ReleaseEditions release,
            ScheduleEdition schedule,
            CancelSchedule unschedule,
            WithdrawDocument withdraw,
            UnpublishDocument unpublish,
            UnpublishDocuments unpublishMany,
            ArchiveDocument archive,
            VoidEdition voidEdition,
            PlaceDocument place,
            UndoChange undo) {
        this.transactions = transactions;
        this.editions = editions;
        this.verbs = Map.ofEntries(
                verb("submit", submit::blockers, (s, a, e, o) -> submit.perform(s, a, e.id())),
                verb("reject", reject::blockers, (s, a, e, o) -> reject.perform(s, a, e.id(), o.reason())),
                verb("approve", approve::blockers, (s, a, e, o) -> approve.perform(s, a, List.of(e.id()))),
                verb("release", release::blockers, (s, a, e, o) -> release.perform(s, a, List.of(e.id()), Wake.NOW)),
                verb("schedule", schedule::blockers, (s, a, e, o) -> schedule.perform(s, a, e.id(), at(o))),
                verb("unschedule", unschedule::blockers, (s, a, e, o) -> unschedule.perform(s, a, e.id())),
                verb(
                        "withdraw",
                        withdraw::blockers,
                        (s, a, e, o) -> withdraw.perform(s, a, e.documentId(), o.reason())),
                verb(
                        "unpublish",
                        unpublish::blockers,
                        (s, a, e, o) -> unpublish.perform(s, a, e.documentId(), o.reason())),
                verb("archive", archive::blockers, (s, a, e, o) -> archive.perform(s, a, e.documentId(), o.reason())),
                verb("void", voidEdition::blockers, (s, a, e, o) -> voidEdition.perform(s, a, e.id())),
                verb("place", place::blockers, (s, a, e, o) -> place.perform(s, a, e.documentId(), placement(o))),
                verb("undo", undo::blockers, (s, a, e, o) -> undo.perform(s, a, e.documentId())));
        this.strokes = Map.of(
                "approve", (s, a, many, o) -> approve.perform(s, a, ids(many)),
                "release", (s, a, many, o) -> release.perform(s, a, ids(many), Wake.of(many.size())),
                "unpublish",
                        (s, a, many, o) -> unpublishMany.perform(
                                s, a, many.stream().map(Edition::documentId).toList(), o.reason()));
    }

    /** @return in the order asked, each document once */
    public List<Outcome> perform(SiteScope scope, Actor actor, String name, Order order) {
        Verb verb = verbs.get(name);
        if (verb == null) {
            throw Problem.notFound("没有批量操作“" + name + "”");
        }
        refuse(name, order);
        Map<Long, Outcome> outcomes = new LinkedHashMap<>();
        List<Edition> able = transactions.read(scope, () -> ask(verb, scope, actor, order, outcomes));
        if (!order.dryRun() && !atOneStroke(name, scope, actor, able, order)) {
            able.forEach(edition -> outcomes.put(edition.documentId(), one(verb, scope, actor, edition, order)));
        }
        return List.copyOf(outcomes.values());
    }

    private List<Edition> ask(Verb verb, SiteScope scope, Actor actor, Order order, Map<Long, Outcome> outcomes) {
        List<Edition> able = new ArrayList<>();
        for (long id : order.documents()) {
            Edition edition = editions.current(scope, id).orElse(null);
            if (outcomes.containsKey(id)) {
                continue;
            }
            if (edition == null) {
                outcomes.put(id, new Outcome(id, "", false, List.of(new Blocker("not-found", "稿件不存在"))));
                continue;
            }
            List<Blocker> blockers = verb.blockers(actor, edition);
            outcomes.put(id, new Outcome(id, edition.content().title(), blockers.isEmpty(), blockers));
            if (blockers.isEmpty()) {
                able.add(edition);
            }
        }
        return able;
    }

    /** What changed between the question and the deed turns up again when each goes alone. */
    private boolean atOneStroke(String name, SiteScope scope, Actor actor, List<Edition> able, Order order) {
        Stroke stroke = strokes.get(name);
        if (stroke == null || able.size() < 2) {
            return false;
        }
        try {
            stroke.perform(scope, actor, able, order);
            return true;
        } catch (Problem e) {
            return false;
        }
    }

    private static Outcome one(Verb verb, SiteScope scope, Actor actor, Edition edition, Order order) {
        String title = edition.content().title();
        try {
            verb.perform(scope, actor, edition, order);
            return new Outcome(edition.documentId(), title, true, List.of());
        } catch (Problem e) {
            return new Outcome(
                    edition.documentId(), title, false, List.of(new Blocker(e.type(), String.valueOf(e.getMessage()))));
        }
    }

    private static void refuse(String name, Order order) {
        if (order.documents().isEmpty() || order.documents().size() > CreateDocuments.MOST) {
            throw Problem.invalid("documents 须有 1 到 " + CreateDocuments.MOST + " 篇稿件");
        }
        if (order.dryRun()) {
            return;
        }
        if (WITH_REASON.contains(name) && order.reason().isBlank()) {
            throw Problem.invalid("缺少 reason（原因）");
        }
        if (name.equals("schedule")) {
            at(order);
        }
        if (name.equals("place")) {
            placement(order);
        }
    }

    private static Instant at(Order order) {
        if (order.at() == null) {
            throw Problem.invalid("缺少 at（签发时间）");
        }
        return order.at();
    }

    private static NewPlacement placement(Order order) {
        if (order.placement() == null) {
            throw Problem.invalid("缺少 channelId（栏目）");
        }
        return order.placement();
    }

    private static List<Long> ids(Collection<Edition> many) {
        return many.stream().map(Edition::id).toList();
    }

    private static Map.Entry<String, Verb> verb(String name, Asked asked, Done done) {
        return Map.entry(name, new Pair(asked, done));
    }
}
