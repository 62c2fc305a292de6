package org.huizheng.console.web;

import java.util.Map;
import org.huizheng.console.operations.VerifySites;
import org.huizheng.console.system.ReadTampering;
import org.huizheng.console.system.TamperQueries;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Slice;
import org.huizheng.kernel.Summary;
import org.huizheng.operation.Task;
import org.huizheng.operation.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 页面防篡改: what was found, the evidence, and the button that holds everything against what was signed. */
@RestController
@RequestMapping("/api/system/tampering")
final class TamperingController {

    private final ReadTampering read;
    private final Tasks tasks;

    TamperingController(ReadTampering read, Tasks tasks) {
        this.read = read;
        this.tasks = tasks;
    }

    @Summary("页面防篡改的现状与最近一次核对")
    @GetMapping
    ReadTampering.State state(Actor actor) {
        return read.state(actor);
    }

    @Summary("发现的改动，新的在前")
    @GetMapping("/findings")
    Slice<TamperQueries.Finding> findings(
            Actor actor,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        return read.findings(actor, open, after, limit);
    }

    /** Whatever it is, it is saved and not shown. */
    @Summary("下载一处改动的证据")
    @GetMapping("/findings/{id}/evidence")
    ResponseEntity<byte[]> evidence(Actor actor, @PathVariable long id) {
        ReadTampering.Evidence evidence = read.evidence(actor, id);
        return ResponseEntity.ok()
                .header("Content-Type", "application/octet-stream")
                .header("Content-Disposition", "attachment; filename=\"" + evidence.name() + "\"")
                .header("Cache-Control", "no-store")
                .body(evidence.bytes());
    }

    @Summary("核对全部站点的页面，在后台进行")
    @PostMapping("/verify")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Task verify(Actor actor) {
        return tasks.start(actor, VerifySites.NAME, Map.of());
    }
}
