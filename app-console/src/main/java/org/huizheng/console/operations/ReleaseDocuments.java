package org.huizheng.console.operations;

import java.util.List;
import java.util.Map;
import org.huizheng.document.ApproveEditions;
import org.huizheng.document.Edition;
import org.huizheng.document.EditionQueries;
import org.huizheng.document.EditionState;
import org.huizheng.document.ReleaseEditions;
import org.huizheng.document.SubmitEdition;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.operation.Arguments;
import org.huizheng.operation.Operation;
import org.huizheng.operation.Outcome;
import org.huizheng.operation.Progress;
import org.huizheng.release.Wake;

/** Brings the current edition of each document to the public; all or none. */
final class ReleaseDocuments implements Operation {

    private final ScopedTransactions transactions;
    private final EditionQueries queries;
    private final SubmitEdition submit;
    private final ApproveEditions approve;
    private final ReleaseEditions release;

    ReleaseDocuments(
            ScopedTransactions transactions,
            EditionQueries queries,
            SubmitEdition submit,
            ApproveEditions approve,
            ReleaseEditions release) {
        this.transactions = transactions;
        this.queries = queries;
        this.submit = submit;
        this.approve = approve;
        this.release = release;
    }

    @Override
    public String name() {
        return "release";
    }

    @Override
    public Outcome perform(Arguments arguments, Progress progress) {
        List<Long> documents = arguments.numbers("documents");
        SiteScope scope = SiteScope.everySite();
        Actor actor = Operator.actor();
        transactions.write(scope, () -> {
            List<Edition> editions =
                    documents.stream().map(id -> current(scope, id)).toList();
            editions.stream()
                    .filter(e -> e.state() == EditionState.DRAFT)
                    .forEach(e -> submit.perform(scope, actor, e.id()));
            approve.perform(
                    scope,
                    actor,
                    editions.stream()
                            .filter(ReleaseDocuments::unapproved)
                            .map(Edition::id)
                            .toList());
            release.perform(scope, actor, editions.stream().map(Edition::id).toList(), Wake.of(editions.size()));
        });
        return Outcome.done("已签发 " + documents.size() + " 篇", Map.of("documents", documents));
    }

    private static boolean unapproved(Edition edition) {
        return edition.state() == EditionState.DRAFT || edition.state() == EditionState.IN_REVIEW;
    }

    private Edition current(SiteScope scope, long documentId) {
        return queries.current(scope, documentId).orElseThrow(() -> Problem.notFound("没有编号为 " + documentId + " 的稿件"));
    }
}
