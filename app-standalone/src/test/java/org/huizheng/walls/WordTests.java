package org.huizheng.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Words and shapes this code does not use (docs/vocabulary.md). */
class WordTests {

    private static final Pattern SUFFIX = Pattern.compile(
            "(.*(Manager|Helper|Utils?|Impl|Base|Common|DTO|Dto|VO|Vo|BO)|Base[A-Z].*|Huizheng.*)\\.java");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final String CODE =
            "\"(article|policy|interpretation|service|leader|agency|qa|gallery|video|link)\"";
    private static final Pattern TYPE_CHECK = Pattern.compile("[tT]ype(\\(\\))?\\s*[!=]=\\s*" + CODE
            + "|[tT]ype(\\(\\))?\\.equals\\(" + CODE
            + "|" + CODE + "\\.equals\\((\\w+\\.)*\\w*[tT]ype(\\(\\))?\\)"
            + "|case " + CODE + "\\s*(,|->|:)");
    private static final Pattern LOMBOK = Pattern.compile("import lombok\\..*");
    private static final int LONG_FILE = 400;

    @Test
    void noClassHasAnEmptySuffix() {
        assertThat(Checkout.javaFiles())
                .filteredOn(
                        file -> SUFFIX.matcher(file.getFileName().toString()).matches())
                .isEmpty();
    }

    @Test
    void nothingUnfinishedIsCommitted() {
        List<Path> texts = Checkout.files(
                name -> name.matches(".*\\.(java|sql|peb|css|js|md|yaml|yml|xml|sh|properties)|huizheng"));
        assertThat(texts.stream().flatMap(file -> Checkout.places(file, UNFINISHED)))
                .isEmpty();
    }

    @Test
    void noCodeBranchesOnAContentType() {
        assertThat(Checkout.shippedJavaFiles().stream().flatMap(file -> Checkout.places(file, TYPE_CHECK)))
                .isEmpty();
    }

    @Test
    void recordsInsteadOfLombok() {
        assertThat(Checkout.javaFiles().stream().flatMap(file -> Checkout.places(file, LOMBOK)))
                .isEmpty();
    }

    @Test
    void longFilesAreReportedAndRare(TestReporter reporter) {
        List<String> lengths = Checkout.javaFiles().stream()
                .map(file -> Checkout.read(file).lines().count() + " " + Checkout.named(file))
                .filter(line -> Long.parseLong(line.split(" ")[0]) > LONG_FILE)
                .toList();
        lengths.forEach(line -> reporter.publishEntry("more than " + LONG_FILE + " lines", line));
        assertThat(lengths)
                .as("files over %s lines", LONG_FILE)
                .hasSizeLessThanOrEqualTo(Checkout.javaFiles().size() / 50 + 1);
    }
}
