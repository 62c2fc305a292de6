package org.huizheng.media;

import org.huizheng.kernel.Actor;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;

/** How far an upload has come. */
public final class UploadQueries {

    private final ScopedTransactions transactions;
    private final Uploads uploads;

    UploadQueries(ScopedTransactions transactions, Uploads uploads) {
        this.transactions = transactions;
        this.uploads = uploads;
    }

    /** Another person's upload answers as if it did not exist. */
    public Upload byId(SiteScope scope, Actor actor, long uploadId) {
        return transactions.read(scope, () -> uploads.require(actor, uploadId));
    }
}
