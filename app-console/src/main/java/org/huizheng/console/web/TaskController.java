package org.huizheng.console.web;

import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.Summary;
import org.huizheng.operation.Task;
import org.huizheng.operation.Tasks;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/tasks")
final class TaskController {

    private final Tasks tasks;

    TaskController(Tasks tasks) {
        this.tasks = tasks;
    }

    @Summary("后台任务，新的在前")
    @GetMapping
    List<Task> newest(Actor actor, @RequestParam(defaultValue = "20") int limit) {
        return tasks.newest(actor, limit);
    }

    @Summary("一项后台任务的进展")
    @GetMapping("/{id}")
    Task one(Actor actor, @PathVariable long id) {
        return tasks.one(actor, id).orElseThrow(() -> Problem.notFound("没有这项任务"));
    }
}
