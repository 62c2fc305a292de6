package org.huizheng.document.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.huizheng.document.difference.BodyDifference.Change;
import org.huizheng.document.difference.MergedBody.Kind;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class DifferenceTests {

    private final Random random = new Random();

    @Test
    void aChangedNumberIsThatNumberAlone() {
        assertThat(Segment.between("已经市政府第 61 次常务会议", "已经市政府第 62 次常务会议"))
                .containsExactly(
                        new Segment(Segment.Kind.SAME, "已经市政府第 "),
                        new Segment(Segment.Kind.REMOVED, "61"),
                        new Segment(Segment.Kind.ADDED, "62"),
                        new Segment(Segment.Kind.SAME, " 次常务会议"));
    }

    @RepeatedTest(50)
    void theSegmentsLeadFromOneTextToTheOther() {
        String from = text(random.nextInt(40));
        String to = random.nextBoolean() ? text(random.nextInt(40)) : edited(from);
        List<Segment> segments = Segment.between(from, to);
        assertThat(joined(segments, Segment.Kind.ADDED)).isEqualTo(from);
        assertThat(joined(segments, Segment.Kind.REMOVED)).isEqualTo(to);
    }

    @RepeatedTest(50)
    void whatIsMatchedIsEqualAndAsMuchAsThereIs() {
        List<Integer> from = numbers();
        List<Integer> to = numbers();
        int[] matches = Matches.of(from, to);
        int last = -1;
        int found = 0;
        for (int i = 0; i < matches.length; i++) {
            if (matches[i] >= 0) {
                assertThat(matches[i]).isGreaterThan(last);
                assertThat(from.get(i)).isEqualTo(to.get(matches[i]));
                last = matches[i];
                found++;
            }
        }
        assertThat(found).isEqualTo(longest(from, to));
    }

    @Test
    void aParagraphThatChangedIsOneLineAndANewOneAnother() {
        var difference = BodyDifference.between(
                "<h2>第一章</h2><p>会议由市长主持。</p><ul><li>甲</li><li>乙</li></ul>",
                "<h2>第一章</h2><p>会议由副市长主持。</p><p>另有一段全新内容</p><ul><li>甲</li></ul>");
        assertThat(difference.blocks())
                .extracting(BodyDifference.Line::change)
                .containsExactly(Change.SAME, Change.CHANGED, Change.ADDED, Change.SAME, Change.REMOVED);
        assertThat(difference.added()).isEqualTo(2);
        assertThat(difference.removed()).isEqualTo(1);
    }

    @Test
    void tablesAreComparedRowByRowAndPicturesAreSeen() {
        var difference = BodyDifference.between(
                "<table><tr><td>综合整治</td><td>20 个工作日</td></tr></table>",
                "<table><tr><td>综合整治</td><td>30 个工作日</td></tr></table><p><img src=\"/files/1/1-a.png\" alt=\"图\"></p>");
        assertThat(difference.blocks())
                .extracting(BodyDifference.Line::change)
                .containsExactly(Change.CHANGED, Change.ADDED);
        assertThat(difference.blocks().getLast().segments().getFirst().text()).contains("/files/1/1-a.png");
    }

    @Test
    void otherMarkupOfTheSameWordsIsNoChangeOfWords() {
        var line = BodyDifference.between("<p>重要通知</p>", "<p><strong>重要</strong>通知</p>")
                .blocks()
                .getFirst();
        assertThat(line.styleOnly()).isTrue();
        assertThat(line.segments()).containsExactly(new Segment(Segment.Kind.SAME, "重要通知"));
    }

    @Test
    void twoTextsWithNothingInCommonAreComparedInTime() {
        String from = "甲".repeat(200_000);
        String to = "乙".repeat(200_000);
        assertThat(Segment.between(from, to)).hasSize(2);
    }

    @Test
    void paragraphsOnlyOneOfThemChangedAreTakenOver() {
        var merged = MergedBody.of(
                "<p>一</p><p>二</p><p>三</p>", "<p>一改</p><p>二</p><p>三</p>", "<p>一</p><p>二</p><p>三改</p><p>四</p>");
        assertThat(merged.conflicts()).isZero();
        assertThat(merged.body()).isEqualTo("<p>一改</p><p>二</p><p>三改</p><p>四</p>");
        assertThat(merged.parts())
                .extracting(MergedBody.Part::kind)
                .containsExactly(Kind.THEIRS, Kind.SAME, Kind.YOURS);
    }

    @Test
    void aParagraphBothChangedIsLeftToThem() {
        var merged = MergedBody.of("<p>公示期 7 日</p><p>二</p>", "<p>公示期 30 日</p><p>二</p>", "<p>公示期 15 日</p><p>二</p>");
        assertThat(merged.conflicts()).isEqualTo(1);
        assertThat(merged.body()).isEmpty();
        assertThat(merged.parts().getFirst())
                .isEqualTo(new MergedBody.Part(Kind.CONFLICT, "<p>公示期 7 日</p>", "<p>公示期 30 日</p>", "<p>公示期 15 日</p>"));
    }

    @RepeatedTest(50)
    void whoChangedNothingGetsTheOthersText() {
        String base = body(8);
        String other = body(8);
        assertThat(MergedBody.of(base, other, base).body()).isEqualTo(other);
        assertThat(MergedBody.of(base, base, other).body()).isEqualTo(other);
        assertThat(MergedBody.of(base, other, other).body()).isEqualTo(other);
    }

    private String body(int most) {
        StringBuilder body = new StringBuilder();
        for (int i = random.nextInt(most) + 1; i > 0; i--) {
            body.append("<p>").append("甲乙丙丁".charAt(random.nextInt(4))).append("</p>");
        }
        return body.toString();
    }

    private List<Integer> numbers() {
        return random.ints(random.nextInt(30), 0, 5).boxed().toList();
    }

    private static int longest(List<Integer> a, List<Integer> b) {
        int[][] best = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                best[i][j] =
                        a.get(i).equals(b.get(j)) ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
            }
        }
        return best[0][0];
    }

    private String text(int length) {
        return random.ints(length, 0, 12)
                .mapToObj(i -> String.valueOf("关于印发办法的 ab12😀".charAt(i)))
                .collect(Collectors.joining());
    }

    private String edited(String text) {
        List<String> characters = new ArrayList<>(List.of(text.split("")));
        for (int n = random.nextInt(3); n >= 0 && !characters.isEmpty(); n--) {
            characters.set(random.nextInt(characters.size()), random.nextBoolean() ? "" : "新");
        }
        return String.join("", characters);
    }

    private static String joined(List<Segment> segments, Segment.Kind without) {
        return segments.stream()
                .filter(segment -> segment.kind() != without)
                .map(Segment::text)
                .collect(Collectors.joining());
    }
}
