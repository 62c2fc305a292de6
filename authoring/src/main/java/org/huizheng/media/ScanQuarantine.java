package org.huizheng.media;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.BlobStore.Area;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.media.MalwareScanner.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the scanner again what it could not look at; waits longer after each failure, and gives up on none. */
public final class ScanQuarantine {

    private static final Logger LOG = LoggerFactory.getLogger(ScanQuarantine.class);
    private static final int AT_ONCE = 20;
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private final ScopedTransactions transactions;
    private final Library media;
    private final MalwareScanner scanner;
    private final BlobStore blobs;
    private final AuditTrail audit;
    private final Clock clock;

    ScanQuarantine(
            ScopedTransactions transactions,
            Library media,
            MalwareScanner scanner,
            BlobStore blobs,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.media = media;
        this.scanner = scanner;
        this.blobs = blobs;
        this.audit = audit;
        this.clock = clock;
    }

    public void perform() {
        Instant now = clock.instant();
        List<Long> claimed =
                transactions.write(SiteScope.everySite(), () -> media.claimQuarantined(AT_ONCE, now, now.plus(LEASE)));
        for (long id : claimed) {
            if (!look(id)) {
                break;
            }
        }
    }

    /** Whether the scanner is there at all. */
    private boolean look(long mediaId) {
        MediaItem item = transactions.read(SiteScope.everySite(), () -> media.require(mediaId));
        Verdict verdict = verdict(item);
        transactions.write(SiteScope.everySite(), () -> {
            switch (verdict) {
                case Verdict.Clean _ -> settle(item, MediaState.READY, Map.of());
                case Verdict.Infected found ->
                    settle(item, MediaState.INFECTED, Map.of("signature", found.signature(), "blob", item.blob()));
                case Verdict.Unknown _ -> media.scanLater(mediaId, clock.instant(), LONGEST_PAUSE);
            }
        });
        if (verdict instanceof Verdict.Unknown unknown) {
            LOG.warn("Media {} stays in quarantine: {}", mediaId, unknown.reason());
            return false;
        }
        return true;
    }

    private Verdict verdict(MediaItem item) {
        try {
            return scanner.scan(blobs.file(Area.PRIVATE, item.blob()));
        } catch (IOException e) {
            return new Verdict.Unknown(String.valueOf(e.getMessage()));
        }
    }

    private void settle(MediaItem item, MediaState state, Map<String, String> evidence) {
        media.setState(item.id(), state);
        String action = state == MediaState.READY ? "clearMedia" : "findMalware";
        audit.record(Actor.SYSTEM, action, item.siteId(), "media:" + item.id(), evidence);
    }
}
