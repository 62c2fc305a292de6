package org.huizheng.document.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stretch of plain text, the same in both or only in one; to be shown as text, never as markup. */
public record Segment(Kind kind, String text) {

    public enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    /** Latin words and numbers whole, everything else character by character. */
    private static final Pattern TOKEN = Pattern.compile("[\\p{IsLatin}\\p{Nd}]+|.", Pattern.DOTALL);

    /** What leads from one text to the other: without the added ones the first, without the removed ones the second. */
    public static List<Segment> between(String from, String to) {
        List<String> before = tokens(from);
        List<String> after = tokens(to);
        int[] matches = Matches.of(before, after);
        Joining joining = new Joining();
        int next = 0;
        for (int i = 0; i < before.size(); i++) {
            if (matches[i] < 0) {
                joining.add(Kind.REMOVED, before.get(i));
                continue;
            }
            while (next < matches[i]) {
                joining.add(Kind.ADDED, after.get(next++));
            }
            joining.add(Kind.SAME, after.get(next++));
        }
        while (next < after.size()) {
            joining.add(Kind.ADDED, after.get(next++));
        }
        return joining.segments();
    }

    private static List<String> tokens(String text) {
        Matcher matcher = TOKEN.matcher(text);
        List<String> tokens = new ArrayList<>();
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    /** Puts neighbours of a kind together; within a change what went stands before what came. */
    private static final class Joining {
        private final List<Segment> segments = new ArrayList<>();
        private final StringBuilder same = new StringBuilder();
        private final StringBuilder removed = new StringBuilder();
        private final StringBuilder added = new StringBuilder();

        void add(Kind kind, String token) {
            if (kind == Kind.SAME) {
                endChange();
                same.append(token);
                return;
            }
            end(Kind.SAME, same);
            (kind == Kind.REMOVED ? removed : added).append(token);
        }

        List<Segment> segments() {
            end(Kind.SAME, same);
            endChange();
            return segments;
        }

        private void endChange() {
            end(Kind.REMOVED, removed);
            end(Kind.ADDED, added);
        }

        private void end(Kind kind, StringBuilder text) {
            if (!text.isEmpty()) {
                segments.add(new Segment(kind, text.toString()));
                text.setLength(0);
            }
        }
    }
}
