package org.huizheng.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTests {

    private RunningPortal portal;
    private SampleTree tree;

    @BeforeAll
    void start(@TempDir Path pages) {
        tree = new SampleTree(pages);
        portal = new RunningPortal(tree, "revalidate=0ms", "largest-cached=100KB");
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    @Test
    void aPageIsAnsweredWithItsFragmentsJoined() {
        Reply home = portal.get("/");
        assertThat(home.status()).isEqualTo(200);
        assertThat(home.text()).contains("临澜市人民政府").endsWith("<nav>导航一</nav>").doesNotContain("<!--#");
        assertThat(home.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(home.header("Content-Length")).isEqualTo(String.valueOf(home.body().length));
    }

    @Test
    void everyPageTellsTheBrowserWhatToRefuse() {
        Reply page = portal.get("/zwgk/202611/7.html");
        assertThat(page.header("Content-Security-Policy"))
                .isEqualTo(
                        "default-src 'self'; script-src 'self'; style-src-elem 'self'; style-src-attr 'unsafe-inline'; "
                                + "img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'self'; form-action 'self'");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
        assertThat(page.header("Referrer-Policy")).isEqualTo("strict-origin-when-cross-origin");
        assertThat(page.header("Permissions-Policy")).contains("camera=()");
        assertThat(page.header("Cache-Control")).isEqualTo("public, max-age=0, must-revalidate");
        assertThat(page.header("Server")).isNull();
        assertThat(page.header("X-Powered-By")).isNull();
        assertThat(page.header("Strict-Transport-Security")).isNull();
    }

    @Test
    void anUnchangedPageIsNotSentAgain() {
        Reply first = portal.get("/zwgk/202611/7.html");
        assertThat(first.header("ETag")).matches("\"[0-9a-f]{32}\"");
        Reply again = portal.get("/zwgk/202611/7.html", "If-None-Match: " + first.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Cache-Control")).isEqualTo(first.header("Cache-Control"));
        assertThat(portal.get("/zwgk/202611/7.html", "If-None-Match: \"other\"").status())
                .isEqualTo(200);
        assertThat(portal.get("/zwgk/202611/7.html", "If-None-Match: *").status())
                .isEqualTo(304);
        assertThat(portal.get("/zwgk/202611/7.html", "If-None-Match: \"a\", W/" + first.header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void aChangedFragmentChangesTheTagOfThePage() {
        tree.put("/tag.html", "页<!--#include virtual=\"/_f/tag.html\"-->");
        tree.put("/_f/tag.html", "一");
        Reply before = portal.get("/tag.html");
        tree.put("/_f/tag.html", "二");
        Reply after = portal.get("/tag.html", "If-None-Match: " + before.header("ETag"));
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.text()).isEqualTo("页二");
        assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
    }

    @Test
    void aMissingFragmentLeavesNothingBehind() {
        tree.put("/missing.html", "前<!--#include virtual=\"/_f/nothing.html\"-->后");
        assertThat(portal.get("/missing.html").text()).isEqualTo("前后");
        tree.put("/_f/nothing.html", "来了");
        assertThat(portal.get("/missing.html").text()).isEqualTo("前来了后");
    }

    @Test
    void howToSearchIsAPageLikeAnyOther() {
        tree.put("/opensearch.xml", "<OpenSearchDescription/>");
        Reply description = portal.get("/opensearch.xml", "X-Forwarded-Proto: https");
        assertThat(description.text()).isEqualTo("<OpenSearchDescription/>");
        assertThat(description.header("Content-Type")).isEqualTo("application/opensearchdescription+xml;charset=utf-8");
    }

    @Test
    void onlyFragmentsAreIncludedAndAtMostTen() {
        tree.put("/_f/n.html", "x<!--#include virtual=\"/_f/n.html\"-->");
        tree.put("/many.html", "<!--#include virtual=\"/_f/n.html\"-->".repeat(11));
        assertThat(portal.get("/many.html").text()).isEqualTo("x<!--#include virtual=\"/_f/n.html\"-->".repeat(10));
        tree.put(
                "/escape.html",
                "a<!--#include virtual=\"/_f/../../current\"--><!--#include virtual=\"/index.html\"-->b");
        assertThat(portal.get("/escape.html").text()).isEqualTo("ab");
    }

    @Test
    void gzipIsSentToThoseWhoAcceptIt() {
        Reply packed = portal.get("/", "Accept-Encoding: br, gzip;q=0.8");
        Reply plain = portal.get("/");
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.header("Vary")).contains("Accept-Encoding");
        assertThat(plain.header("Vary")).contains("Accept-Encoding");
        assertThat(packed.unpacked()).isEqualTo(plain.text());
        assertThat(packed.header("ETag")).isNotEqualTo(plain.header("ETag"));
        assertThat(portal.get("/", "Accept-Encoding: gzip;q=0").header("Content-Encoding"))
                .isNull();
        Reply again = portal.get("/", "Accept-Encoding: gzip", "If-None-Match: " + packed.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo(packed.header("ETag"));
    }

    @Test
    void aHeadRequestGetsTheSameHeadAndNoBody() {
        Reply get = portal.get("/zwgk/202611/7.html");
        Reply head = Reply.to(portal.port, "HEAD", "/zwgk/202611/7.html");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
    }

    @Test
    void aDirectoryIsReachedWithItsSlash() {
        Reply bare = portal.get("/zwgk");
        assertThat(bare.status()).isEqualTo(301);
        assertThat(bare.header("Location")).isEqualTo("/zwgk/");
        assertThat(portal.get("/zwgk/").text()).contains("政务公开");
        assertThat(portal.get("/zwgk/202611").status()).isEqualTo(404);
        assertThat(portal.get("/zwgk/202611/").status()).isEqualTo(404);
        assertThat(portal.get("/zwgk/202611/7.html/").status()).isEqualTo(404);
        assertThat(portal.get("/%E7%9B%AE%E5%BD%95/%E9%A1%B5.html").text()).contains("中文地址");
    }

    @Test
    void aWithdrawnAddressSaysSo() {
        Reply gone = portal.get("/zwgk/202611/8.html");
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.text()).contains("已撤下");
        assertThat(portal.get("/zwgk/202611/8.html").status()).isEqualTo(410);
    }

    @Test
    void anUploadThatIsGoneSaysSoAsAPageDoes() {
        Reply gone = portal.get("/files/7/6-aabbccdd.pdf");
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.text()).contains("附件已撤下", "<nav>导航一</nav>").doesNotContain("<!--#include");
        Reply page = portal.get("/zwgk/202611/8.html");
        for (String name : List.of("Content-Type", "Content-Security-Policy", "Cache-Control")) {
            assertThat(gone.header(name)).as(name).isEqualTo(page.header(name));
        }
        assertThat(gone.header("Content-Disposition")).isNull();
        assertThat(gone.header("Accept-Ranges")).isNull();
        assertThat(portal.get("/files/7/6-aabbccdd.pdf", "Range: bytes=0-3").status())
                .isEqualTo(410);
    }

    @Test
    void aWithdrawnPageTurnsIntoItsNoticeAndBack() throws IOException {
        tree.put("/turn.html", "页");
        assertThat(portal.get("/turn.html").status()).isEqualTo(200);
        tree.put("/_gone/turn.html", "撤");
        Files.delete(tree.root("linlan", 1).resolve("turn.html"));
        assertThat(portal.get("/turn.html").status()).isEqualTo(410);
        tree.put("/turn.html", "又回来了");
        assertThat(portal.get("/turn.html").text()).isEqualTo("又回来了");
    }

    @Test
    void aMovedAddressLeadsToTheNewOne() {
        Reply moved = portal.get("/old.html");
        assertThat(moved.status()).isEqualTo(301);
        assertThat(moved.header("Location")).isEqualTo("/zwgk/202611/7.html");
        assertThat(portal.get("/soon.html").status()).isEqualTo(302);
        assertThat(portal.get("/soon.html").header("Location")).isEqualTo("https://example.invalid/x");
        assertThat(portal.get("/column/").header("Location")).isEqualTo("/zwgk/");
        assertThat(portal.get("/evil.html").status()).isEqualTo(404);
    }

    @Test
    void anUnknownAddressGetsTheSitesOwnPage() {
        Reply missing = portal.get("/nowhere.html");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.text()).contains("找不到页面").contains("<nav>");
        assertThat(missing.header("Cache-Control")).isEqualTo("no-store");
        assertThat(missing.header("Content-Security-Policy")).isEqualTo(SecurityHeaders.PAGE_POLICY);
    }

    @Test
    void whatThePortalReadsForItselfHasNoAddress() {
        for (String path : new String[] {
            "/_f/nav.html", "/_gone/zwgk/202611/8.html", "/_moved/old.html", "/_error/404.html", "/.hidden", "/_f/",
        }) {
            assertThat(portal.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(portal.get("/_f/state.css").text()).isEqualTo("html{}");
    }

    @Test
    void assetsMayBeKeptForAYear() {
        Reply css = portal.get("/_a/0a1b2c3d/portal.css");
        assertThat(css.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(css.header("Content-Type")).isEqualTo("text/css;charset=utf-8");
    }

    @Test
    void uploadsAreNeverAssembledAndOnlySomeOpenInPlace() {
        Reply html = portal.get("/files/7/2-aabbccdd.html");
        assertThat(html.text()).contains("<!--#include");
        assertThat(html.header("Content-Disposition")).isEqualTo("attachment");
        assertThat(html.header("Content-Security-Policy")).contains("sandbox").contains("default-src 'none'");
        assertThat(portal.get("/files/7/3-aabbccdd.svg").header("Content-Disposition"))
                .isEqualTo("attachment");
        assertThat(portal.get("/files/7/3-aabbccdd.svg").header("Content-Security-Policy"))
                .contains("sandbox");
        assertThat(portal.get("/files/7/4-aabbccdd.docx").header("Content-Disposition"))
                .isEqualTo("attachment");
        assertThat(portal.get("/files/7/1-aabbccdd.pdf").header("Content-Disposition"))
                .isNull();
        assertThat(portal.get("/files/7/5-aabbccdd.png").header("Content-Disposition"))
                .isNull();
    }

    @Test
    void aPartOfAFileIsSent() {
        String pdf = "/files/7/1-aabbccdd.pdf";
        assertThat(portal.get(pdf).header("Accept-Ranges")).isEqualTo("bytes");
        Reply part = portal.get(pdf, "Range: bytes=0-3");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.text()).isEqualTo("%PDF");
        assertThat(part.header("Content-Range")).isEqualTo("bytes 0-3/19");
        assertThat(portal.get(pdf, "Range: bytes=-4").text()).isEqualTo("6789");
        assertThat(portal.get(pdf, "Range: bytes=15-").text()).isEqualTo("6789");
        assertThat(portal.get(pdf, "Range: bytes=15-999").text()).isEqualTo("6789");
        assertThat(portal.get(pdf, "Range: bytes=0-1,3-4").status()).isEqualTo(200);
        assertThat(portal.get(pdf, "Range: bytes=9-3").status()).isEqualTo(200);
        assertThat(portal.get(pdf, "Range: lines=1-2").status()).isEqualTo(200);
        Reply beyond = portal.get(pdf, "Range: bytes=19-");
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(beyond.header("Content-Range")).isEqualTo("bytes */19");
        String etag = portal.get(pdf).header("ETag");
        assertThat(portal.get(pdf, "Range: bytes=0-3", "If-Range: " + etag).status())
                .isEqualTo(206);
        assertThat(portal.get(pdf, "Range: bytes=0-3", "If-Range: \"old\"").status())
                .isEqualTo(200);
        assertThat(portal.get("/", "Range: bytes=0-3").status()).isEqualTo(200);
    }

    @Test
    void aLargeFileIsStreamedWholeOrInPart() {
        byte[] large = new byte[300_000];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (i * 31 + i / 251);
        }
        tree.putBytes("/files/9/1-11223344.mp4", large);
        Reply whole = portal.get("/files/9/1-11223344.mp4");
        assertThat(whole.body()).isEqualTo(large);
        assertThat(whole.header("Content-Type")).isEqualTo("video/mp4");
        Reply part = portal.get("/files/9/1-11223344.mp4", "Range: bytes=100000-200000");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(large, 100_000, 200_001));
        assertThat(portal.get("/files/9/1-11223344.mp4", "Range: bytes=300000-").status())
                .isEqualTo(416);
        assertThat(portal.get("/files/9/1-11223344.mp4", "If-None-Match: " + whole.header("ETag"))
                        .status())
                .isEqualTo(304);
        Reply head = Reply.to(portal.port, "HEAD", "/files/9/1-11223344.mp4");
        assertThat(head.header("Content-Length")).isEqualTo("300000");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void aSymbolicLinkLeadsNowhere(@TempDir Path outside) throws IOException {
        Files.writeString(outside.resolve("secret.html"), "secret");
        Path root = tree.root("linlan", 1);
        Files.createSymbolicLink(root.resolve("link.html"), outside.resolve("secret.html"));
        Files.createSymbolicLink(root.resolve("linked"), outside);
        assertThat(portal.get("/link.html").status()).isEqualTo(404);
        assertThat(portal.get("/linked/secret.html").status()).isEqualTo(404);
        tree.put("/includes-link.html", "a<!--#include virtual=\"/_f/link.html\"-->b");
        Files.createSymbolicLink(root.resolve("_f/link.html"), outside.resolve("secret.html"));
        assertThat(portal.get("/includes-link.html").text()).isEqualTo("ab");
    }

    @Test
    void otherMethodsAreRefused() {
        for (String method : new String[] {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"}) {
            Reply reply = Reply.to(portal.port, method, "/", "Content-Length: 0");
            assertThat(reply.status()).as(method).isEqualTo(405);
            assertThat(reply.header("Allow")).isEqualTo("GET, HEAD");
        }
    }
}
