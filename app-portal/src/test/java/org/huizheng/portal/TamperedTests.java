package org.huizheng.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.PagePath;
import org.huizheng.kernel.PageSeal;
import org.huizheng.page.BucketList;
import org.huizheng.page.ListJournal;
import org.huizheng.page.Manifest;
import org.huizheng.page.SealedHosts;
import org.huizheng.release.OldAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What lies in the tree and is not what was published is not shown, and nobody is told it was. */
class TamperedTests {

    private static final PageSeal SEAL = new PageSeal("secret");
    private static final String HOSTS =
            "{\"hosts\":{\"www.linlan.localhost\":\"linlan\",\"sf.linlan.localhost\":\"sf\"},\"portal\":\"linlan\"}";
    private static final String EXACT = "exact\t/old/9.html\t301\t/zwgk/202611/7.html\n";
    private static final String PAGE = "/zwgk/202611/7.html";

    private RunningPortal portal;
    private SampleTree tree;
    private Path root;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        Path secret = directory.resolve("page-seal");
        Files.writeString(secret, "secret");
        Files.setPosixFilePermissions(secret, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        tree = new SampleTree(directory.resolve("pages"));
        root = tree.root("linlan", 1);
        tree.putBytes("/files/7/9-aabbccdd.pdf", "%PDF".repeat(400_000).getBytes(UTF_8));
        tree.put("/_map/" + OldAddress.of("/old/9.html").orElseThrow().shard() + ".txt", EXACT);
        tree.put("/_map/rules.txt", "prefix\t/bm/\t301\t/zwgk/$1\n");
        tree.hosts(SealedHosts.seal(HOSTS, SEAL));
        seal(SEAL);
        System.setProperty("huizheng.seal.file", secret.toString());
        portal = new RunningPortal(tree);
    }

    @AfterEach
    void stop() {
        System.clearProperty("huizheng.seal.file");
        portal.close();
    }

    private void seal(PageSeal seal) throws IOException {
        Map<Integer, List<Manifest.Entry>> buckets;
        try (Stream<Path> files = Files.walk(root)) {
            buckets = files.filter(Files::isRegularFile)
                    .map(this::entry)
                    .collect(Collectors.groupingBy(e -> BucketList.bucket(e.path())));
        }
        Path lists = Files.createDirectories(root.resolveSibling("1.lists"));
        for (var bucket : buckets.entrySet()) {
            Files.write(
                    lists.resolve(BucketList.name(bucket.getKey())),
                    BucketList.of("linlan", 1, bucket.getKey(), bucket.getValue())
                            .sealed(seal));
        }
    }

    private Manifest.Entry entry(Path file) {
        try {
            String path = PagePath.address(root.relativize(file).toString());
            byte[] hash = Hashes.sha256(Files.readAllBytes(file));
            return new Manifest.Entry(1, 1, 1, "p", path, 200, hash, 1, 1, 1, null, null, "", "", 1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void refused(String path) {
        Reply reply = portal.get(path);
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isEqualTo("10");
        assertThat(reply.text()).doesNotContain("hacked");
    }

    @Test
    void whatWasPublishedIsServed() {
        assertThat(portal.get("/").text()).contains("导航一");
        assertThat(portal.get(PAGE).status()).isEqualTo(200);
        assertThat(portal.get("/old.html").status()).isEqualTo(301);
        assertThat(portal.get("/zwgk/202611/8.html").status()).isEqualTo(410);
        assertThat(portal.get("/old/9.html").status()).isEqualTo(301);
        assertThat(portal.get("/bm/x.html").status()).isEqualTo(301);
        assertThat(portal.get("/files/7/9-aabbccdd.pdf").status()).isEqualTo(200);
        assertThat(portal.get("/nothing.html").status()).isEqualTo(404);
    }

    @Test
    void aPortalThatWasNotToldOfASealDoesNotStart() {
        System.clearProperty("huizheng.seal.file");
        assertThatThrownBy(() -> PortalMain.application()
                        .run("--huizheng.portal.pages=" + tree.pages, "--huizheng.portal.port=0"))
                .rootCause()
                .hasMessageContaining("--huizheng.seal.file=none");
    }

    @Test
    void aSealOpenToAllIsRefused(@TempDir Path other) throws IOException {
        Path seal = Files.writeString(other.resolve("seal"), "secret");
        Files.setPosixFilePermissions(seal, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        System.setProperty("huizheng.seal.file", seal.toString());
        assertThatThrownBy(() -> PortalMain.application()
                        .run("--huizheng.portal.pages=" + tree.pages, "--huizheng.portal.port=0"))
                .rootCause()
                .hasMessageContaining("chmod 600");
    }

    @Test
    void aChangedPageIsRefused() throws IOException {
        Files.writeString(root.resolve(PAGE.substring(1)), "hacked");
        refused(PAGE);
    }

    @Test
    void aChangedPageOfTheSameSizeAndTimeIsRefused() throws IOException {
        Path file = root.resolve(PAGE.substring(1));
        FileTime time = Files.getLastModifiedTime(file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[40] ^= 1;
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, time);
        refused(PAGE);
    }

    @Test
    void aDeletedPageIsNotDenied() throws IOException {
        Files.delete(root.resolve(PAGE.substring(1)));
        refused(PAGE);
    }

    @Test
    void aLinkInPlaceOfAPageIsRefused() throws IOException {
        Path file = root.resolve(PAGE.substring(1));
        Files.delete(file);
        Files.createSymbolicLink(file, root.resolve("index.html"));
        refused(PAGE);
    }

    @Test
    void twoPagesInEachOthersPlaceAreRefused() throws IOException {
        byte[] home = Files.readAllBytes(root.resolve("index.html"));
        Files.write(root.resolve("index.html"), Files.readAllBytes(root.resolve(PAGE.substring(1))));
        Files.write(root.resolve(PAGE.substring(1)), home);
        refused("/");
        refused(PAGE);
    }

    @Test
    void aForeignPageWasNeverThere() {
        tree.put("/evil.html", "hacked");
        assertThat(portal.get("/evil.html").status()).isIn(404, 503);
        assertThat(portal.get("/evil.html").text()).doesNotContain("hacked");
    }

    @Test
    void aChangedFragmentIsLeftOut() throws IOException {
        Files.writeString(root.resolve("_f/nav.html"), "hacked");
        Reply home = portal.get("/");
        assertThat(home.status()).isEqualTo(200);
        assertThat(home.text()).doesNotContain("hacked").contains("临澜市人民政府");
    }

    /** The file itself stayed as it was. */
    @Test
    void aFragmentThatCouldNotBeReadIsShownAgainWhenItCan() throws Exception {
        Path list = root.resolveSibling("1.lists").resolve(BucketList.name(BucketList.bucket("/_f/nav.html")));
        Path taken = Files.move(list, list.resolveSibling("taken"));
        assertThat(portal.get("/").text()).doesNotContain("导航一").contains("临澜市人民政府");
        Files.move(taken, list);
        Thread.sleep(300);
        assertThat(portal.get("/").text()).contains("导航一");
    }

    @Test
    void aChangedRedirectIsNotFollowed() throws IOException {
        Files.writeString(root.resolve("_moved/old.html"), "301 https://evil.example/\n");
        refused("/old.html");
    }

    @ParameterizedTest
    @MethodSource("forgedHosts")
    void hostsAnotherWroteLeadNowhere(String forged) throws Exception {
        assertThat(portal.get("/").status()).isEqualTo(200);
        tree.hosts(forged);
        Thread.sleep(300);
        assertThat(portal.get("/", "Host: sf.linlan.localhost").text()).doesNotContain("人民政府");
        assertThat(portal.get("/", "Host: evil.example").status()).isEqualTo(421);
        assertThat(portal.get("/").text()).contains("临澜市人民政府");
    }

    static Stream<String> forgedHosts() {
        String swapped = HOSTS.replace("\"sf\"", "\"linlan\"").replace("www.linlan.localhost", "evil.example");
        return Stream.of(
                swapped,
                SealedHosts.seal(swapped, new PageSeal("another")),
                SealedHosts.seal(HOSTS, SEAL).replace("\"sf\"", "\"linlan\""),
                "{\"seal\":\"" + "0".repeat(64) + "\"," + swapped.substring(1),
                "{\"seal\":\"\"," + swapped.substring(1),
                "");
    }

    private Path shard() {
        return root.resolve("_map/" + OldAddress.of("/old/9.html").orElseThrow().shard() + ".txt");
    }

    @Test
    void changedMappingsAreNeitherFollowedNorDenied() throws IOException {
        Files.writeString(shard(), EXACT.replace("/zwgk/", "https://hacked.example/"));
        refused("/old/9.html");
        Files.writeString(shard(), "");
        refused("/old/9.html");
        assertThat(portal.get("/bm/x.html").status()).isEqualTo(301);
    }

    @Test
    void deletedMappingsAreNotDenied() throws IOException {
        Files.delete(shard());
        refused("/old/9.html");
    }

    @Test
    void changedRulesRefuseEveryAddressTheyMightAnswer() throws IOException {
        assertThat(portal.get("/bm/x.html").status()).isEqualTo(301);
        Files.writeString(root.resolve("_map/rules.txt"), "prefix\t/bm/\t301\thttps://hacked.example/$1\n");
        refused("/bm/x.html");
        assertThat(portal.get(PAGE).status()).isEqualTo(200);
    }

    @Test
    void deletedRulesAreNotTakenForNone() throws IOException {
        Files.delete(root.resolve("_map/rules.txt"));
        refused("/bm/x.html");
    }

    @Test
    void mappingsNobodyPublishedLeadNowhere() {
        String address = OldAddress.of("/new/1.html").orElseThrow().text();
        int shard = OldAddress.of(address).orElseThrow().shard();
        tree.put("/_map/" + shard + ".txt", "exact\t" + address + "\t301\thttps://hacked.example/\n");
        assertThat(portal.get(address).status()).isIn(404, 503);
    }

    @Test
    void aChangedFileTooLargeToHoldIsRefused() {
        assertThat(portal.get("/files/7/9-aabbccdd.pdf").status()).isEqualTo(200);
        tree.putBytes("/files/7/9-aabbccdd.pdf", "evil".repeat(400_000).getBytes(UTF_8));
        refused("/files/7/9-aabbccdd.pdf");
    }

    @Test
    void aListSealedByAnotherIsNoList() throws IOException {
        Files.writeString(root.resolve(PAGE.substring(1)), "hacked");
        seal(new PageSeal("another"));
        refused(PAGE);
    }

    private void note(PageSeal by, String site, String path, byte[] bytes) throws IOException {
        ListJournal.Line line = new ListJournal.Line(path, bytes.length == 0 ? null : Hashes.sha256(bytes));
        Files.write(
                root.resolveSibling("1.lists").resolve("journal"),
                ListJournal.sealed(by, site, 1, List.of(line)),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    @Test
    void whatTheJournalTellsStandsBeforeTheLists() throws Exception {
        byte[] changed = Files.readString(root.resolve(PAGE.substring(1)))
                .replace("通知", "新通知")
                .getBytes(UTF_8);
        note(SEAL, "linlan", PAGE, changed);
        refused(PAGE);
        note(SEAL, "linlan", "/new.html", changed);
        note(SEAL, "linlan", "/old.html", changed);
        tree.putBytes(PAGE, changed);
        tree.putBytes("/new.html", changed);
        assertThat(portal.get("/new.html").text()).contains("新通知");
        note(SEAL, "linlan", "/new.html", new byte[0]);
        Files.delete(root.resolve("new.html"));
        Thread.sleep(600);
        assertThat(portal.get("/new.html").status()).isEqualTo(404);
    }

    @Test
    void whatIsGoneByTheJournalIsNotServed() throws IOException {
        note(SEAL, "linlan", PAGE, new byte[0]);
        assertThat(portal.get(PAGE).status()).isIn(404, 503);
    }

    @Test
    void linesThatAreNotTheMakersAreNotHeard() throws Exception {
        byte[] hacked = "hacked".getBytes(UTF_8);
        note(new PageSeal("another"), "linlan", PAGE, hacked);
        note(SEAL, "sf", PAGE, hacked);
        Files.writeString(
                root.resolveSibling("1.lists").resolve("journal"),
                Hashes.hex(Hashes.sha256(hacked)) + '\t' + PAGE + "\t\n\t\n" + PAGE + "\n\t" + PAGE + '\t',
                StandardOpenOption.APPEND);
        assertThat(portal.get(PAGE).status()).isEqualTo(200);
        tree.putBytes(PAGE, hacked);
        Thread.sleep(600);
        refused(PAGE);
    }

    @Test
    void aMendedPageIsServedAgain() throws Exception {
        Path file = root.resolve(PAGE.substring(1));
        byte[] bytes = Files.readAllBytes(file);
        Files.writeString(file, "hacked");
        refused(PAGE);
        Files.write(file, bytes);
        Thread.sleep(600);
        assertThat(portal.get(PAGE).status()).isEqualTo(200);
    }
}
