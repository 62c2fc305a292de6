package org.huizheng.site.web;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.Summary;
import org.huizheng.release.ReleasedWords;
import org.huizheng.site.SetKeptWords;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the traditional version of every site keeps. Everybody who has signed in may read it: readers see what comes of it. */
@RestController
@RequestMapping("/api/kept-words")
class KeptWordsController {

    private final SetKeptWords set;

    KeptWordsController(SetKeptWords set) {
        this.set = set;
    }

    record KeptWordsView(
            long version, List<String> lines, List<String> allowedActions, Map<String, List<Blocker>> blockers) {}

    record Setting(@Nullable Long version, @Nullable List<@Nullable String> lines) {}

    @Summary("各站繁体版共用的词")
    @GetMapping
    KeptWordsView words(Actor actor) {
        ReleasedWords now = set.now();
        List<Blocker> blockers = set.blockers(actor);
        return new KeptWordsView(
                now.version(), now.lines(), blockers.isEmpty() ? List.of("set") : List.of(), Map.of("set", blockers));
    }

    @Summary("修改各站繁体版共用的词")
    @PutMapping
    KeptWordsView set(Actor actor, @RequestBody Setting s) {
        if (s.version() == null) {
            throw Problem.invalid("缺少 version");
        }
        if (s.lines() == null || s.lines().stream().anyMatch(line -> line == null)) {
            throw Problem.invalid("缺少 lines，或其中有空的一行");
        }
        set.perform(actor, s.version(), s.lines().stream().map(String::valueOf).toList());
        return words(actor);
    }
}
