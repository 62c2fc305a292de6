package org.huizheng.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A theme looked at before anybody else sees it, in the running product. */
class ThemePreviewModuleTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String LINKS = "fragments/links.peb";
    private static final String MASTHEAD = "fragments/masthead.peb";

    private final TestProduct here = TestProduct.shared();
    private final long base =
            here.json("GET", "/api/themes/standard", "").at("/theme/versionId").asLong();

    @Test
    void anUnsavedFragmentIsSeenInTheWholePageAndByNobodyElse() throws InterruptedException {
        String text = source(MASTHEAD) + "<p>还没有保存的一句</p>";
        String versions =
                here.json("GET", "/api/themes/standard", "").path("versions").toString();
        JsonNode preview = preview(Map.of(MASTHEAD, text), "home");
        assertThat(preview.path("errors")).as(preview.toString()).isEmpty();
        HttpResponse<String> page = page(preview.path("url").asString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("还没有保存的一句", "主题还没有换上").doesNotContain("<!--#include");
        assertThat(page.headers().firstValue("X-Robots-Tag")).hasValue("noindex, nofollow");
        assertThat(page("/").body()).doesNotContain("还没有保存的一句");
        assertThat(here.json("GET", "/api/themes/standard", "").path("versions").toString())
                .isEqualTo(versions);
        assertThat(here.json("GET", "/api/audit?action=previewTheme", "")
                        .at("/items/0/actionName")
                        .asString())
                .isEqualTo("预览主题");
    }

    @Test
    void whatAThemeBringsAlongIsThereAndNothingBesideIt() throws InterruptedException, IOException {
        String body = page(preview(Map.of(), "map").path("url").asString()).body();
        Matcher style =
                Pattern.compile("href=\"(/_preview/a-[^/]+/)portal\\.css").matcher(body);
        assertThat(style.find()).as(body).isTrue();
        HttpResponse<String> css = page(style.group(1) + "portal.css");
        assertThat(css.statusCode()).isEqualTo(200);
        assertThat(css.headers().firstValue("Content-Type").orElse("")).startsWith("text/css");
        Path secret = here.data.resolve("pages/_preview/jia/secret.html");
        Files.writeString(secret, "secret");
        for (String path : List.of("../secret.html", "..%2Fsecret.html", "%2e%2e/secret.html", "nothing.css", "")) {
            assertThat(page(style.group(1) + path).statusCode()).as(path).isIn(400, 404);
        }
    }

    @Test
    void eachKindOfPageCanBeLookedAt() throws InterruptedException {
        here.openChannel("zhutiyulan", "预览栏目");
        here.json("POST", "/api/sites/jia/documents", """
                {"channel": "zhutiyulan", "title": "预览里的正文", "source": "试验市人民政府", "body": "<p>正文</p>", "release": true}""");
        for (String kind : List.of("home", "channel", "document", "map", "statement", "elder", "error")) {
            JsonNode preview = preview(Map.of(), kind);
            assertThat(page(preview.path("url").asString()).statusCode())
                    .as(kind + " " + preview)
                    .isEqualTo(200);
        }
        assertThat(page(preview(Map.of(), "document").path("url").asString()).body())
                .contains("预览里的正文");
        assertThat(preview(Map.of(), "elsewhere").path("status").asInt()).isEqualTo(400);
    }

    @Test
    void whatIsWrongIsToldByFileAndLine() {
        JsonNode syntax = preview(Map.of(LINKS, "<p>\n{% if %}"), "home");
        assertThat(syntax.path("url").isNull()).as(syntax.toString()).isTrue();
        assertThat(syntax.at("/errors/0/file").asString()).isEqualTo(LINKS);
        assertThat(syntax.at("/errors/0/line").asInt()).isEqualTo(2);
        JsonNode endless = preview(
                Map.of(
                        MASTHEAD,
                        "{% set many = \"" + "x,".repeat(2_000)
                                + "\" | split(\",\") %}\n\n{% for a in many %}{% for b in many %}x{% endfor %}{% endfor %}"),
                "home");
        assertThat(endless.at("/errors/0/reason").asString()).contains("超过上限");
        assertThat(endless.path("url").isNull()).as(endless.toString()).isTrue();
        assertThat(endless.at("/errors/0/file").asString()).isEqualTo(MASTHEAD);
        assertThat(endless.at("/errors/0/line").asInt()).isEqualTo(3);
    }

    @Test
    void anotherSitesContentIsNotReached() throws InterruptedException {
        here.api("POST", "/api/sites/yi/channels", """
                {"code": "bieren", "text": {"name": "别人的栏目", "description": "别", "keywords": ["别"], "columnTypes": ["动态要闻"]}}""");
        JsonNode created = here.json("POST", "/api/sites/yi/documents", """
                {"channel": "bieren", "title": "别的站点的稿件", "source": "试验市第二局", "body": "<p>正文</p>", "release": true}""");
        assertThat(created.path("documentId").asLong()).isPositive();
        JsonNode preview = preview(
                Map.of(MASTHEAD, "{% documents channel=\"bieren\" %}<b>{{ document.title }}</b>{% enddocuments %}"),
                "home");
        String url = preview.path("url").asString("");
        assertThat(url.isEmpty() ? preview.toString() : page(url).body()).doesNotContain("别的站点的稿件");
    }

    private JsonNode preview(Map<String, String> files, String page) {
        return here.json(
                "POST",
                "/api/themes/standard/preview",
                JSON.writeValueAsString(Map.of("site", "jia", "base", base, "files", files, "page", page)));
    }

    private String source(String path) {
        return here.json("GET", "/api/themes/standard/versions/" + base + "/file?path=" + path, "")
                .path("source")
                .asString();
    }

    private HttpResponse<String> page(String address) throws InterruptedException {
        int at = Math.max(0, address.indexOf("/_preview/"));
        return here.page(address.substring(at), answer -> true);
    }
}
