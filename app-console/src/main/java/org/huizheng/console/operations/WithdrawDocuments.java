package org.huizheng.console.operations;

import java.util.List;
import java.util.Map;
import org.huizheng.document.WithdrawDocument;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.operation.Arguments;
import org.huizheng.operation.Operation;
import org.huizheng.operation.Outcome;
import org.huizheng.operation.Progress;

/** Takes documents from the public; all or none. */
final class WithdrawDocuments implements Operation {

    private final ScopedTransactions transactions;
    private final WithdrawDocument withdraw;

    WithdrawDocuments(ScopedTransactions transactions, WithdrawDocument withdraw) {
        this.transactions = transactions;
        this.withdraw = withdraw;
    }

    @Override
    public String name() {
        return "withdraw";
    }

    @Override
    public Outcome perform(Arguments arguments, Progress progress) {
        List<Long> documents = arguments.numbers("documents");
        String reason = arguments.text("reason");
        SiteScope scope = SiteScope.everySite();
        transactions.write(scope, () -> documents.forEach(id -> withdraw.perform(scope, Operator.actor(), id, reason)));
        return Outcome.done("已撤稿 " + documents.size() + " 篇", Map.of("documents", documents));
    }
}
