package org.huizheng.hant;

import java.util.ArrayList;
import java.util.List;

/** A stretch of text, in which a search may have marked what it found: a word is one word on both sides of a mark. */
final class Marked {

    private static final List<String> TAGS = List.of("<mark>", "</mark>");

    private final HantText words;
    private final String text;
    private final int from;
    private final int to;

    Marked(HantText words, String text, int from, int to) {
        this.words = words;
        this.text = text;
        this.from = from;
        this.to = to;
    }

    /** @return how long the mark is that stands there, 0 where none does */
    static int tag(String text, int at) {
        for (String tag : TAGS) {
            if (at >= 0 && text.startsWith(tag, at)) {
                return tag.length();
            }
        }
        return 0;
    }

    void convert(boolean converted, StringBuilder out) {
        if (!converted) {
            out.append(text, from, to);
        } else if (next(from) == to) {
            words.convert(text, from, to, out);
        } else {
            acrossMarks(out);
        }
    }

    /** Where the marks were, they are again; unless a word became longer or shorter: then each part stands for itself. */
    private void acrossMarks(StringBuilder out) {
        List<String> parts = parts();
        String joined =
                String.join("", parts.stream().filter(part -> tag(part, 0) == 0).toList());
        String whole = words.traditional(joined);
        boolean fits = whole.length() == joined.length();
        int at = 0;
        for (String part : parts) {
            if (tag(part, 0) > 0) {
                out.append(part);
            } else {
                out.append(fits ? whole.substring(at, at + part.length()) : words.traditional(part));
                at += part.length();
            }
        }
    }

    /** Marks, and the text between them. */
    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        for (int i = from; i < to; ) {
            int end = Math.max(i + tag(text, i), next(i));
            parts.add(text.substring(i, end));
            i = end;
        }
        return parts;
    }

    private int next(int at) {
        for (int i = at; i < to; i++) {
            if (text.charAt(i) == '<' && tag(text, i) > 0) {
                return i;
            }
        }
        return to;
    }
}
