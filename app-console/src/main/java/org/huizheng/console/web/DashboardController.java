package org.huizheng.console.web;

import org.huizheng.console.dashboard.Dashboard;
import org.huizheng.console.dashboard.ReadDashboard;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Summary;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class DashboardController {

    private final ReadDashboard read;

    DashboardController(ReadDashboard read) {
        this.read = read;
    }

    @Summary("今日：待办、数字、发布追踪与健康")
    @GetMapping("/api/dashboard")
    Dashboard today(SiteScope scope, Actor actor) {
        return read.perform(scope, actor);
    }
}
