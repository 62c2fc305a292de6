package org.huizheng.channel.web;

import java.util.List;
import org.huizheng.channel.ChangeChannel;
import org.huizheng.channel.Channel;
import org.huizheng.channel.ChannelQueries;
import org.huizheng.channel.ChannelText;
import org.huizheng.channel.CloseChannel;
import org.huizheng.channel.MoveChannel;
import org.huizheng.channel.OpenChannel;
import org.huizheng.channel.ReorderChannels;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Summary;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ChannelController {

    private final SiteQueries sites;
    private final ChannelQueries channels;
    private final OpenChannel open;
    private final ChangeChannel change;
    private final MoveChannel move;
    private final ReorderChannels reorder;
    private final CloseChannel close;

    ChannelController(
            SiteQueries sites,
            ChannelQueries channels,
            OpenChannel open,
            ChangeChannel change,
            MoveChannel move,
            ReorderChannels reorder,
            CloseChannel close) {
        this.sites = sites;
        this.channels = channels;
        this.open = open;
        this.change = change;
        this.move = move;
        this.reorder = reorder;
        this.close = close;
    }

    record Opening(@Nullable Long parentId, String code, ChannelText text) {}

    record Opened(long channelId) {}

    record Changing(long version, ChannelText text) {}

    record Moving(@Nullable Long parentId) {}

    record Order(@Nullable Long parentId, List<Long> channels) {}

    @Summary("站点的栏目树")
    @GetMapping("/api/sites/{code}/channels")
    List<Channel> tree(SiteScope scope, @PathVariable String code) {
        return channels.tree(scope, siteId(scope, code));
    }

    @Summary("新建栏目")
    @PostMapping("/api/sites/{code}/channels")
    @ResponseStatus(HttpStatus.CREATED)
    Opened open(SiteScope scope, Actor actor, @PathVariable String code, @RequestBody Opening o) {
        return new Opened(open.perform(scope, actor, siteId(scope, code), o.parentId(), o.code(), o.text()));
    }

    @Summary("调整栏目顺序")
    @PutMapping("/api/sites/{code}/channels/order")
    List<Channel> reorder(SiteScope scope, Actor actor, @PathVariable String code, @RequestBody Order order) {
        reorder.perform(scope, actor, siteId(scope, code), order.parentId(), order.channels());
        return tree(scope, code);
    }

    @Summary("修改栏目")
    @PutMapping("/api/channels/{id}")
    Channel change(SiteScope scope, Actor actor, @PathVariable long id, @RequestBody Changing c) {
        change.perform(scope, actor, id, c.version(), c.text());
        return channel(scope, id);
    }

    @Summary("移动栏目")
    @PostMapping("/api/channels/{id}/move")
    Channel move(SiteScope scope, Actor actor, @PathVariable long id, @RequestBody Moving m) {
        move.perform(scope, actor, id, m.parentId());
        return channel(scope, id);
    }

    @Summary("关闭栏目")
    @DeleteMapping("/api/channels/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(SiteScope scope, Actor actor, @PathVariable long id) {
        close.perform(scope, actor, id);
    }

    private Channel channel(SiteScope scope, long id) {
        return channels.byIds(scope, List.of(id)).stream().findFirst().orElseThrow(() -> Problem.notFound("栏目不存在"));
    }

    private long siteId(SiteScope scope, String code) {
        return sites.byCode(scope, code).map(Site::id).orElseThrow(() -> Problem.notFound("站点不存在"));
    }
}
