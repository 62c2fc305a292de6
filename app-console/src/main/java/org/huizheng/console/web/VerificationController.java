package org.huizheng.console.web;

import java.util.List;
import java.util.Map;
import org.huizheng.audit.AuditQueries;
import org.huizheng.audit.ReadAudit;
import org.huizheng.console.operations.VerifyAuditTrail;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Summary;
import org.huizheng.operation.Task;
import org.huizheng.operation.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The audit chain as a whole; its rows are the audit room's own. */
@RestController
@RequestMapping("/api/audit")
final class VerificationController {

    private final ReadAudit read;
    private final Tasks tasks;

    VerificationController(ReadAudit read, Tasks tasks) {
        this.read = read;
        this.tasks = tasks;
    }

    record Chain(
            long lastEntryId,
            long seals,
            int unsealed,
            String head,
            @Nullable Task lastVerification,
            List<String> allowedActions,
            Map<String, List<Blocker>> blockers) {}

    @Summary("审计链现状与最近一次核对")
    @GetMapping("/state")
    Chain state(Actor actor) {
        AuditQueries.State state = read.summary(actor).state();
        List<Blocker> blockers = tasks.blockers(actor, VerifyAuditTrail.NAME);
        return new Chain(
                state.lastEntryId(),
                state.seals(),
                state.unsealed(),
                state.head(),
                tasks.lastEnded(VerifyAuditTrail.NAME).orElse(null),
                blockers.isEmpty() ? List.of("verify", "export") : List.of("export"),
                Map.of("verify", blockers, "export", List.of()));
    }

    @Summary("核对审计链，在后台进行")
    @PostMapping("/verify")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Task verify(Actor actor) {
        return tasks.start(actor, VerifyAuditTrail.NAME, Map.of());
    }
}
