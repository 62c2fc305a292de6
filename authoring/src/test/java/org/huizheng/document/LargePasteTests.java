package org.huizheng.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.LongStream;
import org.huizheng.document.markup.CleanMarkup;
import org.huizheng.kernel.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LargePasteTests {

    private static final String WORD = """
            <p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span style='font-size:16.0pt;\
            font-family:仿宋_GB2312'>为做好今冬明春城市供热工作，现将有关事项通知如下。<span lang=EN-US><o:p></o:p></span></span></p>
            """;

    @Test
    void fiveMegabytesFromWordAreSecondsNotMinutes() {
        String paste = WORD.repeat(5_000_000 / WORD.getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
        // the best of a few: others are working on this machine too
        assertThat(LongStream.range(0, 4).map(_ -> millis(paste)).min().orElseThrow())
                .isLessThan(10_000);
    }

    /** Each is nested or piled up far beyond what any editor makes; what matters is that it ends, soon, and keeps the text. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            <div>                                | 100000
            <b><i><p>                            | 60000
            <table>                              | 50000
            <table><tr><td>                      | 30000
            <ul><li>                             | 50000
            <a href=x>                           | 100000
            <blockquote>                         | 100000
            <dl><dt>x<dd>                        | 60000
            <h1><div>x</div>                     | 60000
            <p><b>x<i>y</b>z</i>                 | 40000
            <ruby>                               | 100000
            <br>&nbsp;&nbsp;&nbsp;&nbsp;x        | 100000
            <u><s><sub><sup><code><small><mark>  | 30000
            """)
    void whatIsNestedWithoutEndIsFlattenedInTime(String piece, int times) {
        String paste = piece.repeat(times) + "文";
        assertThat(millis(paste)).isLessThan(60_000);
        assertThat(new CleanBody().perform(paste).html()).contains("文").satisfies(Harmless::check);
    }

    @Test
    void manyAttributesAreNoWork() {
        StringBuilder tag = new StringBuilder("<p ");
        for (int i = 0; i < 300_000; i++) {
            tag.append('a').append(i).append("=1 ");
        }
        assertThat(millis(tag + "style=\"" + "a:b;".repeat(300_000) + "\">文</p>"))
                .isLessThan(10_000);
    }

    @Test
    void timeGrowsWithLengthAndNoFaster() {
        String piece = "<p>文<b>x<i>y</b>z</i><ul><li>a<table><tr><td>b</table></ul>";
        millis(piece.repeat(4_000));
        long once = millis(piece.repeat(4_000));
        long fourTimes = millis(piece.repeat(16_000));
        assertThat((double) fourTimes).isCloseTo(4.0 * once, within(8.0 * once + 500));
    }

    @Test
    void whatIsTooLongIsRefusedInOneSentence() {
        assertThatThrownBy(() -> new CleanBody().perform("文".repeat(CleanMarkup.MOST_CHARACTERS + 1)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("分段粘贴");
        assertThatThrownBy(() -> new CleanBody().perform("<b>".repeat(300_001)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("30 万");
    }

    private static long millis(String paste) {
        long start = System.nanoTime();
        CleanMarkup.perform(paste, name -> name);
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
