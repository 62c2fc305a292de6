package org.huizheng.interchange;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huizheng.channel.Channel;
import org.huizheng.channel.ChannelQueries;
import org.huizheng.channel.ChannelText;
import org.huizheng.channel.OpenChannel;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.site.Site;
import org.jspecify.annotations.Nullable;

/** The channels of the site an import goes to, and those it opens on the way. */
final class ImportChannels {

    private final SiteScope scope;
    private final Actor actor;
    private final Site site;
    private final boolean create;
    private final OpenChannel open;
    private final Map<String, Place> byPath = new HashMap<>();
    private int opened;

    private record Place(long id, String kind) {}

    ImportChannels(SiteScope scope, Actor actor, Site site, boolean create, ChannelQueries channels, OpenChannel open) {
        this.scope = scope;
        this.actor = actor;
        this.site = site;
        this.create = create;
        this.open = open;
        for (Channel channel : channels.tree(scope, site.id())) {
            byPath.put(channel.path(), new Place(channel.id(), channel.kind()));
        }
    }

    int opened() {
        return opened;
    }

    /** The id of the list channel the line belongs to. */
    long of(ImportLine line) {
        Place place = byPath.get(line.channel());
        if (place == null && !create) {
            throw new Refusal("没有栏目 " + LineFields.shown(line.channel()) + "（加 --create-channels 可自动开设）");
        }
        Place found = place == null ? openAll(line) : place;
        if (!found.kind.equals("list")) {
            throw new Refusal("栏目 " + LineFields.shown(line.channel()) + " 不是列表栏目，不能放入文档");
        }
        return found.id;
    }

    private Place openAll(ImportLine line) {
        String[] codes = line.channel().split("/");
        Place place = null;
        for (int depth = 1; depth <= codes.length; depth++) {
            String path = String.join("/", Arrays.copyOf(codes, depth));
            Place known = byPath.get(path);
            String name = line.channelNames().isEmpty()
                    ? codes[depth - 1]
                    : line.channelNames().get(depth - 1);
            boolean leaf = depth == codes.length;
            place = known != null
                    ? known
                    : openOne(place, path, codes[depth - 1], text(name.strip(), leaf, depth == 1, line.type()));
        }
        if (place == null) {
            throw new Refusal("缺少 channel");
        }
        return place;
    }

    private Place openOne(@Nullable Place parent, String path, String code, ChannelText text) {
        try {
            Place place = new Place(
                    open.perform(scope, actor, site.id(), parent == null ? null : parent.id, code, text), text.kind());
            byPath.put(path, place);
            opened++;
            return place;
        } catch (Problem e) {
            throw new Refusal("栏目 " + LineFields.shown(path) + " 无法开设：" + e.getMessage());
        }
    }

    private ChannelText text(String name, boolean leaf, boolean top, String type) {
        return new ChannelText(
                name,
                site.name() + "网站“" + name + "”栏目。",
                List.of(name),
                List.of(name),
                leaf ? "list" : "section",
                leaf ? type : "article",
                "newest",
                top,
                null,
                Map.of());
    }
}
