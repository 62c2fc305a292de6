package org.huizheng.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.SiteScope;
import org.huizheng.mapping.MappingText;
import org.huizheng.mapping.OpenMapping;
import org.huizheng.release.Mapping;
import org.huizheng.site.SetSiteState;
import org.huizheng.site.SiteQueries;
import org.huizheng.site.SiteState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader cannot tell whether nginx or the portal itself answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NginxJourney {

    private static final List<String> NAMED = List.of(
            "Content-Type",
            "Content-Language",
            "Cache-Control",
            "Content-Encoding",
            "Vary",
            "Location",
            "Allow",
            "Content-Disposition",
            "Content-Security-Policy",
            "X-Content-Type-Options",
            "X-Frame-Options",
            "Referrer-Policy",
            "Permissions-Policy",
            "Strict-Transport-Security",
            "Accept-Ranges",
            "Content-Range");

    private static final String GZIP = "Accept-Encoding: gzip";

    private final RunningCity city;
    private final Path scratch;
    private RunningNginx nginx;
    private int portal;

    NginxJourney(@TempDir Path scratch) throws Exception {
        assumeTrue(RunningNginx.program().isPresent(), "没有安装 nginx，略过；安装：apt-get install nginx-light");
        this.scratch = scratch;
        this.city = RunningCity.get();
    }

    @BeforeAll
    void start() throws Exception {
        String url = city.url("linlan");
        portal = Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
        Address.ofEveryType(city);
        map("/nginx/one.html", Mapping.Match.EXACT, Mapping.Kind.REDIRECT, "/");
        map("/nginx/gone/", Mapping.Match.PREFIX, Mapping.Kind.GONE, "");
        map("/nginx/(\\d+)\\.asp", Mapping.Match.PATTERN, Mapping.Kind.ARCHIVE, "/a/$1");
        city.settle();
        Patience.until(
                "the mappings answer",
                20,
                () -> ask(portal, "linlan", "GET", "/nginx/7.asp").status(),
                s -> s == 301);
        nginx = new RunningNginx(city.data().resolve("pages"), portal, scratch);
    }

    @AfterAll
    void stop() throws InterruptedException {
        if (nginx != null) {
            nginx.close();
        }
    }

    private void map(String source, Mapping.Match match, Mapping.Kind kind, String target) {
        SiteScope all = SiteScope.everySite();
        long site =
                city.the(SiteQueries.class).byCode(all, "linlan").orElseThrow().id();
        city.the(OpenMapping.class)
                .perform(all, Actor.command("test"), site, new MappingText(match, source, kind, 301, target, 0, ""));
    }

    private static RawReply ask(int port, String site, String method, String path, String... lines) throws IOException {
        List<String> all = new ArrayList<>(List.of("Host: " + site + ".localhost"));
        all.addAll(Arrays.asList(lines));
        return RawReply.to(port, method + " " + path, all);
    }

    private static Map<String, String> named(RawReply reply) {
        Map<String, String> named = new TreeMap<>();
        NAMED.stream()
                .filter(name -> reply.status() != 206 || !name.equals("Accept-Ranges"))
                .forEach(name -> named.put(name, reply.header(name)));
        return named;
    }

    private void same(String site, String method, String path, String... lines) throws IOException {
        RawReply own = ask(portal, site, method, path, lines);
        RawReply front = ask(nginx.port, site, method, path, lines);
        String what = method + " " + site + " " + path;
        assertThat(front.status()).as(what).isEqualTo(own.status());
        assertThat(named(front)).as(what).isEqualTo(named(own));
        assertThat(new String(front.body(), StandardCharsets.UTF_8))
                .as(what)
                .isEqualTo(new String(own.body(), StandardCharsets.UTF_8));
    }

    @Test
    void whoMayComeIntoAClosedSiteIsThePortalsToSay() throws Exception {
        SiteScope all = SiteScope.everySite();
        String code = city.read(jdbc -> jdbc.sql(
                        "select code from site.site where code <> 'linlan' and state = 'ONLINE' order by code desc limit 1")
                .query(String.class)
                .single());
        long site = city.the(SiteQueries.class).byCode(all, code).orElseThrow().id();
        SetSiteState set = city.the(SetSiteState.class);
        set.perform(all, Actor.command("test"), site, SiteState.TEMP_OFFLINE, "系统升级");
        try {
            Patience.until("closed", 10, () -> ask(portal, code, "GET", "/").status(), s -> s == 503);
            for (String path : List.of("/", "/map.html", "/robots.txt", "/nothing", "/search")) {
                same(code, "GET", path);
                assertThat(ask(nginx.port, code, "GET", path).status()).isEqualTo(503);
            }
        } finally {
            set.perform(all, Actor.command("test"), site, SiteState.ONLINE, "");
        }
        Patience.until("open", 10, () -> ask(portal, code, "GET", "/").status(), s -> s == 200);
        same(code, "GET", "/");
    }

    private List<String[]> manifest() {
        return city.read(jdbc -> jdbc.sql("""
                select s.code, m.path from page.manifest m join release.site s using (site_id)
                    join page.release_head h using (site_id, release)
                where s.state = 'online' order by 1, 2""")
                .query((rs, i) -> new String[] {rs.getString(1), rs.getString(2)})
                .list());
    }

    /** What a reader may type to meet a stored file, also where it is made of another. */
    private static Stream<String> addresses(String stored) {
        String path = stored.replaceFirst("^/_(gone|moved)/", "/");
        List<String> all = new ArrayList<>(List.of(stored, path));
        if (path.endsWith("/feed.json")) {
            all.add(path.replace("feed.json", "rss.xml"));
            all.add(path.replace("feed.json", "atom.xml"));
        } else if (path.endsWith("/")) {
            all.add(path + "index.html");
            all.add(path.length() > 1 ? path.substring(0, path.length() - 1) : "/");
        }
        return all.stream().distinct();
    }

    @Test
    void everyAddressOfTheCityIsAnsweredAsByThePortal() throws IOException {
        List<String[]> manifest = manifest();
        assertThat(manifest).hasSizeGreaterThan(2_000);
        int asked = 0;
        for (String[] page : manifest) {
            for (String address : (Iterable<String>) addresses(page[1])::iterator) {
                same(page[0], "GET", address, GZIP);
                asked++;
            }
        }
        assertThat(asked).isGreaterThan(manifest.size());
    }

    @Test
    void soAreTheyWithoutCompressionAndTheirHeadsAlone() throws IOException {
        List<String[]> manifest = manifest();
        for (int i = 0; i < manifest.size(); i += 23) {
            same(manifest.get(i)[0], "GET", manifest.get(i)[1]);
            RawReply head = ask(nginx.port, manifest.get(i)[0], "HEAD", manifest.get(i)[1]);
            assertThat(head.body()).isEmpty();
            assertThat(head.status())
                    .isEqualTo(ask(portal, manifest.get(i)[0], "HEAD", manifest.get(i)[1])
                            .status());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nginx/one.html",
                "/nginx/one.html?from=wechat",
                "/nginx/gone/x",
                "/nginx/gone",
                "/nginx/7.asp",
                "/nowhere.html",
                "/nowhere/",
                "/search?q=%E4%B8%B4%E6%BE%9C",
                "/search.json?q=x",
                "/hant",
                "/hant/",
                "/hant/zwgk/",
                "/hant/zwgk",
                "/hant/rss.xml",
                "/hant/search?q=%E8%87%A8%E7%80%BE",
                "/hant/nowhere.html",
                "/hant/nginx/7.asp",
                "/hant/files/",
                "/hant/hant/",
                "/hant/../",
                "/hant//",
                "/opensearch.xml",
                "/robots.txt",
                "/sitemap.xml",
                "/?a=b",
                "/index.html?x=/../",
                "/_qr/index.svg",
                "/_site/sfj",
                "/_preview/x",
                "/_map/rules.txt",
                "/_f/",
                "/_f/nav.html",
                "/_gone/",
                "/_error/404.html",
                "/.lists/0ab",
                "/../1.lists/000",
                "/.well-known/security.txt",
                "/zwgk/.hidden",
                "/zwgk//",
                "//",
                "/zwgk/../",
                "/zwgk/%2e%2e/",
                "/zwgk%2f",
                "/%7a%77%67%6b/",
                "/%E4%B8%AD.html",
                "/zwgk;x=1/",
                "/a\\b",
                "/%00",
                "/%0d%0aX:y",
                "/INDEX.HTML",
                "/index.HTML",
                "/served",
                "/current",
                "/hosts.json"
            })
    void whatIsNoPlainPageIsLeftToThePortal(String path) throws IOException {
        RawReply own = ask(portal, "linlan", "GET", path, GZIP);
        if (own.status() == 400) {
            assertThat(ask(nginx.port, "linlan", "GET", path, GZIP).status())
                    .as(path)
                    .isEqualTo(400);
        } else {
            same("linlan", "GET", path, GZIP);
        }
    }

    @Test
    void otherMethodsBodiesAndHostsAreRefusedAlike() throws IOException {
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "PROPFIND")) {
            same("linlan", method, "/", "Content-Length: 0");
        }
        same("linlan", "GET", "/", "Content-Length: 1");
        for (String host : List.of("evil.example", "linlan.localhost.evil.example", "www.linlan.gov.cn.")) {
            RawReply own = RawReply.to(portal, "GET /", List.of("Host: " + host));
            RawReply front = RawReply.to(nginx.port, "GET /", List.of("Host: " + host));
            assertThat(front.status()).as(host).isEqualTo(own.status());
            assertThat(front.body()).as(host).isEqualTo(own.body());
        }
    }

    @Test
    void stylesAreSentAsTheyWerePackedOnce() throws IOException {
        String packed = manifest().stream()
                .filter(page -> page[0].equals("linlan") && page[1].endsWith("/portal.css.gz"))
                .map(page -> page[1])
                .findFirst()
                .orElseThrow();
        String style = packed.substring(0, packed.length() - 3);
        RawReply reply = ask(nginx.port, "linlan", "GET", style, GZIP);
        assertThat(reply.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(reply.header("Content-Length"))
                .isEqualTo(String.valueOf(Files.size(city.pages("linlan").resolve(packed.substring(1)))));
        assertThat(ask(nginx.port, "linlan", "GET", style).header("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void aPartOfAFileAndAnUnchangedOneAreGivenAlike() throws IOException {
        String file = manifest().stream()
                .filter(page -> page[0].equals("linlan") && page[1].startsWith("/files/"))
                .map(page -> page[1])
                .findFirst()
                .orElseThrow();
        same("linlan", "GET", file, "Range: bytes=2-9");
        RawReply beyond = ask(nginx.port, "linlan", "GET", file, "Range: bytes=999999999-");
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(beyond.header("Content-Range")).startsWith("bytes */");
        String tag = ask(nginx.port, "linlan", "GET", file).header("ETag");
        assertThat(ask(nginx.port, "linlan", "GET", file, "If-None-Match: " + tag)
                        .status())
                .isEqualTo(304);
    }

    @Test
    void theFilesOfWhatWasWithdrawnAreGoneByBoth() throws Exception {
        String[] file = city.read(jdbc -> jdbc.sql("""
                select m.path, split_part(m.page, ':', 2) from page.manifest m join release.site s using (site_id)
                    join page.release_head h using (site_id, release)
                where s.code = 'rsj' and m.page like 'file:%' and m.status = 200 order by m.size, m.path limit 1""")
                .query((rs, i) -> new String[] {rs.getString(1), rs.getString(2)})
                .single());
        city.console().post("/api/operations/withdraw", "{\"documents\":[" + file[1] + "],\"reason\":\"内容有误\"}");
        Patience.until("the file is gone", 10, () -> ask(portal, "rsj", "GET", file[0]), r -> r.status() == 410);
        same("rsj", "GET", file[0]);
        same("rsj", "GET", file[0], GZIP);
        RawReply gone = ask(nginx.port, "rsj", "GET", file[0]);
        assertThat(gone.status()).isEqualTo(410);
        assertThat(new String(gone.body(), StandardCharsets.UTF_8)).contains("内容有误");
    }

    /** A tree of our own: what does not belong there is taken away from the city's. */
    private static Path tree(Path directory) throws IOException {
        Path tree = Files.createDirectories(directory.resolve("pages/rsj/1"));
        Files.writeString(directory.resolve("pages/hosts.json"), "{\"hosts\":{\"rsj.localhost\":\"rsj\"}}");
        Files.createSymbolicLink(tree.resolveSibling("served"), Path.of("1"));
        Files.createDirectories(tree.resolve("_f"));
        Files.writeString(tree.resolve("_f/nav.html"), "<nav><!--#include virtual=\"/_f/nav.html\"--></nav>");
        Files.writeString(tree.resolve("index.html"), "<p><!--#include virtual=\"/_f/nav.html\"--></p>");
        return tree;
    }

    private static String text(int port, String path) throws IOException {
        return new String(ask(port, "rsj", "GET", path).body(), StandardCharsets.UTF_8);
    }

    @Test
    void uploadsAreNeverAssembledAndOnlyFragmentsAreIncluded(@TempDir Path directory) throws Exception {
        Path tree = tree(directory);
        String nav = "<!--#include virtual=\"/_f/nav.html\"-->";
        Path upload = tree.resolve("files/9/1-aabbccdd.html");
        Files.createDirectories(upload.getParent());
        Files.writeString(upload, nav);
        Files.writeString(
                tree.resolve("others.html"),
                "<p><!--#include virtual=\"/index.html\"--><!--#include virtual=\"/search\"--><!--#include virtual=\"/\"--></p>");
        Files.writeString(tree.resolve("lost.html"), "<p><!--#include virtual=\"/_f/no-such.html\"--></p>");
        try (RunningNginx front = new RunningNginx(directory.resolve("pages"), portal, directory)) {
            assertThat(text(front.port, "/")).isEqualTo("<p><nav>" + nav + "</nav></p>");
            assertThat(text(front.port, "/others.html")).isEqualTo("<p></p>");
            assertThat(text(front.port, "/lost.html")).isEqualTo("<p></p>");
            RawReply shown = ask(front.port, "rsj", "GET", "/files/9/1-aabbccdd.html");
            assertThat(new String(shown.body(), StandardCharsets.UTF_8)).isEqualTo(nav);
            assertThat(shown.header("Content-Disposition")).isEqualTo("attachment");
            assertThat(shown.header("Content-Security-Policy")).contains("sandbox");
        }
    }

    @Test
    void linksAreNotFollowedAndNothingBesideTheTreeIsServed(@TempDir Path directory) throws Exception {
        Path tree = tree(directory);
        Files.createSymbolicLink(tree.resolve("link.html"), tree.resolve("index.html"));
        Files.createSymbolicLink(tree.resolve("elsewhere"), city.pages("linlan"));
        Files.createDirectories(tree.resolveSibling("1.lists"));
        Files.writeString(tree.resolveSibling("1.lists").resolve("0ab"), "secret");
        Files.writeString(tree.resolve(".hidden"), "secret");
        try (RunningNginx front = new RunningNginx(directory.resolve("pages"), portal, directory)) {
            for (String path : List.of(
                    "/link.html",
                    "/elsewhere/",
                    "/elsewhere/index.html",
                    "/.hidden",
                    "/1.lists/0ab",
                    "/../1.lists/0ab")) {
                RawReply reply = ask(front.port, "rsj", "GET", path);
                assertThat(reply.status()).as(path).isIn(400, 404);
                assertThat(new String(reply.body(), StandardCharsets.UTF_8)).doesNotContain("secret");
            }
        }
    }

    /** Pages are files; what only the portal knows says that it will be back. */
    @Test
    void pagesAreServedWhileThePortalIsAway(@TempDir Path other) throws Exception {
        try (RunningNginx alone = new RunningNginx(city.data().resolve("pages"), 1, other)) {
            RawReply home = ask(alone.port, "linlan", "GET", "/", GZIP);
            assertThat(home.status()).isEqualTo(200);
            assertThat(home.body()).isEqualTo(ask(portal, "linlan", "GET", "/").body());
            RawReply away = ask(alone.port, "linlan", "GET", "/nowhere.html");
            assertThat(away.status()).isEqualTo(503);
            assertThat(away.header("Retry-After")).isEqualTo("10");
            assertThat(away.header("Content-Security-Policy")).isNotEmpty();
            assertThat(new String(away.body(), StandardCharsets.UTF_8))
                    .contains("</html>")
                    .doesNotContain("nginx");
        }
    }

    @Test
    void aRebuiltSiteIsServedWithoutAReload() throws Exception {
        Path before = city.pages("sfj");
        city.console().post("/api/operations/rebuild", "{\"site\":\"sfj\"}");
        Patience.until("the release is switched", 60, () -> city.pages("sfj"), now -> !now.equals(before));
        assertThat(city.data().resolve("pages/sfj/served").toRealPath())
                .isEqualTo(city.pages("sfj").toRealPath());
        same("sfj", "GET", "/", GZIP);
    }
}
