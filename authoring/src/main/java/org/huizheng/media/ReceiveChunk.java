package org.huizheng.media;

import java.time.Clock;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;

/** Takes the next piece of a file. Of two that come at once one is told where to go on. */
public final class ReceiveChunk {

    private final ScopedTransactions transactions;
    private final Uploads uploads;
    private final UploadFiles files;
    private final Clock clock;

    ReceiveChunk(ScopedTransactions transactions, Uploads uploads, UploadFiles files, Clock clock) {
        this.transactions = transactions;
        this.uploads = uploads;
        this.files = files;
        this.clock = clock;
    }

    public Upload perform(SiteScope scope, Actor actor, long uploadId, long offset, byte[] bytes) {
        return transactions.write(scope, () -> {
            Upload upload = uploads.lock(actor, uploadId);
            if (!upload.isReceiving()) {
                throw Problem.conflict("这个上传已经结束");
            }
            if (offset != upload.received()) {
                throw new Problem(
                        "wrong-offset", 409, "应从第 " + upload.received() + " 字节继续", Map.of("offset", upload.received()));
            }
            if (bytes.length == 0 || offset + bytes.length > upload.size()) {
                throw Problem.invalid("这一段为空，或超出了文件大小");
            }
            files.write(uploadId, offset, bytes);
            uploads.advance(uploadId, offset + bytes.length, clock.instant());
            return uploads.require(actor, uploadId);
        });
    }
}
