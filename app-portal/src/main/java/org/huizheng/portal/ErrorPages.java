package org.huizheng.portal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.huizheng.hant.Hant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** The page for a status: the site's own when it has one, otherwise a plain page that needs nothing else. */
final class ErrorPages {

    private static final Map<Integer, String> WORDS = Map.of(
            400, "请求无法识别|您的浏览器发来的请求不完整或格式有误，请检查网址后重试。",
            403, "无权访问|您没有访问此页面的权限。",
            404, "页面不存在|您访问的页面不存在，可能已经移动或删除，请检查网址，或从首页查找。",
            405, "不支持的操作|此页面只能浏览，不能进行该操作。",
            410, "内容已不再提供|您访问的内容已经撤下，不再提供，可以从首页查找。",
            421, "网站不存在|此服务器上没有您访问的网站，请检查网址中的域名。",
            429, "访问过于频繁|您的访问过于频繁，请稍后再试。",
            431, "请求过长|您的浏览器发来的请求过长，请清除此网站的 Cookie 或检查网址后重试。",
            500, "系统出错|系统出现错误，我们会尽快处理，请稍后再试。",
            503, "服务暂时不可用|此项服务暂时不可用，其他页面不受影响，请稍后再试。");

    private static final String OTHERWISE = "无法处理您的请求|系统无法处理您的请求，请稍后再试。";

    private final PageFiles files;

    ErrorPages(PageFiles files) {
        this.files = files;
    }

    /** @param hant in whose words, null for the simplified version */
    Representation of(@Nullable SiteTree site, int status, @Nullable Hant hant) {
        return of(site == null ? null : files.error(site, String.valueOf(status), status, hant), status, hant);
    }

    /** The page of a site that is closed. */
    Representation closed(SiteTree site, int status, @Nullable Hant hant) {
        return of(files.error(site, "closed", status, hant), status, hant);
    }

    private static Representation of(@Nullable Ready own, int status, @Nullable Hant hant) {
        byte[] bytes = own != null ? own.identity().bytes() : hant == null ? plain(status) : hant.page(plain(status));
        List<HttpField> common = new ArrayList<>(SecurityHeaders.PAGE);
        common.add(CacheRules.NEVER);
        if (hant != null) {
            common.add(MakeReady.LANGUAGE);
        }
        return Representation.of(
                bytes,
                "\"error\"",
                common,
                List.of(new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, ContentTypes.HTML)));
    }

    static byte[] plain(int status) {
        return plain(status, words(status)[1]);
    }

    /** @param message what to say instead of the usual, in the reader's words */
    static byte[] plain(int status, String message) {
        return """
                <!DOCTYPE html>
                <html lang="zh-CN">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s</title>
                </head>
                <body>
                <main>
                <h1>%1$s</h1>
                <p>%2$s</p>
                <p>错误代码：%3$d</p>
                <p><a href="/">返回首页</a></p>
                </main>
                </body>
                </html>
                """.formatted(words(status)[0], HtmlUtils.htmlEscape(message, "UTF-8"), status)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String[] words(int status) {
        return WORDS.getOrDefault(status, OTHERWISE).split("\\|");
    }
}
