package org.huizheng.console.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import org.huizheng.console.operations.VerifySites;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Slice;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.operation.Task;
import org.huizheng.operation.Tasks;
import org.huizheng.process.DataHome;
import org.jspecify.annotations.Nullable;

/** What the guard found and kept, for who looks after the platform. Who takes evidence home is written down. */
public final class ReadTampering {

    private static final String PERMISSION = "system.read";

    private final Permissions permissions;
    private final TamperQueries queries;
    private final SystemQueries system;
    private final Tasks tasks;
    private final ScopedTransactions transactions;
    private final AuditTrail audit;
    private final DataHome home;

    ReadTampering(
            Permissions permissions,
            TamperQueries queries,
            SystemQueries system,
            Tasks tasks,
            ScopedTransactions transactions,
            AuditTrail audit,
            DataHome home) {
        this.permissions = permissions;
        this.queries = queries;
        this.system = system;
        this.tasks = tasks;
        this.transactions = transactions;
        this.audit = audit;
        this.home = home;
    }

    /** @param recent found within a day or not mended yet; {@code open} of these not mended */
    public record State(
            long recent,
            long open,
            TamperQueries.Roots roots,
            @Nullable Task lastVerification,
            List<String> allowedActions,
            Map<String, List<Blocker>> blockers) {}

    public State state(Actor actor) {
        permissions.require(actor, PERMISSION, Where.PLATFORM);
        SystemQueries.Tampering tampering = system.tampering();
        List<Blocker> blockers = tasks.blockers(actor, VerifySites.NAME);
        return new State(
                tampering.found(),
                tampering.open(),
                queries.roots(),
                tasks.lastEnded(VerifySites.NAME).orElse(null),
                blockers.isEmpty() ? List.of(VerifySites.NAME) : List.of(),
                Map.of(VerifySites.NAME, blockers));
    }

    public Slice<TamperQueries.Finding> findings(Actor actor, boolean openOnly, @Nullable String after, int limit) {
        permissions.require(actor, PERMISSION, Where.PLATFORM);
        return queries.findings(openOnly, after, limit);
    }

    /** @param name a file name for who saves it */
    public record Evidence(String name, byte[] bytes) {}

    /** @throws Problem 404 when nothing is kept of the finding */
    public Evidence evidence(Actor actor, long id) {
        permissions.require(actor, PERMISSION, Where.PLATFORM);
        TamperQueries.Evidence kept = queries.evidence(id).orElseThrow(ReadTampering::none);
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(home.quarantine().resolve(kept.name()));
        } catch (NoSuchFileException removed) {
            throw none();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        transactions.write(
                SiteScope.everySite(),
                () -> audit.record(
                        actor,
                        "takeEvidence",
                        kept.siteId(),
                        "finding:" + id,
                        Map.of("path", kept.path(), "sha256", kept.name())));
        return new Evidence("evidence-" + id + ".bin", bytes);
    }

    private static Problem none() {
        return Problem.notFound("没有留下这一处的证据");
    }
}
