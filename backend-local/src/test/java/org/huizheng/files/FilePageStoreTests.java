package org.huizheng.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.huizheng.kernel.PageStore;
import org.huizheng.kernel.PageStoreContract;
import org.huizheng.kernel.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilePageStoreTests extends PageStoreContract {

    @Override
    protected PageStore create() {
        return new FilePageStore(directory.resolve("pages"));
    }

    @Test
    void theTreeIsPlainFilesAnyWebServerCanRead() throws IOException {
        put("/zwgk/", "channel");
        assertThat(site().resolve("current")).hasContent("1");
        assertThat(site().resolve("1/zwgk/index.html")).hasContent("channel");
    }

    @Test
    void aNewProcessServesTheSameRelease() throws IOException {
        switchToNewRelease("second");
        assertThat(create().current("linlan").get("/a.html")).asString(UTF_8).isEqualTo("second");
    }

    @Test
    void allButTheNewestTwoReleasesAreRemoved() throws IOException {
        store.current("linlan");
        for (int i = 0; i < 3; i++) {
            switchToNewRelease("x");
        }
        assertThat(site().resolve("2")).as("a reader may still be in it").isDirectory();
        store.removeOld("linlan");
        assertThat(site().resolve("2")).doesNotExist();
        assertThat(site().resolve("3")).isDirectory();
        assertThat(site().resolve("4")).isDirectory();
        assertThat(site().resolve("current")).hasContent("4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "99", "-1", "../..", "99999999999999"})
    void aDamagedPointerLeadsToTheNewestCompleteRelease(String pointer) throws IOException {
        put("/a.html", "first");
        switchToNewRelease("second");
        store.prepare("linlan").put("/a.html", "unfinished".getBytes(UTF_8));
        Files.writeString(site().resolve("current"), pointer);
        assertThat(create().current("linlan").get("/a.html")).asString(UTF_8).isEqualTo("second");
        assertThat(site().resolve("current")).hasContent("2");
    }

    @Test
    void aMissingPointerLeadsToTheNewestCompleteRelease() throws IOException {
        switchToNewRelease("second");
        Files.delete(site().resolve("current"));
        assertThat(create().current("linlan").get("/a.html")).asString(UTF_8).isEqualTo("second");
    }

    @Test
    void aLinkSharesTheBytes() throws IOException {
        Path blob = Files.writeString(directory.resolve("blob"), "attachment");
        store.current("linlan").link("/files/7/1-a.pdf", blob);
        assertThat(Files.getAttribute(site().resolve("1/files/7/1-a.pdf"), "unix:ino"))
                .isEqualTo(Files.getAttribute(blob, "unix:ino"));
    }

    @Test
    void whatAKilledProcessLeftOfALineIsTakenAway() throws IOException {
        PageStore.Tree tree = store.current("linlan");
        tree.addToJournal("one\n".getBytes(UTF_8));
        Path journal = tree.lists().resolve("journal");
        Files.writeString(journal, "one\ntwo\nthr");
        PageStore.Tree restarted = create().current("linlan");
        restarted.addToJournal("four\n".getBytes(UTF_8));
        assertThat(journal).hasContent("one\ntwo\nfour\n");
        assertThat(restarted.isJournalWhole()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one\n", "one\ntwo\nthree\n", "nonsense\n"})
    void aJournalSomebodyElseWroteInIsNotWholeOnce(String theirs) throws IOException {
        PageStore.Tree tree = store.current("linlan");
        tree.addToJournal("one\ntwo\n".getBytes(UTF_8));
        Path journal = tree.lists().resolve("journal");
        Files.writeString(journal, theirs);
        tree.addToJournal("more\n".getBytes(UTF_8));
        assertThat(tree.isJournalWhole()).isFalse();
        assertThat(tree.isJournalWhole()).isTrue();
        Files.delete(journal);
        assertThat(tree.isJournalWhole()).isFalse();
    }

    @Test
    void aLinkInPlaceOfAJournalIsNotFollowed() throws IOException {
        Path elsewhere = Files.writeString(directory.resolve("elsewhere"), "precious\n");
        PageStore.Tree tree = store.current("linlan");
        Files.createDirectories(tree.lists());
        Files.createSymbolicLink(tree.lists().resolve("journal"), elsewhere);
        assertThat(tree.journal()).isEmpty();
        assertThatThrownBy(() -> tree.addToJournal("x\n".getBytes(UTF_8))).isInstanceOf(IOException.class);
        tree.forgetJournal(0);
        tree.addToJournal("x\n".getBytes(UTF_8));
        assertThat(elsewhere).hasContent("precious\n");
    }

    @Test
    void nothingIsLeftBesideTheTree() throws IOException {
        put("/a.html", "a");
        assertThatThrownBy(() -> put("/a.html/b.html", "b")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store.current("linlan").link("/c.pdf", directory.resolve("no such file")))
                .isInstanceOf(IOException.class);
        assertThat(site().resolve("writing")).isEmptyDirectory();
        assertThat(paths(store.current("linlan"))).containsExactly("/a.html");
    }

    @Test
    void aSymbolicLinkIsNeverFollowedOutOfTheTree() throws IOException {
        Path secret = Files.createDirectory(directory.resolve("secret"));
        Files.writeString(secret.resolve("a.html"), "secret");
        PageStore.Tree tree = store.current("linlan");
        Files.createSymbolicLink(tree.root().resolve("link"), secret);
        Files.createSymbolicLink(tree.root().resolve("link.html"), secret.resolve("a.html"));
        assertThat(tree.get("/link/a.html")).isNull();
        assertThat(tree.get("/link.html")).isNull();
        assertThat(paths(tree)).containsExactlyInAnyOrder("/link.html", "/link");
        assertThat(tree.delete("/link/a.html")).isFalse();
        assertThatThrownBy(() -> tree.put("/link/b.html", new byte[1])).isInstanceOf(IOException.class);
        tree.put("/link.html", "ours".getBytes(UTF_8));
        assertThat(secret.resolve("a.html")).hasContent("secret");
        assertThat(secret.resolve("b.html")).doesNotExist();
    }

    @Test
    void directoriesRemovedBehindOurBackAreMadeAgain() throws IOException {
        put("/a/b/c.html", "c");
        DurableFiles.deleteTree(site().resolve("1/a"));
        put("/a/b/c.html", "again");
        assertThat(read("/a/b/c.html")).isEqualTo("again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../x", "A", "a/b", "a\0", "-a"})
    void whatIsNoSiteCodeIsRefused(String code) {
        assertThatThrownBy(() -> store.current(code)).isInstanceOf(Problem.class);
    }

    @Test
    void aReaderSeesOldOrNewBytesOnly() throws Exception {
        String one = "1".repeat(50_000);
        String two = "2".repeat(70_000);
        put("/a.html", one);
        Thread writer = Thread.ofPlatform().start(() -> {
            try {
                for (int i = 0; i < 500; i++) {
                    put("/a.html", i % 2 == 0 ? two : one);
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        while (writer.isAlive()) {
            assertThat(read("/a.html")).isIn(one, two);
        }
    }

    @Test
    void aLinkLeadsToWhatIsServed() throws IOException {
        Path link = directory.resolve("pages/linlan/served");
        switchToNewRelease("first");
        assertThat(link.toRealPath())
                .isEqualTo(link.resolveSibling(
                                Files.readString(link.resolveSibling("current")).strip())
                        .toRealPath());
        Files.delete(link);
        create().current("linlan");
        assertThat(Files.readSymbolicLink(link).toString())
                .isEqualTo(Files.readString(link.resolveSibling("current")).strip());
    }

    private void switchToNewRelease(String text) throws IOException {
        PageStore.Tree next = store.prepare("linlan");
        next.put("/a.html", text.getBytes(UTF_8));
        store.switchTo("linlan", next.release());
    }

    private Path site() {
        return directory.resolve("pages/linlan");
    }
}
