package org.huizheng.media;

import java.time.Clock;
import java.util.List;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;

/** Forgets the uploads nobody went on with. */
public final class SweepUploads {

    private final ScopedTransactions transactions;
    private final Uploads uploads;
    private final UploadFiles files;
    private final MediaSettings settings;
    private final Clock clock;

    SweepUploads(
            ScopedTransactions transactions, Uploads uploads, UploadFiles files, MediaSettings settings, Clock clock) {
        this.transactions = transactions;
        this.uploads = uploads;
        this.files = files;
        this.settings = settings;
        this.clock = clock;
    }

    public void perform() {
        List<Long> forgotten = transactions.write(
                SiteScope.everySite(),
                () -> uploads.deleteUntouchedSince(clock.instant().minus(settings.keepUploads())));
        files.delete(forgotten);
    }
}
