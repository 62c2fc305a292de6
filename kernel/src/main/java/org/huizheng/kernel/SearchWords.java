package org.huizheng.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * What a reader typed, taken apart: words between spaces, all of which must occur; between quotes a phrase that must
 * occur as it stands. Every other character means itself: there is no query syntax to inject.
 */
public record SearchWords(List<Word> words) {

    public static final int MOST_WORDS = 12;
    public static final int LONGEST_WORD = 64;
    private static final String QUOTES = "\"“”＂";

    /** @param text folded, as in {@link SearchText#fold} */
    public record Word(String text, boolean phrase) {}

    /** @throws Problem in the reader's words when it is too much */
    public static SearchWords parse(String typed) {
        String clean = SearchText.clean(typed);
        List<Word> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            if (QUOTES.indexOf(c) >= 0) {
                end(word, quoted, words);
                quoted = !quoted;
            } else if (c == ' ' && !quoted) {
                end(word, false, words);
            } else {
                word.append(c);
            }
        }
        end(word, quoted, words);
        if (words.isEmpty() && !clean.isEmpty()) {
            words.add(new Word(SearchText.fold(clean), true));
        }
        return new SearchWords(refuseTooMuch(words));
    }

    private static void end(StringBuilder word, boolean quoted, List<Word> words) {
        String text = SearchText.fold(word.toString().strip());
        word.setLength(0);
        Word found = new Word(text, quoted);
        if (!text.isEmpty() && !words.contains(found)) {
            words.add(found);
        }
    }

    private static List<Word> refuseTooMuch(List<Word> words) {
        if (words.size() > MOST_WORDS) {
            throw Problem.invalid("检索词最多 " + MOST_WORDS + " 个，请减少后再试");
        }
        if (words.stream().anyMatch(w -> w.text().length() > LONGEST_WORD)) {
            throw Problem.invalid("单个检索词最长 " + LONGEST_WORD + " 个字符，请缩短后再试");
        }
        return List.copyOf(words);
    }
}
