package org.huizheng.console.web;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huizheng.console.operations.ActOnMany;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Summary;
import org.huizheng.operation.Task;
import org.huizheng.operation.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class ManyDocumentsController {

    private final Tasks tasks;

    ManyDocumentsController(Tasks tasks) {
        this.tasks = tasks;
    }

    /** @param documents at most {@link ActOnMany#MOST}; {@code at} is for scheduling, {@code channelId} for placing */
    record Many(
            @Nullable List<Long> documents,
            @Nullable String reason,
            @Nullable Instant at,
            @Nullable Long channelId) {}

    @Summary("批量操作，在后台进行")
    @PostMapping("/api/documents/bulk/{verb}/background")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Task begin(SiteScope scope, Actor actor, @PathVariable String verb, @RequestBody Many request) {
        List<Long> documents = request.documents() == null ? List.of() : request.documents();
        if (documents.isEmpty()
                || documents.size() > ActOnMany.MOST
                || documents.stream().anyMatch(Objects::isNull)) {
            throw Problem.invalid("documents 须有 1 到 " + ActOnMany.MOST + " 篇稿件");
        }
        if (scope.setting().isEmpty()) {
            throw Problem.notFound("稿件不存在");
        }
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("verb", verb);
        arguments.put("documents", documents);
        arguments.put("sites", scope.setting());
        arguments.put("reason", request.reason() == null || request.reason().isBlank() ? null : request.reason());
        arguments.put("at", request.at() == null ? null : request.at().toString());
        arguments.put("channelId", request.channelId());
        return tasks.start(actor, ActOnMany.NAME, arguments);
    }
}
