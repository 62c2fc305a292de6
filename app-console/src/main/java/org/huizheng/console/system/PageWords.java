package org.huizheng.console.system;

import java.util.Map;

/** What a page of the queue is, for a person who has to mend it. */
public final class PageWords {

    private static final Map<String, String> WHOLE = Map.ofEntries(
            Map.entry("home", "首页"),
            Map.entry("elder", "长者版首页"),
            Map.entry("map", "网站地图"),
            Map.entry("robots", "robots.txt"),
            Map.entry("sitemap", "站点地图索引"),
            Map.entry("opensearch", "站内检索的说明"),
            Map.entry("hant", "繁体版的说明"),
            Map.entry("emergency", "应急公告"),
            Map.entry("drill", "应急演练"),
            Map.entry("door", "站点的门"),
            Map.entry("mark", "站点标记"),
            Map.entry("closed", "站点关闭时的说明"),
            Map.entry("*", "整个站点"));

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("document", "稿件页面"),
            Map.entry("file", "附件"),
            Map.entry("channel", "栏目页"),
            Map.entry("cut", "栏目列表的一页"),
            Map.entry("feed", "订阅源"),
            Map.entry("shard", "站点地图的一份"),
            Map.entry("statement", "说明页"),
            Map.entry("error", "出错页"),
            Map.entry("asset", "主题文件"),
            Map.entry("mappings", "旧地址"),
            Map.entry("engine-style", "引擎的样式"),
            Map.entry("fragment", "片段"));

    private PageWords() {}

    public static String of(String page) {
        int colon = page.indexOf(':');
        return colon < 0
                ? WHOLE.getOrDefault(page, page)
                : KINDS.getOrDefault(page.substring(0, colon), page.substring(0, colon)) + " "
                        + page.substring(colon + 1);
    }
}
