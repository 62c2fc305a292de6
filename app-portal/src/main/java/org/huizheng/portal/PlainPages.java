package org.huizheng.portal;

import java.nio.charset.StandardCharsets;
import org.huizheng.search.SearchAnswer;
import org.huizheng.search.SearchAnswer.Hit;
import org.springframework.web.util.HtmlUtils;

/** The search page without any theme: for a site that has none, or while it cannot be read. */
final class PlainPages implements SearchPages {

    @Override
    public byte[] search(String siteCode, SearchAnswer search) {
        StringBuilder hits = new StringBuilder();
        search.hits().forEach(hit -> append(hits, hit));
        return """
                <!DOCTYPE html>
                <html lang="zh-CN">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <title>站内搜索</title>
                </head>
                <body>
                <header><a href="/">返回首页</a></header>
                <main>
                <h1>站内搜索</h1>
                <form action="/search" role="search">
                <label for="q">搜索内容</label>
                <input id="q" name="q" type="search" value="%s">
                <button>搜索</button>
                </form>
                <p role="status">找到 %d 条结果</p>
                <ol>
                %s</ol>
                <nav aria-label="翻页">%s%s</nav>
                </main>
                </body>
                </html>
                """.formatted(
                        escape(search.words()),
                        search.total(),
                        hits,
                        link(search.newer(), "上一页"),
                        link(search.older(), "下一页"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder out, Hit hit) {
        out.append("<li><h2><a href=\"")
                .append(escape(hit.url()))
                .append("\">")
                .append(hit.titleHtml())
                .append("</a></h2>");
        out.append("<p>").append(hit.snippetHtml()).append("</p>");
        out.append("<p>")
                .append(escape(hit.siteName()))
                .append(' ')
                .append(escape(hit.date()))
                .append("</p></li>\n");
    }

    private static String link(String url, String words) {
        return url.isEmpty() ? "" : "<a href=\"" + escape(url) + "\">" + words + "</a> ";
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
