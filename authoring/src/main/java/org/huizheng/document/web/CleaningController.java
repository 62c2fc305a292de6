package org.huizheng.document.web;

import java.util.List;
import org.huizheng.document.CleanBody;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Summary;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** For the editor's paste: what would be left of it, and what to tell about the rest. */
@RestController
class CleaningController {

    private final CleanBody clean;

    CleaningController(CleanBody clean) {
        this.clean = clean;
    }

    record Paste(@Nullable String html) {}

    record Cleaned(String html, List<String> remarks) {}

    @Summary("清理粘贴的内容，说明改了什么")
    @PostMapping("/api/documents/clean")
    Cleaned clean(Actor actor, @RequestBody Paste pasted) {
        var cleaned = clean.perform(pasted.html() == null ? "" : pasted.html());
        return new Cleaned(cleaned.html(), cleaned.remarks());
    }
}
