package org.huizheng.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.huizheng.search.Cursors.Cursor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCursorsTests {

    @TempDir
    Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void file() {
        file = directory.resolve("cursors");
    }

    @Test
    void whatWasMovedIsKnownToTheNextProcess() {
        FileCursors cursors = new FileCursors(file);
        cursors.begin(Map.of(1L, 10L, 2L, 20L));
        cursors.move(1, new Cursor(15, null));
        cursors.move(2, new Cursor(20, 700L));
        assertThat(new FileCursors(file).all()).isEqualTo(Map.of(1L, new Cursor(15, null), 2L, new Cursor(20, 700L)));
        assertThat(directory).isDirectoryNotContaining("glob:**/*.new");
    }

    @Test
    void aSiteThatIsPutInAnewIsSearchedByTheNextProcessToo() {
        FileCursors cursors = new FileCursors(file);
        cursors.begin(Map.of(1L, 10L, 2L, 20L));
        cursors.move(1, new Cursor(15, 300L, true));
        assertThat(new FileCursors(file).all())
                .isEqualTo(Map.of(1L, new Cursor(15, 300L, true), 2L, new Cursor(20, 0L, false)));
    }

    @Test
    void aSiteThatIsKnownIsNotBegunAgain() {
        FileCursors cursors = new FileCursors(file);
        cursors.begin(Map.of(1L, 10L));
        cursors.move(1, new Cursor(10, null));
        cursors.begin(Map.of(1L, 30L, 2L, 5L));
        assertThat(cursors.all()).isEqualTo(Map.of(1L, new Cursor(10, null), 2L, new Cursor(5, 0L, true)));
    }

    @Test
    void aDatabaseThatWentBackIsFollowedFromItsBeginning() {
        FileCursors cursors = new FileCursors(file);
        cursors.begin(Map.of(1L, 10L));
        cursors.move(1, new Cursor(10, null));
        cursors.begin(Map.of(1L, 7L));
        assertThat(cursors.all()).isEqualTo(Map.of(1L, new Cursor(7, 0L)));
    }

    @Test
    void aFileThatCannotBeReadFillsTheIndexAgain() throws IOException {
        Files.writeString(file, "1 10\n2 zwanzig\n");
        assertThat(new FileCursors(file).all()).isEmpty();
    }

    @Test
    void nobodyElseHasASiteThatIsHeld() throws InterruptedException {
        FileCursors cursors = new FileCursors(file);
        cursors.begin(Map.of(1L, 10L, 2L, 10L));
        StringBuffer said = new StringBuffer();
        cursors.holding(1, held -> {
            cursors.whenFree(2, own -> said.append("own "));
            Thread other = Thread.ofPlatform().start(() -> cursors.whenFree(1, theirs -> said.append("theirs")));
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(said).hasToString("own ");
    }
}
