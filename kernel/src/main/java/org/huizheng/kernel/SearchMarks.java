package org.huizheng.kernel;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Shows where the words of a query stand in a text: whole titles, and the passages of a text that say most of them.
 * Literal and independent of the index, so that every backend shows the same.
 */
public final class SearchMarks {

    private static final int PASSAGE = 90;
    private static final int BEFORE = 24;
    private static final int MOST_PLACES = 400;
    private static final String SENTENCE_ENDS = "。！？；!?;";

    private record Place(int start, String needle) {}

    private record Passage(int start, int end, Set<String> needles) {}

    private final List<String> needles;

    /** @param needles folded, as in {@link SearchText#fold} */
    public SearchMarks(Collection<String> needles) {
        this.needles = needles.stream().distinct().filter(n -> !n.isEmpty()).toList();
    }

    public String whole(String text) {
        return marked(text, SearchText.fold(text), 0, text.length());
    }

    /** At most two passages; the second only when it shows a word the first did not. The beginning when there is none. */
    public List<String> passages(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        String folded = SearchText.fold(text);
        List<Place> places = places(folded);
        Passage best = best(folded, places, Set.of());
        if (best.needles.size() == needles.size() || places.isEmpty()) {
            return List.of(shown(text, folded, best));
        }
        Passage second = best(folded, places, best.needles);
        if (best.needles.containsAll(second.needles)) {
            return List.of(shown(text, folded, best));
        }
        List<Passage> both = best.start < second.start ? List.of(best, second) : List.of(second, best);
        return both.stream().map(p -> shown(text, folded, p)).toList();
    }

    private List<Place> places(String folded) {
        List<Place> places = new ArrayList<>();
        for (String needle : needles) {
            int at = folded.indexOf(needle);
            for (int n = 0; at >= 0 && n < MOST_PLACES / needles.size(); n++) {
                places.add(new Place(at, needle));
                at = folded.indexOf(needle, at + needle.length());
            }
        }
        places.sort((a, b) -> Integer.compare(a.start, b.start));
        return places;
    }

    private static Passage best(String folded, List<Place> places, Set<String> known) {
        Passage best = new Passage(0, Math.min(PASSAGE, folded.length()), Set.of());
        int bestScore = 0;
        for (int i = 0; i < places.size(); i++) {
            int start = beginning(folded, places.get(i).start);
            int end = Math.min(folded.length(), start + PASSAGE);
            Set<String> found = new TreeSet<>();
            int score = 0;
            for (int j = i;
                    j < places.size()
                            && places.get(j).start + places.get(j).needle.length() <= end;
                    j++) {
                String needle = places.get(j).needle;
                score += found.add(needle) && !known.contains(needle) ? 100 + needle.length() : 1;
            }
            if (score > bestScore && !known.containsAll(found)) {
                bestScore = score;
                best = new Passage(start, end, found);
            }
        }
        return best;
    }

    private static int beginning(String folded, int hit) {
        int earliest = Math.max(0, hit - BEFORE);
        for (int i = hit - 1; i >= earliest; i--) {
            if (SENTENCE_ENDS.indexOf(folded.charAt(i)) >= 0) {
                return i + 1 < folded.length() && folded.charAt(i + 1) == ' ' && i + 2 <= hit ? i + 2 : i + 1;
            }
        }
        return onBoundary(folded, earliest);
    }

    private static int onBoundary(String text, int i) {
        return i > 0 && i < text.length() && Character.isLowSurrogate(text.charAt(i)) ? i - 1 : i;
    }

    private String shown(String text, String folded, Passage passage) {
        int end = onBoundary(text, passage.end);
        String marked = marked(text, folded, passage.start, end).strip();
        return (passage.start > 0 ? "…" : "") + marked + (end < text.length() ? "…" : "");
    }

    private String marked(String text, String folded, int from, int to) {
        BitSet hit = new BitSet();
        for (String needle : needles) {
            for (int at = folded.indexOf(needle, from); at >= 0 && at < to; at = folded.indexOf(needle, at + 1)) {
                hit.set(at, Math.min(to, at + needle.length()));
            }
        }
        StringBuilder marked = new StringBuilder(to - from + 16);
        for (int i = from; i < to; i++) {
            if (hit.get(i) && (i == from || !hit.get(i - 1))) {
                marked.append(SearchText.OPEN);
            }
            marked.append(text.charAt(i));
            if (hit.get(i) && (i + 1 == to || !hit.get(i + 1))) {
                marked.append(SearchText.CLOSE);
            }
        }
        return marked.toString();
    }
}
