package org.huizheng.media;

import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;

/** Lets go of a file that is not wanted any more before it has arrived. */
public final class AbandonUpload {

    private final ScopedTransactions transactions;
    private final Uploads uploads;
    private final UploadFiles files;

    AbandonUpload(ScopedTransactions transactions, Uploads uploads, UploadFiles files) {
        this.transactions = transactions;
        this.uploads = uploads;
        this.files = files;
    }

    public void perform(SiteScope scope, Actor actor, long uploadId) {
        transactions.write(scope, () -> {
            uploads.lock(actor, uploadId);
            uploads.delete(uploadId);
            ScopedTransactions.afterCommit(() -> files.delete(List.of(uploadId)));
        });
    }
}
