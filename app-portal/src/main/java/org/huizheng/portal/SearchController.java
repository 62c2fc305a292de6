package org.huizheng.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huizheng.hant.Hant;
import org.huizheng.render.SearchFeed;
import org.huizheng.search.SearchAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/** The search page in either script, the same answer as JSON, and the description by which browsers offer the search themselves. */
@Controller
final class SearchController {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Searches searches;
    private final SearchPages pages;
    private final FragmentsOf fragments;

    SearchController(Searches searches, SearchPages pages, FragmentsOf fragments) {
        this.searches = searches;
        this.pages = pages;
        this.fragments = fragments;
    }

    @GetMapping({"/search", Hant.PREFIX + "/search"})
    ResponseEntity<byte[]> page(
            HttpServletRequest request,
            @RequestAttribute(PageHandler.SITE) String site,
            @RequestAttribute(name = PageHandler.HANT, required = false) @Nullable Hant hant) {
        SearchAnswer answer = answer(request, site, request.getParameterMap(), hant);
        byte[] page = fragments.join(site, pages.search(site, answer));
        return ResponseEntity.ok()
                .contentType(HTML)
                .header("X-Robots-Tag", "noindex")
                .body(hant == null ? page : hant.page(page));
    }

    @GetMapping(
            path = {"/search.json", Hant.PREFIX + "/search.json"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    byte[] json(
            HttpServletRequest request,
            @RequestAttribute(PageHandler.SITE) String site,
            @RequestAttribute(name = PageHandler.HANT, required = false) @Nullable Hant hant) {
        byte[] answer = JSON.writeValueAsBytes(answer(request, site, request.getParameterMap(), hant));
        return hant == null ? answer : hant.json(answer);
    }

    /** 订阅一次检索: the newest of what a search finds, in the form its address names. */
    @GetMapping({
        "/search/feed.json",
        "/search/rss.xml",
        "/search/atom.xml",
        Hant.PREFIX + "/search/feed.json",
        Hant.PREFIX + "/search/rss.xml",
        Hant.PREFIX + "/search/atom.xml"
    })
    ResponseEntity<byte[]> feed(
            HttpServletRequest request,
            @RequestAttribute(PageHandler.SITE) String site,
            @RequestAttribute(PageHandler.HOME) String home,
            @RequestAttribute(name = PageHandler.HANT, required = false) @Nullable Hant hant) {
        Map<String, String[]> asked = new HashMap<>(request.getParameterMap());
        asked.keySet().removeAll(List.of("page", "size"));
        asked.put("order", new String[] {"newest"});
        SearchAnswer answer = answer(request, site, asked, hant);
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String path = hant == null ? request.getRequestURI() : Hant.simplifiedOf(request.getRequestURI());
        SearchFeed feed = new SearchFeed(
                answer.words().isBlank() ? "最新发布" : "“" + answer.words() + "”的检索结果",
                home + "/search" + query,
                home + path + query,
                answer.hits().stream().map(hit -> item(hit, home)).toList());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(ContentTypes.of(path)))
                .header("X-Robots-Tag", "noindex")
                .body(hant == null ? feed.bytes() : feed.bytes(hant.at(home)::json));
    }

    private static SearchFeed.Item item(SearchAnswer.Hit hit, String home) {
        String scheme = home.substring(0, home.indexOf("//"));
        String url = hit.url().startsWith("//") ? scheme + hit.url() : home + hit.url();
        String summary = hit.snippetHtml().replaceAll("</?mark>", "");
        return new SearchFeed.Item(
                url, hit.title(), HtmlUtils.htmlUnescape(summary), hit.siteName(), LocalDate.parse(hit.date()));
    }

    private SearchAnswer answer(
            HttpServletRequest request, String site, Map<String, String[]> parameters, @Nullable Hant hant) {
        Map<String, String[]> asked = new HashMap<>(parameters);
        if (hant != null) {
            asked.computeIfPresent(
                    "q",
                    (q, words) -> Arrays.stream(words).map(Hant::simplified).toArray(String[]::new));
        }
        String host = request.getHeader(HttpHeaders.HOST);
        int colon = host == null ? -1 : host.lastIndexOf(':');
        String port = host == null || colon < 0 || host.endsWith("]") ? "" : host.substring(colon);
        return searches.perform(site, port, asked);
    }
}
