package org.huizheng.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.huizheng.render.RandomEdits.Edit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * After any sequence of edits the tree that was kept page by page is, byte for byte, what a rebuild makes at once; and hardly
 * more was made than had to be.
 */
class OracleTests {

    private static Oracle oracle;
    private final Oracle.Made made = new Oracle.Made();

    @BeforeAll
    static void start() {
        oracle = new Oracle();
    }

    @AfterAll
    static void stop() {
        oracle.close();
    }

    @Test
    void holdsAfter300Sequences() {
        sequences(1, 300);
    }

    @Test
    @Tag("long")
    void holdsAfter10000Sequences() {
        sequences(Integer.getInteger("oracle.first", 1_000), Integer.getInteger("oracle.sequences", 10_000));
    }

    private void sequences(int firstSeed, int count) {
        oracle.prove(firstSeed, count, 14, RandomEdits.ALL, made);
        keep(count);
        made.requireHardlyMoreThanNecessary();
        made.ofEdit.forEach((edit, pages) ->
                assertThat(pages.ratio()).as("%s\n%s", edit, made).isLessThanOrEqualTo(most(edit)));
    }

    /**
     * Some kinds of edit wake pages that may then say what they said: a list that is not dated does not show that a date
     * changed within it, nor one of few items what is pinned in it, nor a feed the second of two corrections within a second; and a
     * list that nobody arranged is in the same order by hand, but it is one page.
     */
    private static double most(Edit edit) {
        return switch (edit) {
            case REDATED, CHANNEL_MOVED, CORRECTED -> 1.3;
            case PINNED, ARRANGED -> 1.6;
            case ORDER_TURNED -> 50;
            default -> Oracle.MOST_REBUILT_PER_NECESSARY;
        };
    }

    private void keep(int sequences) {
        try {
            Files.writeString(Path.of("target", "rebuilt-per-necessary-" + sequences + ".txt"), made.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
