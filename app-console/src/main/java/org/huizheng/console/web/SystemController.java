package org.huizheng.console.web;

import java.util.List;
import java.util.Map;
import org.huizheng.console.system.ReadSystem;
import org.huizheng.console.system.RetryDeadLetters;
import org.huizheng.console.system.SystemQueries;
import org.huizheng.console.system.SystemView;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Slice;
import org.huizheng.kernel.Summary;
import org.huizheng.operation.Task;
import org.huizheng.operation.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/system")
final class SystemController {

    private final ReadSystem read;
    private final RetryDeadLetters retry;
    private final Tasks tasks;

    SystemController(ReadSystem read, RetryDeadLetters retry, Tasks tasks) {
        this.read = read;
        this.retry = retry;
        this.tasks = tasks;
    }

    /** @param ids null for all of them */
    record Retrying(@Nullable List<String> ids) {}

    record Retried(int retried) {}

    /** @param site its code, null for every site */
    record Rebuilding(@Nullable String site) {}

    @Summary("运行状况")
    @GetMapping
    SystemView system(Actor actor) {
        return read.perform(actor);
    }

    @Summary("生成失败、等人处理的页面")
    @GetMapping("/dead-letters")
    Slice<SystemQueries.DeadLetter> deadLetters(
            Actor actor, @RequestParam @Nullable String after, @RequestParam(defaultValue = "50") int limit) {
        return read.deadLetters(actor, after, limit);
    }

    @Summary("重试失败的页面")
    @PostMapping("/dead-letters/retry")
    Retried retry(Actor actor, @RequestBody Retrying request) {
        if (request.ids() == null) {
            return new Retried(retry.all(actor));
        }
        request.ids().forEach(id -> retry.one(actor, id));
        return new Retried(request.ids().size());
    }

    @Summary("全站重新生成，在后台进行")
    @PostMapping("/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Task rebuild(Actor actor, @RequestBody Rebuilding request) {
        return tasks.start(actor, "rebuild", request.site() == null ? Map.of() : Map.of("site", request.site()));
    }

    @Summary("备份，在后台进行")
    @PostMapping("/backup")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Task backup(Actor actor) {
        return tasks.start(actor, "backup", Map.of());
    }
}
