package org.huizheng.document.web;

import java.util.List;
import org.huizheng.document.CleanBody;
import org.huizheng.kernel.Actor;
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

    record Pasted(@Nullable String html) {}

    record Clean(String html, List<String> remarks) {}

    @PostMapping("/api/documents/clean")
    Clean clean(Actor actor, @RequestBody Pasted pasted) {
        var cleaned = clean.perform(pasted.html() == null ? "" : pasted.html());
        return new Clean(cleaned.html(), cleaned.remarks());
    }
}
