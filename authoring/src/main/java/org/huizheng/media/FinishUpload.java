package org.huizheng.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.media.MalwareScanner.Verdict;

/** Takes a file that has wholly arrived into the library, or says why not. Doing it twice does it once. */
public final class FinishUpload {

    private final ScopedTransactions transactions;
    private final Permissions permissions;
    private final Uploads uploads;
    private final UploadFiles files;
    private final Library media;
    private final ExamineFile examine;
    private final MalwareScanner scanner;
    private final AuditTrail audit;
    private final Clock clock;

    FinishUpload(
            ScopedTransactions transactions,
            Permissions permissions,
            Uploads uploads,
            UploadFiles files,
            Library media,
            ExamineFile examine,
            MalwareScanner scanner,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.permissions = permissions;
        this.uploads = uploads;
        this.files = files;
        this.media = media;
        this.examine = examine;
        this.scanner = scanner;
        this.audit = audit;
        this.clock = clock;
    }

    public Upload perform(SiteScope scope, Actor actor, long uploadId) {
        Upload upload = transactions.read(scope, () -> uploads.require(actor, uploadId));
        permissions.require(actor, "media.upload", Where.site(upload.siteId()));
        if (upload.state().equals("finished")) {
            return upload;
        }
        new Blockers()
                .require(upload.isReceiving(), "refused", String.valueOf(upload.reason()))
                .require(upload.received() == upload.size(), "incomplete", "文件还没有传完")
                .refuse();
        try {
            return take(scope, actor, upload);
        } catch (Refused e) {
            throw refused(scope, actor, upload, e.blocker());
        } catch (NoSuchFileException e) {
            // another request has just finished it, or somebody let go of it
            return transactions.read(scope, () -> uploads.require(actor, uploadId));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Upload take(SiteScope scope, Actor actor, Upload upload) throws IOException, Refused {
        Path file = files.of(upload.id());
        String source = hash(file);
        if (upload.sha256() != null && !upload.sha256().equals(source)) {
            throw new Refused("sha256", "收到的文件与 sha256 不符，请重新上传");
        }
        Optional<MediaItem> known = transactions.read(scope, () -> media.bySource(upload.siteId(), source));
        if (known.isPresent()) {
            if (known.get().state() == MediaState.INFECTED) {
                throw infected(
                        scope, actor, upload, source, "media:" + known.get().id());
            }
            return finished(scope, actor, upload, known.get());
        }
        Verdict verdict = scanner.scan(file);
        if (verdict instanceof Verdict.Infected infected) {
            throw infected(scope, actor, upload, source, infected.signature());
        }
        Examined examined = examine.perform(upload.name(), file);
        boolean clean = verdict instanceof Verdict.Clean;
        return kept(scope, actor, upload, source, examined, clean);
    }

    private Upload kept(SiteScope scope, Actor actor, Upload upload, String source, Examined examined, boolean clean) {
        MediaState state = clean ? MediaState.READY : MediaState.QUARANTINED;
        return transactions.write(scope, () -> {
            Instant now = clock.instant();
            Optional<Long> fresh =
                    media.insert(upload.siteId(), source, examined, state, clean ? null : now, actor, now);
            if (fresh.isEmpty()) {
                return finished(
                        scope,
                        actor,
                        upload,
                        media.bySource(upload.siteId(), source).orElseThrow());
            }
            media.insertRenditions(upload.siteId(), fresh.get(), examined.renditions());
            audit.record(
                    actor,
                    "uploadMedia",
                    upload.siteId(),
                    "media:" + fresh.get(),
                    Map.of("type", examined.type().type(), "blob", examined.blob(), "state", state.code()));
            return end(actor, upload, fresh.get(), false, now);
        });
    }

    private Upload finished(SiteScope scope, Actor actor, Upload upload, MediaItem known) {
        return transactions.write(scope, () -> end(actor, upload, known.id(), true, clock.instant()));
    }

    private Upload end(Actor actor, Upload upload, long mediaId, boolean duplicate, Instant now) {
        uploads.finish(upload.id(), mediaId, duplicate, now);
        ScopedTransactions.afterCommit(() -> files.delete(List.of(upload.id())));
        return uploads.require(actor, upload.id());
    }

    private Problem refused(SiteScope scope, Actor actor, Upload upload, Blocker blocker) {
        transactions.write(scope, () -> {
            uploads.refuse(upload.id(), blocker.reason(), clock.instant());
            audit.record(
                    actor, "refuseMedia", upload.siteId(), "upload:" + upload.id(), Map.of("reason", blocker.code()));
        });
        files.delete(List.of(upload.id()));
        return Problem.blocked(List.of(blocker));
    }

    /** The evidence stays in the audit trail; the bytes go. */
    private Refused infected(SiteScope scope, Actor actor, Upload upload, String source, String signature) {
        Map<String, Object> evidence = new HashMap<>();
        evidence.put("signature", signature);
        evidence.put("sha256", source);
        evidence.put("size", upload.size());
        transactions.write(
                scope, () -> audit.record(actor, "findMalware", upload.siteId(), "upload:" + upload.id(), evidence));
        return new Refused("infected", "文件“" + upload.name() + "”含有恶意代码（" + signature + "），已拒收");
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = Hashes.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return Hashes.hex(digest.digest());
    }
}
