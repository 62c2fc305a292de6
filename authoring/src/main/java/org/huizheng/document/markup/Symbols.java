package org.huizheng.document.markup;

/** Letters that a symbol font shows as boxes, ticks and arrows. */
final class Symbols {

    private static final String LETTERS = "\u00a8\u00fe\u00fd\u00fc\u00fbqonlu\u00d8v\u00a7\u00e0\u00e8o";
    private static final String SHOWN =
            "\u25a1\u2611\u2612\u2713\u2717\u25a1\u25a1\u25a0\u25cf\u25c6\u27a2\u2756\u25aa\u2192\u2794\u25a1";

    private Symbols() {}

    static String read(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Word gives symbols by their letter or by the same number in the private area
            char letter = c >= '\uf020' && c <= '\uf0ff' ? (char) (c - 0xf000) : c;
            int at = LETTERS.indexOf(letter);
            shown.append(at < 0 ? c : SHOWN.charAt(at));
        }
        return shown.toString();
    }
}
