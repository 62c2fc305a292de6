package org.huizheng.hant;

/** Text without markup, from one script to the other. */
final class HantText {

    private final Dictionary kept;
    private final Dictionary dictionary = Dictionaries.traditional();

    HantText(KeptWords kept) {
        this.kept = kept.words();
    }

    /** What a reader of traditional Chinese asks for, as the index has it. */
    static String simplified(String text) {
        StringBuilder out = new StringBuilder(text.length());
        Dictionaries.simplified().convert(text, 0, text.length(), out);
        return out.toString();
    }

    String traditional(String text) {
        StringBuilder out = new StringBuilder(text.length());
        convert(text, 0, text.length(), out);
        return out.toString();
    }

    /** The words to keep are found first, so that no phrase takes a part of one. */
    void convert(CharSequence text, int from, int to, StringBuilder out) {
        int gap = from;
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            int length = c < 128 ? 0 : kept.find(text, i, to);
            if (length == 0) {
                i++;
            } else {
                dictionary.convert(text, gap, i, out);
                out.append(kept.becoming(text, i, to));
                i += length;
                gap = i;
            }
        }
        dictionary.convert(text, gap, to, out);
    }
}
