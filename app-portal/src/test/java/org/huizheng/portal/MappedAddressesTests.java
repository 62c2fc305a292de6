package org.huizheng.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.huizheng.page.OldAddresses;
import org.huizheng.release.Mapping;
import org.huizheng.release.OldAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Old addresses, answered from files alone: there is no database here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MappedAddressesTests {

    private RunningPortal portal;
    private SampleTree tree;

    @BeforeAll
    void start(@TempDir Path pages) {
        tree = new SampleTree(pages);
        exact("/old/1.html", 301, "/zwgk/202611/7.html");
        exact("/News.aspx?id=3", 302, "https://archive.example/3");
        exact("/gone/for-ever.html", 410, "");
        exact("/nobody/knows.html", 404, "");
        exact("/chain.html", 301, "/old/1.html");
        exact("/into-gone.html", 301, "/zwgk/202611/8.html");
        exact("/round.html", 301, "/round.html?x=1");
        exact("/zwgk/202611/7.html", 301, "/nowhere");
        exact("/_vsl/a.html", 301, "/zwgk/");
        rules("prefix\t/bm/\t301\t/zwgk/$1", "pattern\t/art/(\\d{4})/art_\\d+_(\\d+)\\.html\t301\t/zwgk/$1/$2.html");
        portal = new RunningPortal(tree);
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    private void exact(String source, int status, String target) {
        String file = OldAddresses.file(
                String.valueOf(OldAddress.of(source).orElseThrow().shard()));
        Mapping.Kind kind =
                status == 410 ? Mapping.Kind.GONE : status == 404 ? Mapping.Kind.UNRESOLVED : Mapping.Kind.REDIRECT;
        tree.put(file, new Mapping(0, Mapping.Match.EXACT, source, kind, status, target, 0, "").line());
    }

    private void rules(String... lines) {
        tree.put(OldAddresses.file("rules"), String.join("\n", lines) + "\n");
    }

    private String led(String address) {
        Reply reply = portal.get(address);
        return reply.status() + " " + reply.header("Location");
    }

    @Test
    void anOldAddressLeadsOn() {
        assertThat(led("/old/1.html")).isEqualTo("301 /zwgk/202611/7.html");
        assertThat(led("/old/1.html?from=timeline")).isEqualTo("301 /zwgk/202611/7.html");
        assertThat(led("/News.aspx?id=3")).isEqualTo("302 https://archive.example/3");
        assertThat(led("/News.aspx?id=4")).isEqualTo("404 null");
        assertThat(led("/bm/x.html")).isEqualTo("301 /zwgk/x.html");
        assertThat(led("/art/2019/art_12_345.html")).isEqualTo("301 /zwgk/2019/345.html");
        assertThat(led("/_vsl/a.html")).isEqualTo("301 /zwgk/");
        assertThat(portal.get("/old/1.html").header("Content-Security-Policy")).isNotNull();
    }

    @Test
    void theSlashBehindADirectoryMayBeMissing() {
        assertThat(led("/bm")).isEqualTo("301 /zwgk/");
        assertThat(led("/bm?from=timeline")).isEqualTo("301 /zwgk/?from=timeline");
        assertThat(led("/column")).isEqualTo("301 /zwgk/");
        assertThat(led("/bmx")).isEqualTo("404 null");
    }

    @Test
    void whatIsGoneSaysSoAndWhatIsUnresolvedIsMissing() {
        Reply gone = portal.get("/gone/for-ever.html");
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.text()).contains("已不再提供");
        assertThat(portal.get("/nobody/knows.html").status()).isEqualTo(404);
    }

    @Test
    void aReaderIsSentOnceAndNeverInACircle() {
        assertThat(led("/chain.html")).isEqualTo("301 /zwgk/202611/7.html");
        assertThat(led("/into-gone.html")).isEqualTo("301 /zwgk/202611/8.html");
        assertThat(led("/round.html")).isEqualTo("404 null");
    }

    @Test
    void aLivePageAlwaysWins() {
        assertThat(portal.get("/zwgk/202611/7.html").status()).isEqualTo(200);
        assertThat(portal.get("/zwgk/202611/8.html").status()).isEqualTo(410);
        assertThat(led("/column/")).isEqualTo("301 /zwgk/");
    }

    @Test
    void aChangeIsSeenAtOnce() {
        exact("/later.html", 301, "/zwgk/");
        assertThat(led("/later.html")).isEqualTo("301 /zwgk/");
        exact("/later.html", 410, "");
        assertThat(portal.get("/later.html").status()).isEqualTo(410);
        tree.put("/later.html", "又有了");
        assertThat(portal.get("/later.html").status()).isEqualTo(200);
    }

    @Test
    void theFilesThemselvesAreNobodysPages() {
        assertThat(portal.get(OldAddresses.file("rules")).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bm//evil.example/",
                "/bm/../x",
                "/bm/%2e%2e/x",
                "/bm/%0d%0aSet-Cookie:a=b",
                "/bm/\\evil",
                "/bm/%5cevil"
            })
    void hostileAddressesAreRefusedAsBefore(String address) {
        Reply reply = portal.get(address);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Location")).isNull();
    }

    @Test
    void aQueryIsHandedOnWithoutBreakingOut() {
        assertThat(led("/bm/x.html?u=%0d%0aSet-Cookie:a")).isEqualTo("301 /zwgk/x.html?u=%0D%0ASet-Cookie:a");
        assertThat(led("/bm/x.html?u=//evil.example")).isEqualTo("301 /zwgk/x.html?u=//evil.example");
    }
}
