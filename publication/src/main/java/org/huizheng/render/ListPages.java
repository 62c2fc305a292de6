package org.huizheng.render;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huizheng.release.Keys;
import org.huizheng.release.MovedChannels;
import org.huizheng.release.ReleasedChannel;

/**
 * The pages of a channel. The head shows what is pinned, the open cut and the newest closed cut; each closed cut has a page
 * of its own; the address of the open cut leads to the head until it closes.
 */
final class ListPages {

    private final PageMaker maker;
    private final Content content;
    private final SiteModel model;
    private final Reads reads;

    ListPages(PageMaker maker, SiteModel model, Reads reads) {
        this.maker = maker;
        this.content = maker.content();
        this.model = model;
        this.reads = reads;
    }

    Made channel(long channelId) {
        ReleasedChannel channel = model.channel(channelId);
        if (channel == null) {
            return moved(channelId, "");
        }
        reads.shared(Keys.channelKind(channelId));
        if (channel.kind().equals("external")) {
            return Made.absent();
        }
        String path = folder(channel);
        Rendering page = maker.rendering(model, reads, channel.kind(), path);
        page.channel = channel;
        if (channel.kind().equals("section")) {
            return Made.page(200, path, maker.whole(page, "templates/section.peb", Map.of()), "templates/section.peb");
        }
        reads.own(Keys.listOrder(channelId));
        page.listPage = channel.isNewestFirst() ? head(channel) : byHand(channel);
        return list(page, channel);
    }

    /** Where a channel that went into another leads: its list and the cuts of it to the list, its feed to the feed. */
    Made moved(long channelId, String file) {
        Optional<MovedChannels.Moved> found = content.channelMoved(channelId);
        if (found.isEmpty()) {
            return Made.absent();
        }
        MovedChannels.Moved moved = found.get();
        reads.own(Keys.channelKind(moved.toChannelId()));
        reads.own(Keys.channelAddress(moved.toChannelId()));
        ReleasedChannel to = model.channel(moved.toChannelId());
        String target = to == null ? "" : SiteModel.url(to);
        boolean feed = file.equals(FeedForms.STORED);
        return to == null || feed && to.kind().equals("external")
                ? Made.absent()
                : Made.moved(301, "/" + moved.path() + "/" + file, feed ? target + file : target);
    }

    private Made list(Rendering page, ReleasedChannel channel) {
        reads.shared(Keys.channelDetails(channel.channelId()));
        String template = PageMaker.firstOf(
                model,
                reads,
                PageMaker.template(channel, "listTemplate"),
                "templates/list-" + channel.contentType() + ".peb",
                "templates/list.peb");
        return Made.page(200, page.path, maker.whole(page, template, Map.of()), template);
    }

    private Rendering.ListPage byHand(ReleasedChannel channel) {
        readWindow(channel, Reads.OLDEST, 0, Reads.NEWEST, 0);
        reads.shared(Keys.pinned(channel.channelId()));
        return new Rendering.ListPage(content.byHand(channel.channelId()), new Views.PagingView("", "", "", ""));
    }

    private Rendering.ListPage head(ReleasedChannel channel) {
        long id = channel.channelId();
        reads.own(Keys.pinned(id));
        List<Row> items = new ArrayList<>(content.pinned(id));
        Optional<Content.Cut> open = content.openCut(id);
        if (open.isEmpty()) {
            readWindow(channel, Reads.OLDEST, 0, Reads.NEWEST, 0);
            return new Rendering.ListPage(items, new Views.PagingView("", "", "", ""));
        }
        items.addAll(content.cut(id, open.get().no()));
        Optional<Content.Cut> closed = content.older(id, open.get());
        closed.ifPresent(c -> items.addAll(content.cut(id, c.no())));
        Content.Cut last = closed.orElse(open.get());
        readWindow(channel, last.fromAt(), last.fromId(), Reads.NEWEST, 0);
        reads.own(Keys.cut(id, open.get().no()));
        reads.own(Keys.cut(id, last.no()));
        Optional<Content.Cut> older = closed.flatMap(c -> content.older(id, c));
        return new Rendering.ListPage(
                items, new Views.PagingView("", address(channel, older), "", older.isEmpty() ? "" : oldest(channel)));
    }

    Made cut(String rest) {
        String[] p = rest.split(":");
        ReleasedChannel channel = model.channel(Long.parseLong(p[0]));
        int no = Integer.parseInt(p[1]);
        if (channel == null) {
            return moved(Long.parseLong(p[0]), "c" + no + ".html");
        }
        String path = cutPath(channel, no);
        Optional<Content.Cut> found = content.cutRow(channel.channelId(), no);
        if (found.isEmpty()) {
            return content.cutMovedTo(channel.channelId(), no)
                    .map(to -> Made.moved(301, path, cutPath(channel, to)))
                    .orElse(Made.absent());
        }
        return found.get().open() ? Made.moved(302, path, folder(channel)) : closed(channel, path, found.get());
    }

    private Made closed(ReleasedChannel channel, String path, Content.Cut cut) {
        long id = channel.channelId();
        Optional<Content.Cut> newer = content.newer(id, cut);
        Optional<Content.Cut> older = content.older(id, cut);
        readWindow(
                channel,
                cut.fromAt(),
                cut.fromId(),
                newer.map(Content.Cut::fromAt).orElse(Reads.NEWEST),
                newer.map(Content.Cut::fromId).orElse(0L));
        reads.own(Keys.cut(id, cut.no()));
        Rendering page = maker.rendering(model, reads, "list", path);
        page.channel = channel;
        page.listPage = new Rendering.ListPage(
                content.cut(id, cut.no()),
                new Views.PagingView(
                        address(channel, newer),
                        address(channel, older),
                        folder(channel),
                        older.isEmpty() ? "" : oldest(channel)));
        return list(page, channel);
    }

    private void readWindow(ReleasedChannel channel, Instant fromAt, long fromId, Instant toAt, long toId) {
        reads.list(new Reads.ListRead(channel.channelId(), null, fromAt, fromId, toAt, toId));
    }

    private String oldest(ReleasedChannel channel) {
        reads.shared(Keys.oldestCut(channel.channelId()));
        return address(channel, content.oldestCut(channel.channelId()));
    }

    private String folder(ReleasedChannel channel) {
        return SiteModel.folder(channel, reads);
    }

    private String address(ReleasedChannel channel, Optional<Content.Cut> cut) {
        return cut.map(c -> cutPath(channel, c.no())).orElse("");
    }

    private String cutPath(ReleasedChannel channel, int no) {
        return folder(channel) + "c" + no + ".html";
    }

    /** Count and years of a list, from the cuts: as many steps as there are years, however many items. */
    Views.TotalView total(ReleasedChannel channel) {
        long id = channel.channelId();
        reads.shared(Keys.total(id));
        List<Views.YearView> years = new ArrayList<>();
        Optional<Instant> at = content.newestBefore(id, Reads.NEWEST);
        while (at.isPresent() && years.size() < 100) {
            int year = at.get().atZone(Rendering.SHANGHAI).getYear();
            Instant end = at.get().plusMillis(1);
            String url = content.cutBefore(id, end)
                    .map(c -> c.open() ? folder(channel) : cutPath(channel, c.no()))
                    .orElse(folder(channel));
            years.add(new Views.YearView(year, url));
            Instant start = java.time.LocalDate.of(year, 1, 1)
                    .atStartOfDay(Rendering.SHANGHAI)
                    .toInstant();
            at = content.newestBefore(id, start);
        }
        return new Views.TotalView(content.items(id), years);
    }
}
