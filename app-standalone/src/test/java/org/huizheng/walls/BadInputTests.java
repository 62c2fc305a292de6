package org.huizheng.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code docs/develop/bad-input.md} names tests, and each of them is there. */
class BadInputTests {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*\\|([^|]+)\\|$");
    private static final Pattern NAME = Pattern.compile("`(\\w+)\\.(\\w+)`");

    private final String document = Checkout.read(Checkout.ROOT.resolve("docs/develop/bad-input.md"));

    @Test
    void casesAreNumberedWithoutAGapAndEachNamesATest() {
        List<Integer> numbers = ROW.matcher(document)
                .results()
                .filter(row -> NAME.matcher(row.group(2)).find())
                .map(row -> Integer.valueOf(row.group(1)))
                .toList();
        int cases = (int) ROW.matcher(document).results().count();
        assertThat(numbers)
                .hasSizeGreaterThanOrEqualTo(24)
                .isEqualTo(IntStream.rangeClosed(1, cases).boxed().toList());
    }

    @Test
    void everyNamedTestExists() {
        List<String> missing = NAME.matcher(document)
                .results()
                .filter(name -> !exists(name.group(1), name.group(2)))
                .map(name -> name.group())
                .toList();
        assertThat(missing).isEmpty();
    }

    private static boolean exists(String type, String method) {
        Pattern declared =
                Pattern.compile("@(?:ParameterizedTest|Test)\\b(?:(?!\\bvoid\\b)[\\s\\S])*\\bvoid " + method + "\\(");
        return Checkout.files(name -> name.equals(type + ".java")).stream()
                .filter(file -> Checkout.named(file).contains("/src/test/"))
                .anyMatch(file -> declared.matcher(Checkout.read(file)).find());
    }
}
