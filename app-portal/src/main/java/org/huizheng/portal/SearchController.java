package org.huizheng.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.huizheng.search.SearchAnswer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.ResponseBody;

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

    private SearchAnswer answer(HttpServletRequest request, String site) {
        String host = request.getHeader(HttpHeaders.HOST);
        int colon = host == null ? -1 : host.lastIndexOf(':');
        String port = host == null || colon < 0 || host.endsWith("]") ? "" : host.substring(colon);
        return searches.perform(site, port, request.getParameterMap());
    }
}
