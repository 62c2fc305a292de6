package org.huizheng.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every page store keeps; each adapter extends this. */
@NullMarked
public abstract class PageStoreContract {

    @TempDir
    protected Path directory = Path.of(".");

    protected PageStore store = new MemoryPageStore();

    protected abstract PageStore create();

    @BeforeEach
    void createStore() {
        store = create();
    }

    public static List<String> hostilePaths() {
        return List.of(
                "",
                "a.html",
                "//a.html",
                "/a//b.html",
                "/..",
                "/../a.html",
                "/a/../../b.html",
                "/a/..",
                "/./a.html",
                "/a/.",
                "/a\0b.html",
                "/a\nb.html",
                "/a\\..\\..\\b.html",
                "/" + "x".repeat(256),
                "/" + "汉".repeat(100),
                "/x".repeat(600),
                "/\ud800.html");
    }

    @Test
    void aNewSiteIsServedAnEmptyReleaseOne() throws IOException {
        assertThat(store.current("linlan").release()).isEqualTo(1);
        assertThat(paths(store.current("linlan"))).isEmpty();
        assertThat(store.sites()).containsExactly("linlan");
    }

    @Test
    void whatIsPutIsRead() throws IOException {
        put("/zwgk/202611/7.html", "一");
        assertThat(read("/zwgk/202611/7.html")).isEqualTo("一");
        put("/zwgk/202611/7.html", "二二");
        assertThat(read("/zwgk/202611/7.html")).isEqualTo("二二");
        put("/zwgk/202611/7.html", "");
        assertThat(read("/zwgk/202611/7.html")).isEmpty();
        assertThat(read("/zwgk/202611/8.html")).isNull();
    }

    @Test
    void aDirectoryHasItsIndexAsPage() throws IOException {
        put("/", "home");
        put("/zwgk/", "channel");
        assertThat(read("/index.html")).isEqualTo("home");
        assertThat(read("/zwgk/index.html")).isEqualTo("channel");
        assertThat(read("/zwgk")).isNull();
        assertThat(paths(store.current("linlan"))).containsExactlyInAnyOrder("/", "/zwgk/");
    }

    @Test
    void theThreePrefixesAreOrdinaryPaths() throws IOException {
        put("/_f/nav.html", "nav");
        put("/_gone/zwgk/7.html", "gone");
        put("/_moved/old/", "301 /new/");
        assertThat(paths(store.current("linlan")))
                .containsExactlyInAnyOrder("/_f/nav.html", "/_gone/zwgk/7.html", "/_moved/old/");
    }

    @Test
    void deletingSaysWhetherThereWasSomething() throws IOException {
        put("/a/b.html", "b");
        assertThat(store.current("linlan").delete("/a/b.html")).isTrue();
        assertThat(store.current("linlan").delete("/a/b.html")).isFalse();
        assertThat(store.current("linlan").delete("/a/")).isFalse();
        assertThat(read("/a/b.html")).isNull();
    }

    @Test
    void aLinkedFileIsReadLikeAPage() throws IOException {
        Path blob = Files.writeString(directory.resolve("blob"), "attachment");
        store.current("linlan").link("/files/7/1-abcd.pdf", blob);
        assertThat(read("/files/7/1-abcd.pdf")).isEqualTo("attachment");
        store.current("linlan").link("/files/7/1-abcd.pdf", blob);
        assertThat(read("/files/7/1-abcd.pdf")).isEqualTo("attachment");
    }

    @Test
    void replacingALinkedPageLeavesTheFileAlone() throws IOException {
        Path blob = Files.writeString(directory.resolve("blob"), "attachment");
        for (PageStore.Tree tree : List.of(store.current("linlan"), store.prepare("linlan"))) {
            tree.link("/files/a.pdf", blob);
            tree.put("/files/a.pdf", "other".getBytes(UTF_8));
            assertThat(tree.get("/files/a.pdf")).asString(UTF_8).isEqualTo("other");
            assertThat(Files.readString(blob)).isEqualTo("attachment");
        }
    }

    @Test
    void aPreparedReleaseIsServedOnceSwitchedTo() throws IOException {
        put("/a.html", "old");
        PageStore.Tree next = store.prepare("linlan");
        next.put("/a.html", "new".getBytes(UTF_8));
        assertThat(read("/a.html")).isEqualTo("old");
        store.switchTo("linlan", next.release());
        assertThat(read("/a.html")).isEqualTo("new");
        assertThat(store.current("linlan").release()).isEqualTo(next.release());
    }

    @Test
    void everyPreparedReleaseIsNewer() {
        int first = store.current("linlan").release();
        int second = store.prepare("linlan").release();
        int third = store.prepare("linlan").release();
        assertThat(List.of(first, second, third)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aDiscardedReleaseIsGone() throws IOException {
        put("/a.html", "old");
        PageStore.Tree next = store.prepare("linlan");
        next.put("/a.html", "new".getBytes(UTF_8));
        next.putList("abc", new byte[1]);
        assertThat(store.releases("linlan")).containsExactly(1, next.release());
        store.discard("linlan", next.release());
        assertThat(store.releases("linlan")).containsExactly(1);
        assertThat(store.release("linlan", next.release()).get("/a.html")).isNull();
        assertThat(store.release("linlan", next.release()).list("abc")).isNull();
        assertThat(read("/a.html")).isEqualTo("old");
    }

    @Test
    void theHashOfAFileIsThatOfItsBytes() throws IOException {
        put("/a.html", "one");
        assertThat(store.current("linlan").hash("/a.html")).isEqualTo(Hashes.sha256("one".getBytes(UTF_8)));
        assertThat(store.current("linlan").hash("/b.html")).isNull();
    }

    @Test
    void onlyAPreparedReleaseCanBeSwitchedTo() {
        store.current("linlan");
        assertThatThrownBy(() -> store.switchTo("linlan", 9)).isInstanceOf(Problem.class);
        assertThat(store.current("linlan").release()).isEqualTo(1);
    }

    @Test
    void changesOfTheServedTreeAreTold() throws IOException {
        store.current("linlan");
        List<String> told = new ArrayList<>();
        store.onChange((site, path) -> told.add(site + " " + path));
        put("/a/", "a");
        store.current("linlan").delete("/a/");
        store.current("linlan").delete("/a/");
        PageStore.Tree next = store.prepare("linlan");
        next.put("/b.html", new byte[0]);
        store.switchTo("linlan", next.release());
        next.put("/c.html", new byte[0]);
        assertThat(told).containsExactly("linlan /a/", "linlan /a/", "linlan *", "linlan /c.html");
    }

    @Test
    void sitesDoNotMix() throws IOException {
        put("/a.html", "linlan");
        assertThat(store.current("justice").get("/a.html")).isNull();
        assertThat(store.sites()).containsExactlyInAnyOrder("linlan", "justice");
    }

    @ParameterizedTest
    @MethodSource("hostilePaths")
    void aHostilePathIsRefusedAndNeverFound(String path) throws IOException {
        Path file = Files.writeString(directory.resolve("blob"), "x");
        PageStore.Tree tree = store.current("linlan");
        assertThatThrownBy(() -> tree.put(path, new byte[1])).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> tree.link(path, file)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> tree.delete(path)).isInstanceOf(Problem.class);
        assertThat(tree.get(path)).isNull();
        assertThat(paths(tree)).isEmpty();
    }

    protected final void put(String path, String text) throws IOException {
        store.current("linlan").put(path, text.getBytes(UTF_8));
    }

    protected final @org.jspecify.annotations.Nullable String read(String path) throws IOException {
        byte[] bytes = store.current("linlan").get(path);
        return bytes == null ? null : new String(bytes, UTF_8);
    }

    @Test
    void aJournalGrowsAndForgetsItsBeginning() throws IOException {
        PageStore.Tree tree = store.current("linlan");
        assertThat(tree.journal()).isEmpty();
        tree.forgetJournal(0);
        tree.addToJournal("one\n".getBytes(UTF_8));
        tree.addToJournal("two\nthree\n".getBytes(UTF_8));
        assertThat(tree.journal()).asString(UTF_8).isEqualTo("one\ntwo\nthree\n");
        tree.forgetJournal(4);
        tree.addToJournal("four\n".getBytes(UTF_8));
        assertThat(tree.journal()).asString(UTF_8).isEqualTo("two\nthree\nfour\n");
        assertThat(tree.isJournalWhole()).isTrue();
        tree.forgetJournal(15);
        assertThat(tree.journal()).isEmpty();
        assertThat(paths(tree)).isEmpty();
    }

    protected static List<String> paths(PageStore.Tree tree) throws IOException {
        try (var paths = tree.paths()) {
            return paths.toList();
        }
    }
}
