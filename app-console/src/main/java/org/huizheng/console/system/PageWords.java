package org.huizheng.console.system;

import java.util.Map;

/** What a page of the queue is, for a person who has to mend it. */
final class PageWords {

    private static final Map<String, String> WHOLE = Map.of(
            "home",
            "首页",
            "elder",
            "长者版首页",
            "map",
            "网站地图",
            "robots",
            "robots.txt",
            "sitemap",
            "站点地图索引",
            "opensearch",
            "站内检索的说明",
            "*",
            "整个站点");

    private static final Map<String, String> KINDS = Map.of(
            "document", "稿件页面",
            "file", "附件",
            "channel", "栏目页",
            "cut", "栏目列表的一页",
            "feed", "订阅源",
            "shard", "站点地图的一份",
            "statement", "说明页",
            "error", "出错页",
            "asset", "主题文件",
            "fragment", "片段");

    private PageWords() {}

    static String of(String page) {
        int colon = page.indexOf(':');
        return colon < 0
                ? WHOLE.getOrDefault(page, page)
                : KINDS.getOrDefault(page.substring(0, colon), page.substring(0, colon)) + " "
                        + page.substring(colon + 1);
    }
}
