package org.huizheng.channel.web;

import java.util.List;
import org.huizheng.channel.Channel;
import org.huizheng.channel.Merge;
import org.huizheng.channel.MergeChannel;
import org.huizheng.channel.MergeQueries;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Summary;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/channels/{id}/merge")
class MergeController {

    private final ChannelScreens screens;
    private final MergeChannel merge;
    private final MergeQueries merges;

    MergeController(ChannelScreens screens, MergeChannel merge, MergeQueries merges) {
        this.screens = screens;
        this.merge = merge;
        this.merges = merges;
    }

    record Merging(@Nullable Long into, @Nullable String reason) {}

    /** @param mappings what old addresses will lead to, by their kinds; {@code mappingsTotal} counts the addresses */
    record Preview(List<Blocker> blockers, long documents, List<String> mappings, int mappingsTotal) {}

    /** Nothing happens yet. */
    @Summary("合并栏目会怎样")
    @GetMapping
    Preview preview(SiteScope scope, Actor actor, @PathVariable long id, @RequestParam long into) {
        Channel from = screens.channel(scope, id);
        Channel to = screens.channel(scope, into);
        return new Preview(
                merge.blockers(scope, actor, id, into),
                merge.documents(id),
                List.of(
                        "/" + from.path() + "/ → /" + to.path() + "/",
                        "/" + from.path() + "/c….html → /" + to.path() + "/",
                        "/" + from.path() + "/rss.xml → /" + to.path() + "/rss.xml"),
                merge.addresses(id));
    }

    @Summary("合并栏目")
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Progress begin(SiteScope scope, Actor actor, @PathVariable long id, @RequestBody Merging m) {
        Long into = m.into();
        if (into == null) {
            throw Problem.invalid("缺少 into（并入哪个栏目）");
        }
        merge.perform(scope, actor, id, into, m.reason() == null ? "" : m.reason());
        return progress(scope, id);
    }

    @Summary("合并的进度")
    @GetMapping("/progress")
    Progress progress(SiteScope scope, @PathVariable long id) {
        Merge found = merges.of(scope, id);
        return Progress.of(found);
    }

    @Summary("停止合并")
    @PostMapping("/stop")
    Progress stop(SiteScope scope, Actor actor, @PathVariable long id) {
        merge.stop(scope, actor, id);
        return progress(scope, id);
    }
}
