package org.huizheng.document.difference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huizheng.document.difference.Segment.Kind;

/**
 * Two bodies side by side.
 *
 * @param blocks in reading order; what stands in one alone has no segments for the other
 * @param added places where something came, {@code removed} where something went
 */
public record BodyDifference(List<Line> blocks, int added, int removed) {

    public enum Change {
        SAME,
        CHANGED,
        ADDED,
        REMOVED
    }

    /**
     * One piece.
     *
     * @param styleOnly its words are the same, its markup is not
     */
    public record Line(Change change, String tag, List<Segment> segments, boolean styleOnly) {}

    /** Less alike than this, two paragraphs are not one that was changed. */
    private static final double ALIKE = 0.35;

    private static final int MOST_COMPARED = 150;

    public static BodyDifference between(String from, String to) {
        List<Block> before = Block.of(from);
        List<Block> after = Block.of(to);
        int[] matches = Matches.of(before, after);
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            int end = i;
            while (end < before.size() && matches[end] < 0) {
                end++;
            }
            int until = end < before.size() ? matches[end] : after.size();
            gap(before.subList(i, end), after.subList(j, until), lines);
            i = end;
            j = until;
            if (i < before.size()) {
                lines.add(whole(Change.SAME, Kind.SAME, before.get(i)));
                i++;
                j++;
            }
        }
        return new BodyDifference(lines, count(lines, Kind.ADDED), count(lines, Kind.REMOVED));
    }

    private static int count(List<Line> lines, Kind kind) {
        return (int) lines.stream()
                .flatMap(line -> line.segments().stream())
                .filter(segment -> segment.kind() == kind)
                .count();
    }

    /** Pairs what is most alike, in order. */
    private static void gap(List<Block> before, List<Block> after, List<Line> lines) {
        int[] pairs = pairs(before, after);
        int next = 0;
        for (int i = 0; i < before.size(); i++) {
            if (pairs[i] < 0) {
                lines.add(whole(Change.REMOVED, Kind.REMOVED, before.get(i)));
                continue;
            }
            while (next < pairs[i]) {
                lines.add(whole(Change.ADDED, Kind.ADDED, after.get(next++)));
            }
            lines.add(changed(before.get(i), after.get(next++)));
        }
        while (next < after.size()) {
            lines.add(whole(Change.ADDED, Kind.ADDED, after.get(next++)));
        }
    }

    private static Line whole(Change change, Kind kind, Block block) {
        return new Line(
                change,
                block.tag(),
                block.text().isEmpty() ? List.of() : List.of(new Segment(kind, block.text())),
                false);
    }

    private static Line changed(Block before, Block after) {
        List<Segment> segments = Segment.between(before.text(), after.text());
        return new Line(Change.CHANGED, after.tag(), segments, before.text().equals(after.text()));
    }

    /** The pairing, none crossing another, whose likenesses add up to the most. */
    private static int[] pairs(List<Block> before, List<Block> after) {
        int[] pairs = new int[before.size()];
        java.util.Arrays.fill(pairs, -1);
        if (before.size() > MOST_COMPARED || after.size() > MOST_COMPARED) {
            return pairs;
        }
        double[][] best = new double[before.size() + 1][after.size() + 1];
        double[][] alike = new double[before.size()][after.size()];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                alike[i][j] = likeness(before.get(i), after.get(j));
                double paired = alike[i][j] < ALIKE ? 0 : alike[i][j] + best[i + 1][j + 1];
                best[i][j] = Math.max(paired, Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        for (int i = 0, j = 0; i < before.size() && j < after.size(); ) {
            if (alike[i][j] >= ALIKE && best[i][j] == alike[i][j] + best[i + 1][j + 1]) {
                pairs[i++] = j++;
            } else if (best[i][j] == best[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
        return pairs;
    }

    /** How many characters two texts share, of those they have. */
    private static double likeness(Block a, Block b) {
        if (a.text().equals(b.text())) {
            return 1;
        }
        int total = a.text().length() + b.text().length();
        Map<Character, Integer> left = new HashMap<>();
        a.text().chars().forEach(c -> left.merge((char) c, 1, Integer::sum));
        int shared = 0;
        for (char c : b.text().toCharArray()) {
            Integer n = left.get(c);
            if (n != null && n > 0) {
                left.put(c, n - 1);
                shared++;
            }
        }
        return 2.0 * shared / total;
    }
}
