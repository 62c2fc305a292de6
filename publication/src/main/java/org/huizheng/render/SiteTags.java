package org.huizheng.render;

import static org.huizheng.render.Tags.each;
import static org.huizheng.render.Tags.example;
import static org.huizheng.render.Tags.inline;
import static org.huizheng.render.Tags.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huizheng.release.Pages;
import org.huizheng.release.ReleasedChannel;
import org.huizheng.template.Markup;
import org.huizheng.template.Tag;
import org.jspecify.annotations.Nullable;

/** Tags about the site: channels, shared fragments, the search box. */
final class SiteTags {

    static final List<Tag> ALL = List.of(
            each(
                    "channels",
                    "列出栏目：不写 parent 时是主导航的一级栏目，写 parent 时是它的下级栏目，按栏目次序。",
                    List.of(parameter("parent", "上级栏目：栏目变量或路径", "")),
                    List.of(
                            example(
                                    "主导航",
                                    "{% channels as c %}<a href=\"{{ c.url }}\">{{ c.name }}</a>{% endchannels %}",
                                    "<a href=\"/xwzx/\">新闻中心</a><a href=\"/zwgk/\">政务公开</a>"),
                            example(
                                    "下级栏目",
                                    "{% channels parent=\"xwzx\" as c %}{{ loop.number }}.{{ c.name }} {% endchannels %}",
                                    "1.要闻 2.通知公告"),
                            example(
                                    "没有时",
                                    "{% channels parent=\"xwzx/tzgg\" as c %}x{% empty %}建设中{% endchannels %}",
                                    "建设中")),
                    SiteTags::channels),
            each(
                    "channel",
                    "取一个栏目；栏目不存在时不输出正文，写了 empty 就输出 empty 部分。",
                    List.of(parameter("path", "栏目路径", "")),
                    List.of(
                            example("按路径", "{% channel \"xwzx/yaowen\" as c %}{{ c.name }}{% endchannel %}", "要闻"),
                            example("不存在时", "{% channel \"none\" as c %}x{% empty %}无{% endchannel %}", "无")),
                    (call, page) -> channelOf(call, page, call.argument("path")).stream()
                            .map(page::view)
                            .toList()),
            inline(
                    "fragment",
                    "放一个共用片段（主题里 fragments/ 下的模板）。片段全站（或每个栏目）只生成一次，改动时不必重新生成用到它的页面。一页最多八个。",
                    List.of(parameter("name", "片段名", ""), parameter("channel", "栏目变量或路径，片段里可用 channel 变量", "")),
                    List.of(
                            example(
                                    "全站的片段",
                                    "{% fragment \"masthead\" %}",
                                    "<!--#include virtual=\"/_f/masthead.html\"-->"),
                            example(
                                    "每个栏目一份",
                                    "{% fragment \"latest\" channel=\"xwzx/yaowen\" %}",
                                    "<!--#include virtual=\"/_f/latest-2.html\"-->")),
                    SiteTags::fragment),
            inline(
                    "searchbox",
                    "全站搜索框。",
                    List.of(parameter("hint", "提示文字", "搜政策、办事、机构")),
                    List.of(),
                    SiteTags::searchbox));

    private SiteTags() {}

    private static List<?> channels(Tag.Call call, Rendering page) {
        if (!call.has("parent")) {
            return page.navigation().stream().map(page::view).toList();
        }
        return channelOf(call, page, call.argument("parent")).stream()
                .flatMap(parent -> page.childrenOf(parent.channelId()).stream())
                .map(page::view)
                .toList();
    }

    /** A channel given as the variable a tag made, or as a path. */
    static Optional<ReleasedChannel> channelOf(Tag.Call call, Rendering page, @Nullable Object given) {
        return switch (given) {
            case Views.ChannelView view -> Optional.ofNullable(page.model.channel(view.id()));
            case String path -> page.channelAt(path);
            case null -> Optional.empty();
            default -> throw call.refuse("栏目应是栏目变量或路径");
        };
    }

    static List<ReleasedChannel> channelsOf(Tag.Call call, Rendering page, @Nullable Object given) {
        if (given instanceof List<?> many) {
            List<ReleasedChannel> channels = new ArrayList<>();
            many.forEach(one -> channelOf(call, page, one).ifPresent(channels::add));
            return channels;
        }
        return channelOf(call, page, given).stream().toList();
    }

    private static Markup fragment(Tag.Call call, Rendering page) {
        String name = call.text("name", "");
        if (name.startsWith("_")) {
            throw call.refuse("下划线开头的片段由引擎输出");
        }
        if (!page.model.theme().language().has("fragments/" + name + ".peb")) {
            throw call.refuse("主题里没有片段 " + name);
        }
        long channelId = call.has("channel")
                ? channelOf(call, page, call.argument("channel"))
                        .map(ReleasedChannel::channelId)
                        .orElseThrow(() -> call.refuse("片段的栏目不存在"))
                : 0;
        String key = Pages.fragment(name, channelId);
        if (!page.useFragment(key)) {
            throw call.refuse("一页最多八个片段");
        }
        return Markup.of(Rendering.include(key));
    }

    private static Markup searchbox(Tag.Call call, Rendering page) {
        String hint = Escape.html(call.text("hint", "搜政策、办事、机构"));
        return Markup.of("""
                <form class="sbox" role="search" aria-label="全站搜索" action="/search">\
                <label class="sr" for="q">%s</label>\
                <input id="q" name="q" type="search" placeholder="%s" maxlength="100" autocomplete="off">\
                <button><svg class="ico" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">\
                <circle cx="11" cy="11" r="7"/><path d="M16 16l5 5"/></svg>搜索</button></form>""".formatted(hint, hint));
    }
}
