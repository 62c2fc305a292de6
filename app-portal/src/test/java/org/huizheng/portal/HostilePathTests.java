package org.huizheng.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as an attacker writes them, byte by byte over a socket. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostilePathTests {

    private RunningPortal portal;

    @BeforeAll
    void start(@TempDir Path pages) {
        portal = new RunningPortal(new SampleTree(pages));
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..",
                "/../",
                "/../current",
                "/../../etc/passwd",
                "/zwgk/../../current",
                "/zwgk/..",
                "/./index.html",
                "/zwgk/./",
                "/%2e%2e/current",
                "/%2E%2E/current",
                "/.%2e/current",
                "/%2e./current",
                "/%2e/index.html",
                "/zwgk/%2e%2e/index.html",
                "/..%2fcurrent",
                "/..%5ccurrent",
                "/%2fetc/passwd",
                "/zwgk%2findex.html",
                "/zwgk%2Findex.html",
                "/zwgk%5cindex.html",
                "/zwgk\\index.html",
                "/..\\current",
                "/%5c..%5ccurrent",
                "/\\..\\current",
                "/%252e%252e/current",
                "/%252e%252e%252fcurrent",
                "/%25%32%65%25%32%65/current",
                "/a%25",
                "/%2525",
                "/index.html%00",
                "/index.html%00.css",
                "/%00",
                "/a%0d%0ab",
                "/a%0ab",
                "/a%09b",
                "/a%7fb",
                "/a%1bb",
                "/%",
                "/%2",
                "/%zz",
                "/%u002e",
                "/a%g1",
                "/%-1",
                "/a%",
                "/%c0%ae%c0%ae/current",
                "/%c0%af",
                "/%e0%80%ae",
                "/%ff",
                "/%f8%88%80%80%80",
                "/%ed%a0%80",
                "/%e7%9b",
                "//",
                "//etc/passwd",
                "//evil.example/",
                "/zwgk//index.html",
                "/zwgk//",
                "///",
                "/index.html;jsessionid=1",
                "/zwgk;/",
                "/..;/current",
                "/;/",
                "/%3b/../current",
                "/a{b}",
                "/a|b",
                "/a^b",
                "/a`b",
                "/a\"b",
                "/a<script>",
            })
    void whatIsNotAPlainPathIsRefused(String path) {
        Reply reply = portal.get(path);
        assertThat(reply.status()).isEqualTo(400);
        assertSafe(reply);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/current",
                "/hosts.json",
                "/1/index.html",
                "/.hidden",
                "/zwgk/.htaccess",
                "/.git/config",
                "/.well-known/../x.html/",
                "/_f/nav.html",
                "/%5ff/nav.html",
                "/_F/nav.html",
                "/_gone/zwgk/202611/8.html",
                "/_moved/old.html",
                "/_error/404.html",
                "/%5Ferror/404.html",
                "/_f/nav.html/x.css",
                "/_",
                "/_x",
                "/...",
                "/.../x",
                "/~root",
                "/INDEX.HTML",
                "/index.html.",
                "/index.html/",
                "/_a/",
                "/_a/0a1b2c3d/",
                "/files/",
                "/files/7/",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/actuator",
                "/actuator/health",
                "/error",
                "/health/live",
                "/search/",
                "/search.json/x",
            })
    void whatHasNoAddressIsNotFound(String path) {
        Reply reply = portal.get(path);
        assertThat(reply.status()).isIn(400, 404);
        assertSafe(reply);
    }

    static Stream<Arguments> requests() {
        String host = "Host: www.linlan.localhost\r\n";
        return Stream.of(
                arguments("two hosts", "GET / HTTP/1.1\r\n" + host + "Host: sf.linlan.localhost\r\n", 400),
                arguments("the same host twice", "GET / HTTP/1.1\r\n" + host + host, 400),
                arguments("no host", "GET / HTTP/1.1\r\n", 400),
                arguments("an empty host", "GET / HTTP/1.1\r\nHost:\r\n", 400),
                arguments("a host with a space", "GET / HTTP/1.1\r\nHost: www.linlan.localhost evil\r\n", 400),
                arguments("a host with a user", "GET / HTTP/1.1\r\nHost: evil@www.linlan.localhost\r\n", 400),
                arguments("a host with a path", "GET / HTTP/1.1\r\nHost: www.linlan.localhost/../x\r\n", 400),
                arguments("a host with a bad port", "GET / HTTP/1.1\r\nHost: www.linlan.localhost:abc\r\n", 400),
                arguments("an unknown host", "GET / HTTP/1.1\r\nHost: evil.example\r\n", 421),
                arguments("an absolute address of another host", "GET http://evil.example/ HTTP/1.1\r\n" + host, 400),
                arguments("an absolute address", "GET http://www.linlan.localhost/ HTTP/1.1\r\n" + host, 200),
                arguments(
                        "an absolute address with dots",
                        "GET http://www.linlan.localhost/../x HTTP/1.1\r\n" + host,
                        400),
                arguments("a foreign scheme", "GET file:///etc/passwd HTTP/1.1\r\n" + host, 400),
                arguments("no leading slash", "GET index.html HTTP/1.1\r\n" + host, 400),
                arguments("a star", "OPTIONS * HTTP/1.1\r\n" + host, 405),
                arguments("a tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n", 405),
                arguments("a chunked GET", "GET / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n", 400),
                arguments(
                        "chunked and counted",
                        "GET / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                        400),
                arguments("an odd encoding", "GET / HTTP/1.1\r\n" + host + "Transfer-Encoding: xchunked\r\n", 400),
                arguments(
                        "two lengths", "GET / HTTP/1.1\r\n" + host + "Content-Length: 0\r\nContent-Length: 5\r\n", 400),
                arguments("a signed length", "GET / HTTP/1.1\r\n" + host + "Content-Length: +5\r\n", 400),
                arguments("a GET with a body", "GET / HTTP/1.1\r\n" + host + "Content-Length: 5\r\n", 400),
                arguments("a space before the colon", "GET / HTTP/1.1\r\n" + host + "Content-Length : 0\r\n", 400),
                arguments("a folded header", "GET / HTTP/1.1\r\n" + host + "X-A: b\r\n c\r\n", 400),
                arguments("a bare carriage return", "GET / HTTP/1.1\r\n" + host + "X-A: b\rX-B: c\r\n", 400),
                arguments("a nul in a header", "GET / HTTP/1.1\r\n" + host + "X-A: b\0c\r\n", 400),
                arguments("HTTP/0.9", "GET /\r\n", 505),
                arguments("HTTP/3.0", "GET / HTTP/3.0\r\n" + host, 505),
                arguments("an unknown method", "BREW / HTTP/1.1\r\n" + host, 405),
                arguments("a lower-case method", "get / HTTP/1.1\r\n" + host, 405),
                arguments("a long path", "GET /" + "a".repeat(1100) + " HTTP/1.1\r\n" + host, 400),
                arguments("a long segment", "GET /" + "a".repeat(300) + " HTTP/1.1\r\n" + host, 400),
                arguments("a very long path", "GET /" + "a".repeat(9000) + " HTTP/1.1\r\n" + host, 414),
                arguments("a very long query", "GET /search?q=" + "a".repeat(9000) + " HTTP/1.1\r\n" + host, 414),
                arguments(
                        "a header of 64 KB", "GET / HTTP/1.1\r\n" + host + "X-A: " + "a".repeat(65_536) + "\r\n", 431),
                arguments("large headers", "GET / HTTP/1.1\r\n" + host + "X-A: " + "a".repeat(9000) + "\r\n", 431),
                arguments("a forwarded host", "GET / HTTP/1.1\r\n" + host + "X-Forwarded-Host: evil.example\r\n", 200),
                arguments("a rewritten address", "GET / HTTP/1.1\r\n" + host + "X-Original-URL: /_f/nav.html\r\n", 200),
                arguments("an overridden method", "GET / HTTP/1.1\r\n" + host + "X-HTTP-Method-Override: PUT\r\n", 200),
                arguments("raw bytes in the path", "GET /\u00e7\u009b\u00ae HTTP/1.1\r\n" + host, 400),
                arguments(
                        "a huge range",
                        "GET /robots.txt HTTP/1.1\r\n" + host + "Range: bytes=0-" + "9".repeat(40) + "\r\n",
                        200),
                arguments(
                        "a hundred ranges",
                        "GET /robots.txt HTTP/1.1\r\n" + host + "Range: bytes=" + "0-1,".repeat(100) + "0-1\r\n",
                        200));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void aRequestThatMeansTwoThingsMeansNothing(String what, String request, int status) {
        Reply reply = portal.raw(request + "Connection: close\r\n\r\n");
        assertThat(reply.status()).isEqualTo(status);
        if (status >= 400) {
            assertSafe(reply);
        }
    }

    @Test
    void aSecondRequestHiddenInABodyIsNeverAnswered() {
        String hidden = "GET /zwgk/ HTTP/1.1\r\nHost: www.linlan.localhost\r\nConnection: close\r\n\r\n";
        String outer =
                "GET / HTTP/1.1\r\nHost: www.linlan.localhost\r\nContent-Length: " + hidden.length() + "\r\n\r\n";
        assertThat(portal.raw(outer + hidden).text()).doesNotContain("政务公开", "HTTP/1.1");
        String chunked = "GET / HTTP/1.1\r\nHost: www.linlan.localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
        assertThat(portal.raw(chunked + hidden).text()).doesNotContain("政务公开", "HTTP/1.1");
    }

    private static void assertSafe(Reply reply) {
        assertThat(reply.text()).doesNotContain("root:", "secret", "Exception", "org.", "Jetty", "\tat ");
        assertThat(reply.header("Server")).isNull();
        assertThat(reply.header("Content-Security-Policy")).isNotNull();
        assertThat(reply.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
    }
}
