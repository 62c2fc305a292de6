package org.huizheng.channel.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huizheng.channel.Care;
import org.huizheng.channel.ChangeChannel;
import org.huizheng.channel.Channel;
import org.huizheng.channel.ChannelText;
import org.huizheng.channel.ChannelTree;
import org.huizheng.channel.ChannelTree.Row;
import org.huizheng.channel.CloseChannel;
import org.huizheng.channel.ColumnTypes;
import org.huizheng.channel.MoveChannel;
import org.huizheng.channel.OpenChannel;
import org.huizheng.channel.ReorderChannels;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Summary;
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

    private final ChannelScreens screens;
    private final ChannelTree tree;
    private final OpenChannel open;
    private final ChangeChannel change;
    private final MoveChannel move;
    private final ReorderChannels reorder;
    private final CloseChannel close;

    ChannelController(
            ChannelScreens screens,
            ChannelTree tree,
            OpenChannel open,
            ChangeChannel change,
            MoveChannel move,
            ReorderChannels reorder,
            CloseChannel close) {
        this.screens = screens;
        this.tree = tree;
        this.open = open;
        this.change = change;
        this.move = move;
        this.reorder = reorder;
        this.close = close;
    }

    record Opened(long channelId) {}

    record Moving(
            @Nullable Long parentId,
            @Nullable Integer position,
            @Nullable Long version) {}

    record Order(@Nullable Long parentId, @Nullable List<Long> channels) {}

    record Counts(long channels, long due, long late, long empty, long navigation) {

        static Counts of(List<Row> rows) {
            return new Counts(
                    rows.size(),
                    rows.stream().filter(r -> r.health().state().equals("due")).count(),
                    rows.stream().filter(r -> r.health().state().equals("late")).count(),
                    rows.stream()
                            .filter(r -> r.health().state().equals("empty"))
                            .count(),
                    rows.stream()
                            .filter(r -> r.channel().parentId() == null
                                    && r.channel().navigation())
                            .count());
        }
    }

    record Tree(
            List<ChannelRow> items, Counts summary, List<String> allowedActions, Map<String, List<Blocker>> blockers) {}

    /** What takes a change back: the same call with these words. */
    record FormerText(long version, ChannelText text, Care care) {}

    record UndoChange(String method, String path, FormerText body) {}

    record Changed(ChannelRow channel, UndoChange undo) {}

    record UndoMove(String method, String path, MoveChannel.Place body) {}

    record Moved(ChannelRow channel, UndoMove undo) {}

    @Summary("栏目类别字典")
    @GetMapping("/api/column-types")
    List<ColumnTypes.ColumnType> columnTypes() {
        return ColumnTypes.ALL;
    }

    @Summary("站点的栏目树")
    @GetMapping("/api/sites/{code}/channels")
    Tree tree(SiteScope scope, Actor actor, @PathVariable String code) {
        long siteId = screens.siteId(scope, code);
        List<Row> rows = tree.of(scope, actor, siteId);
        Map<String, List<Blocker>> blockers = new LinkedHashMap<>();
        blockers.put("open", open.blockers(actor, siteId));
        blockers.put("reorder", reorder.blockers(actor, siteId));
        return new Tree(
                rows.stream().map(ChannelRow::of).toList(), Counts.of(rows), ChannelRow.allowed(blockers), blockers);
    }

    @Summary("一个栏目")
    @GetMapping("/api/channels/{id}")
    ChannelView channel(SiteScope scope, Actor actor, @PathVariable long id) {
        return screens.view(scope, actor, id);
    }

    @Summary("新建栏目")
    @PostMapping("/api/sites/{code}/channels")
    @ResponseStatus(HttpStatus.CREATED)
    Opened open(SiteScope scope, Actor actor, @PathVariable String code, @RequestBody ChannelRequest o) {
        ChannelText text = o.channelText();
        Care care = o.care() == null
                ? new Care("", null, ColumnTypes.updateDays(text.columnTypes()).orElse(null))
                : o.care().care();
        String segment = o.code() == null ? "" : o.code();
        return new Opened(open.perform(scope, actor, screens.siteId(scope, code), o.parentId(), segment, text, care));
    }

    @Summary("调整栏目顺序")
    @PutMapping("/api/sites/{code}/channels/order")
    Tree reorder(SiteScope scope, Actor actor, @PathVariable String code, @RequestBody Order order) {
        List<Long> ids = order.channels();
        if (ids == null || ids.contains(null)) {
            throw Problem.invalid("缺少 channels（该级全部栏目的编号）");
        }
        reorder.perform(scope, actor, screens.siteId(scope, code), order.parentId(), ids);
        return tree(scope, actor, code);
    }

    @Summary("修改栏目")
    @PutMapping("/api/channels/{id}")
    Changed change(SiteScope scope, Actor actor, @PathVariable long id, @RequestBody ChannelRequest c) {
        Long version = c.version();
        if (version == null) {
            throw Problem.invalid("缺少 version（打开栏目时的版本号）");
        }
        Channel before = screens.channel(scope, id);
        change.perform(
                scope,
                actor,
                id,
                version,
                c.channelText(),
                c.care() == null ? before.care() : c.care().care());
        ChannelRow now = screens.row(scope, actor, id);
        return new Changed(
                now,
                new UndoChange(
                        "PUT", "/api/channels/" + id, new FormerText(now.version(), before.text(), before.care())));
    }

    @Summary("移动栏目")
    @PostMapping("/api/channels/{id}/move")
    Moved move(SiteScope scope, Actor actor, @PathVariable long id, @RequestBody Moving m) {
        MoveChannel.Place from =
                move.perform(scope, actor, id, m.version(), new MoveChannel.Place(m.parentId(), m.position()));
        return new Moved(screens.row(scope, actor, id), new UndoMove("POST", "/api/channels/" + id + "/move", from));
    }

    @Summary("撤销栏目")
    @DeleteMapping("/api/channels/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(SiteScope scope, Actor actor, @PathVariable long id) {
        close.perform(scope, actor, id);
    }
}
