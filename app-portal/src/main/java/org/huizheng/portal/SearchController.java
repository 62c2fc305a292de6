package org.huizheng.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huizheng.render.SearchFeed;
import org.huizheng.search.SearchAnswer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.HtmlUtils;

/** The search page, the same answer as JSON, and the description by which browsers offer the search themselves. */
@Controller
final class SearchController {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Searches searches;
    private final SearchPages pages;
    private final FragmentsOf fragments;

    SearchController(Searches searches, SearchPages pages, FragmentsOf fragments) {
        this.searches = searches;
        this.pages = pages;
        this.fragments = fragments;
    }

    @GetMapping("/search")
    ResponseEntity<byte[]> page(HttpServletRequest request, @RequestAttribute(PageHandler.SITE) String site) {
        SearchAnswer answer = answer(request, site);
        return ResponseEntity.ok()
                .contentType(HTML)
                .header("X-Robots-Tag", "noindex")
                .body(fragments.join(site, pages.search(site, answer)));
    }

    @GetMapping(path = "/search.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    SearchAnswer json(HttpServletRequest request, @RequestAttribute(PageHandler.SITE) String site) {
        return answer(request, site);
    }

    /** 订阅一次检索: the newest of what a search finds, in the form its address names. */
    @GetMapping({"/search/feed.json", "/search/rss.xml", "/search/atom.xml"})
    ResponseEntity<byte[]> feed(
            HttpServletRequest request,
            @RequestAttribute(PageHandler.SITE) String site,
            @RequestAttribute(PageHandler.HOME) String home) {
        Map<String, String[]> asked = new HashMap<>(request.getParameterMap());
        asked.keySet().removeAll(List.of("page", "size"));
        asked.put("order", new String[] {"newest"});
        SearchAnswer answer = answer(request, site, asked);
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String path = request.getRequestURI();
        SearchFeed feed = new SearchFeed(
                answer.words().isBlank() ? "最新发布" : "“" + answer.words() + "”的检索结果",
                home + "/search" + query,
                home + path + query,
                answer.hits().stream().map(hit -> item(hit, home)).toList());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(ContentTypes.of(path)))
                .header("X-Robots-Tag", "noindex")
                .body(feed.bytes());
    }

    private static SearchFeed.Item item(SearchAnswer.Hit hit, String home) {
        String scheme = home.substring(0, home.indexOf("//"));
        String url = hit.url().startsWith("//") ? scheme + hit.url() : home + hit.url();
        String summary = hit.snippetHtml().replaceAll("</?mark>", "");
        return new SearchFeed.Item(
                url, hit.title(), HtmlUtils.htmlUnescape(summary), hit.siteName(), LocalDate.parse(hit.date()));
    }

    private SearchAnswer answer(HttpServletRequest request, String site) {
        return answer(request, site, request.getParameterMap());
    }

    private SearchAnswer answer(HttpServletRequest request, String site, Map<String, String[]> asked) {
        String host = request.getHeader(HttpHeaders.HOST);
        int colon = host == null ? -1 : host.lastIndexOf(':');
        String port = host == null || colon < 0 || host.endsWith("]") ? "" : host.substring(colon);
        return searches.perform(site, port, asked);
    }
}
