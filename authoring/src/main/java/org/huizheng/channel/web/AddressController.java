package org.huizheng.channel.web;

import java.util.List;
import org.huizheng.channel.ChangeChannelAddress;
import org.huizheng.channel.ChangeChannelAddress.Moved;
import org.huizheng.channel.Channel;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Summary;
import org.huizheng.release.ChannelActivity;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/channels/{id}/address")
class AddressController {

    private final ChannelScreens screens;
    private final ChangeChannelAddress change;
    private final ChannelActivity activity;

    AddressController(ChannelScreens screens, ChangeChannelAddress change, ChannelActivity activity) {
        this.screens = screens;
        this.change = change;
        this.activity = activity;
    }

    record Below(String name, String from, String to) {}

    /**
     * @param below channels whose addresses change along; {@code staying} is how many below keep theirs
     * @param lists pages of lists at other addresses; {@code documents} keep theirs
     * @param settings how many settings of the site's theme call one of them by its path
     */
    record Preview(
            List<Blocker> blockers,
            String from,
            String to,
            List<Below> below,
            int staying,
            long lists,
            long documents,
            long settings) {}

    record Request(@Nullable String path, @Nullable Long version) {}

    record Former(String path, long version) {}

    record UndoAddress(String method, String path, Former body) {}

    record Changed(ChannelRow channel, UndoAddress undo) {}

    /** Nothing happens yet. */
    @Summary("改栏目地址会怎样")
    @GetMapping
    Preview preview(SiteScope scope, Actor actor, @PathVariable long id, @RequestParam String path) {
        Channel channel = screens.channel(scope, id);
        ChangeChannelAddress.Plan plan = change.plan(scope, actor, id, path);
        List<Channel> moved = plan.moved().stream().map(Moved::channel).toList();
        List<Long> ids = moved.stream().map(Channel::id).toList();
        return new Preview(
                plan.blockers(),
                "/" + channel.path() + "/",
                "/" + plan.to() + "/",
                plan.moved().stream()
                        .skip(1)
                        .map(one -> new Below(
                                one.channel().name(), "/" + one.channel().path() + "/", "/" + one.to() + "/"))
                        .toList(),
                plan.staying(),
                activity.listPages(ids),
                activity.items(ids),
                screens.settingsNaming(
                        scope,
                        channel.siteId(),
                        moved.stream().map(Channel::path).toList()));
    }

    @Summary("改栏目地址")
    @PutMapping
    Changed change(SiteScope scope, Actor actor, @PathVariable long id, @RequestBody Request r) {
        String path = r.path();
        Long version = r.version();
        if (path == null || version == null) {
            throw Problem.invalid(path == null ? "缺少 path（新地址）" : "缺少 version（打开栏目时的版本号）");
        }
        String was = change.perform(scope, actor, id, version, path);
        ChannelRow now = screens.row(scope, actor, id);
        return new Changed(
                now, new UndoAddress("PUT", "/api/channels/" + id + "/address", new Former(was, now.version())));
    }
}
