package org.huizheng.emergency.web;

import java.util.List;
import org.huizheng.emergency.TakeDown;
import org.huizheng.emergency.TakeDowns;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Slice;
import org.huizheng.kernel.Summary;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/take-downs")
class TakeDownController {

    private static final int MOST_PAGES = 500;

    private final TakeDowns takeDowns;

    TakeDownController(TakeDowns takeDowns) {
        this.takeDowns = takeDowns;
    }

    /** @param pages at most five hundred, what is not done first */
    record TakeDownView(TakeDown takeDown, List<TakeDown.Page> pages) {}

    @Summary("列出紧急下架")
    @GetMapping
    Slice<TakeDown> list(
            SiteScope scope,
            @RequestParam @Nullable Long document,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "20") int limit) {
        return takeDowns.list(scope, document, after, limit);
    }

    @Summary("一次紧急下架到了哪一步")
    @GetMapping("/{id}")
    TakeDownView view(SiteScope scope, @PathVariable long id) {
        TakeDown found = takeDowns.byId(scope, id).orElseThrow(() -> Problem.notFound("没有这次紧急下架"));
        return new TakeDownView(found, takeDowns.pages(scope, id, MOST_PAGES));
    }
}
