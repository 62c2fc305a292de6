package org.huizheng.render;

import static org.huizheng.render.Tags.each;
import static org.huizheng.render.Tags.example;
import static org.huizheng.render.Tags.parameter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huizheng.release.Position;
import org.huizheng.release.ReleasedChannel;
import org.huizheng.template.Tag;

/** Tags that list documents. */
final class ListTags {

    private static final int MOST = 100;

    static final List<Tag> ALL = List.of(
            each(
                    "documents",
                    "列出栏目里最新的稿件；在列表页上写 page=true 列出本页的稿件。",
                    List.of(
                            parameter("channel", "栏目变量、路径，或它们的列表；不写时是本页的栏目", "本页栏目"),
                            parameter("limit", "最多几条，不超过 100", "10"),
                            parameter("children", "是否包括下一级栏目", "false"),
                            parameter("type", "只列一种内容模型", ""),
                            parameter("image", "只列有题图的", "false"),
                            parameter("offset", "跳过前几条，不超过 100", "0"),
                            parameter("page", "列表页：列出本页的稿件", "false")),
                    List.of(
                            example(
                                    "最新两条",
                                    "{% documents channel=\"xwzx/yaowen\" limit=2 as d %}<a href=\"{{ d.url }}\">{{ d.title }}</a>{{ d.date }}{% enddocuments %}",
                                    "<a href=\"/xwzx/yaowen/202611/3.html\">第三条 &lt;要闻&gt;</a>2026-11-20<a href=\"/xwzx/yaowen/202611/2.html\">第二条要闻</a>2026-11-19"),
                            example(
                                    "没有时",
                                    "{% documents channel=\"xwzx/tzgg\" as d %}x{% empty %}暂无内容{% enddocuments %}",
                                    "暂无内容"),
                            example(
                                    "连同下级栏目",
                                    "{% documents channel=\"xwzx\" children=true limit=1 as d %}{{ d.channelName }}{% enddocuments %}",
                                    "要闻")),
                    ListTags::documents),
            each(
                    "paging",
                    "列表页的翻页：较新、较旧、首页、最早的地址，没有时为空。页码和总数不写进页面，总数用片段 total。",
                    List.of(),
                    List.of(),
                    (call, page) -> page.listPage == null ? List.of() : List.of(page.listPage.paging())));

    private ListTags() {}

    private static List<?> documents(Tag.Call call, Rendering page) {
        if (call.flag("page")) {
            return page.listPage == null
                    ? List.of()
                    : page.listPage.items().stream().map(page::view).toList();
        }
        List<ReleasedChannel> channels = call.has("channel")
                ? SiteTags.channelsOf(call, page, call.argument("channel"))
                : page.channel == null ? List.of() : List.of(page.channel);
        List<Long> ids = new ArrayList<>(
                channels.stream().map(ReleasedChannel::channelId).toList());
        String given = call.text("type", "");
        String type = given.isEmpty() ? null : given;
        boolean some = type != null || call.flag("image");
        List<Long> orders = new ArrayList<>(ids);
        if (call.flag("children")) {
            channels.forEach(c -> {
                orders.add(Position.ofChildren(c.channelId()));
                page.below(c.channelId(), some).forEach(k -> ids.add(k.channelId()));
            });
        }
        if (ids.isEmpty()) {
            return List.of();
        }
        int limit = call.number("limit", 10, MOST);
        int offset = call.number("offset", 0, MOST);
        List<Row> rows = call.flag("image")
                ? page.content.newestWithPicture(ids, type, offset, limit)
                : page.content.newest(ids, type, offset, limit);
        page.listRead(orders, type, rows, rows.size() == limit);
        Set<Long> shown = new HashSet<>();
        return rows.stream()
                .filter(row -> shown.add(row.documentId()))
                .map(page::view)
                .toList();
    }
}
