package org.huizheng.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.huizheng.document.markup.CleanMarkup.Cleaned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code /paste} holds what a word processor put on the clipboard, what is left of it, and what the editor is
 * told. {@code writer-*} and {@code docx-*} were written by LibreOffice, the others by hand after the programs they are named
 * for.
 */
class PastedFragmentsTests {

    @ParameterizedTest
    @MethodSource("fragments")
    void isCleanedAsExpected(Path fragment) {
        Cleaned cleaned = new CleanBody().perform(read(fragment, "input.html"));
        assertThat(cleaned.html()).isEqualTo(read(fragment, "expected.html").stripTrailing());
        assertThat(cleaned.remarks()).isEqualTo(remarks(fragment));
    }

    @ParameterizedTest
    @MethodSource("fragments")
    void isLeftAloneTheSecondTime(Path fragment) {
        String once = new CleanBody().perform(read(fragment, "input.html")).html();
        Cleaned twice = new CleanBody().perform(once);
        assertThat(twice.html()).isEqualTo(once);
        assertThat(twice.remarks()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("fragments")
    void isSavedAsItWasPasted(Path fragment) {
        String pasted = new CleanBody().perform(read(fragment, "input.html")).html();
        String saved = BodyMarkup.sanitised(pasted, BodyFormat.HTML, name -> name);
        assertThat(saved.replaceAll(" id=\"h-\\d+\"", "")).isEqualTo(pasted);
        assertThat(BodyMarkup.sanitised(saved, BodyFormat.HTML, name -> name)).isEqualTo(saved);
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(fragments()).hasSizeGreaterThanOrEqualTo(30);
        assertThat(fragments().filter(f -> read(f, "input.html").contains("content=\"LibreOffice")))
                .hasSizeGreaterThanOrEqualTo(12);
    }

    static Stream<Path> fragments() {
        try {
            Path folder = Path.of(Objects.requireNonNull(PastedFragmentsTests.class.getResource("/paste"))
                    .toURI());
            try (Stream<Path> all = Files.list(folder)) {
                return all.sorted().toList().stream();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> remarks(Path fragment) {
        return read(fragment, "remarks.txt").lines().toList();
    }

    private static String read(Path fragment, String file) {
        try {
            return Files.readString(fragment.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
