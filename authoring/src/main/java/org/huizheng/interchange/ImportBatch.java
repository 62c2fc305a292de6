package org.huizheng.interchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huizheng.document.ApproveEditions;
import org.huizheng.document.CreateDocuments;
import org.huizheng.document.EditionQueries;
import org.huizheng.document.NewDocument;
import org.huizheng.document.NewPlacement;
import org.huizheng.document.ReleaseEditions;
import org.huizheng.interchange.ImportedLines.Known;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.ReleasedEdition.Relation;
import org.huizheng.release.Wake;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One batch of an import: documents made, approved, released and remembered in one transaction, or none of it. */
final class ImportBatch {

    static final int MOST = CreateDocuments.MOST;

    private final ScopedTransactions transactions;
    private final CreateDocuments create;
    private final ReviseImported revise;
    private final ApproveEditions approve;
    private final ReleaseEditions release;
    private final EditionQueries editions;
    private final ImportedLines imported;

    ImportBatch(
            ScopedTransactions transactions,
            JdbcClient jdbc,
            CreateDocuments create,
            ReviseImported revise,
            ApproveEditions approve,
            ReleaseEditions release,
            EditionQueries editions) {
        this.transactions = transactions;
        this.create = create;
        this.revise = revise;
        this.approve = approve;
        this.release = release;
        this.editions = editions;
        this.imported = new ImportedLines(jdbc);
    }

    /** A line with the channel it goes to. */
    private record Placed(ImportLine line, long channelId) {}

    /** @param last whether a document pointed to may still come: if not, the pointer is dropped with a warning */
    void perform(ImportRun run, List<ImportLine> lines, boolean last) {
        List<Placed> placed = new ArrayList<>();
        for (ImportLine line : lines) {
            try {
                placed.add(new Placed(line, run.channels().of(line)));
            } catch (Refusal e) {
                run.refuse(line.number(), e.reason());
            }
        }
        for (int from = 0; from < placed.size(); from += MOST) {
            apply(run, placed.subList(from, Math.min(placed.size(), from + MOST)), last);
        }
    }

    /** What was refused is found by halves: the rest of the batch goes in whatever one line holds. */
    private void apply(ImportRun run, List<Placed> placed, boolean last) {
        if (placed.isEmpty()) {
            return;
        }
        try {
            Done done = transactions.write(run.scope(), () -> attempt(run, placed, last));
            run.done(done.created, done.changed);
            done.deferred.forEach(run::defer);
            done.dangling.forEach(line -> run.warn(line.number(), "关联的文档不存在，未建立关联"));
        } catch (Problem | Refusal | DataIntegrityViolationException e) {
            if (placed.size() == 1) {
                run.refuse(placed.getFirst().line.number(), reason(e));
                return;
            }
            int half = placed.size() / 2;
            apply(run, placed.subList(0, half), last);
            apply(run, placed.subList(half, placed.size()), last);
        }
    }

    private static String reason(RuntimeException e) {
        return switch (e) {
            case Refusal refusal -> refusal.reason();
            case Problem problem -> String.valueOf(problem.getMessage());
            default -> "与已有数据冲突";
        };
    }

    private record Done(int created, int changed, List<ImportLine> deferred, List<ImportLine> dangling) {}

    private Done attempt(ImportRun run, List<Placed> placed, boolean last) {
        long siteId = run.site().id();
        imported.lock(siteId);
        Map<String, Known> known =
                imported.find(siteId, placed.stream().map(p -> p.line.id()).toList());
        List<Placed> again =
                placed.stream().filter(p -> known.containsKey(p.line.id())).toList();
        List<Placed> waiting = new ArrayList<>(
                placed.stream().filter(p -> !known.containsKey(p.line.id())).toList());
        int made = makeReady(run, waiting);
        List<ImportLine> left = waiting.stream().map(Placed::line).toList();
        if (last) {
            made += make(run, waiting, targets(run, waiting));
        }
        again.forEach(p -> revise.perform(run, p.line, Objects.requireNonNull(known.get(p.line.id())), p.channelId));
        imported.remember(
                siteId,
                again.stream().map(Placed::line).toList(),
                again.stream()
                        .map(p -> Objects.requireNonNull(known.get(p.line.id())).documentId())
                        .toList());
        leaveUncut(run, placed);
        return new Done(made, again.size(), last ? List.of() : left, last ? left : List.of());
    }

    /** A document that points to another is made after it; those whose target is not there yet stay. */
    private int makeReady(ImportRun run, List<Placed> waiting) {
        int made = 0;
        while (true) {
            Map<String, Long> targets = targets(run, waiting);
            List<Placed> ready = waiting.stream()
                    .filter(p -> targets.keySet().containsAll(pointers(p.line)))
                    .toList();
            if (ready.isEmpty()) {
                return made;
            }
            made += make(run, ready, targets);
            waiting.removeAll(ready);
        }
    }

    private int make(ImportRun run, List<Placed> placed, Map<String, Long> targets) {
        if (placed.isEmpty()) {
            return 0;
        }
        List<NewDocument> documents =
                placed.stream().map(p -> document(run, p, targets)).toList();
        List<CreateDocuments.Created> created = create.perform(run.scope(), run.actor(), documents);
        List<Long> editionIds =
                created.stream().map(CreateDocuments.Created::editionId).toList();
        approve.perform(run.scope(), run.actor(), editionIds);
        release.perform(run.scope(), run.actor(), editionIds, run.wake());
        imported.remember(
                run.site().id(),
                placed.stream().map(Placed::line).toList(),
                created.stream().map(CreateDocuments.Created::documentId).toList());
        return created.size();
    }

    private static NewDocument document(ImportRun run, Placed p, Map<String, Long> targets) {
        return new NewDocument(
                run.site().id(),
                p.line.type(),
                p.line.id(),
                p.line.publishedAt(),
                Drafts.draft(p.line, run.site().name()),
                List.of(NewPlacement.primary(p.channelId)),
                relations(p.line, targets));
    }

    private static List<Relation> relations(ImportLine line, Map<String, Long> targets) {
        List<Relation> relations = new ArrayList<>();
        Drafts.relations(line).forEach((kind, ids) -> ids.stream()
                .map(targets::get)
                .filter(id -> id != null)
                .distinct()
                .forEach(id -> relations.add(new Relation(id, kind))));
        return relations;
    }

    private Map<String, Long> targets(ImportRun run, Collection<Placed> placed) {
        Set<String> ids = new TreeSet<>();
        placed.forEach(p -> ids.addAll(pointers(p.line)));
        return ids.isEmpty()
                ? Map.of()
                : editions.byExternalIds(run.scope(), run.site().id(), ids);
    }

    private static Set<String> pointers(ImportLine line) {
        Set<String> pointers = new HashSet<>();
        Drafts.relations(line).values().forEach(pointers::addAll);
        return pointers;
    }

    private void leaveUncut(ImportRun run, List<Placed> placed) {
        if (run.wake() == Wake.REBUILD_LATER) {
            imported.leaveUncut(
                    run.site().id(), placed.stream().map(Placed::channelId).collect(Collectors.toSet()));
        }
    }
}
