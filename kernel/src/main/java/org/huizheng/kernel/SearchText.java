package org.huizheng.kernel;

/** How text is compared in search: the same for every index, so that a query finds what a document says. */
public final class SearchText {

    /** Open and close a hit in a highlight. */
    public static final char OPEN = '\uE000';

    public static final char CLOSE = '\uE001';

    private SearchText() {}

    /** One space for any white space; no controls, no invisible characters, none of our own marks. */
    public static String clean(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                if (!kept.isEmpty() && kept.charAt(kept.length() - 1) != ' ') {
                    kept.append(' ');
                }
            } else if (!invisible(c)) {
                kept.append(c);
            }
        }
        return kept.toString().stripTrailing();
    }

    /** As long as {@code text}, place for place: lower case, half width, one kind of bracket. */
    public static String fold(String text) {
        char[] folded = text.toCharArray();
        fold(folded, 0, folded.length);
        return new String(folded);
    }

    public static void fold(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            text[i] = fold(text[i]);
        }
    }

    /** A document number (发文字号) as people remember it: without spaces and brackets. */
    public static String number(String text) {
        return fold(clean(text)).replace(" ", "").replace("(", "").replace(")", "");
    }

    private static char fold(char c) {
        char half = c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c;
        return switch (half) {
            case '〔', '[', '［', '【', '〖' -> '(';
            case '〕', ']', '］', '】', '〗' -> ')';
            case '\u3000' -> ' ';
            default -> Character.toLowerCase(half);
        };
    }

    private static boolean invisible(char c) {
        return c == OPEN
                || c == CLOSE
                || switch (Character.getType(c)) {
                    case Character.CONTROL, Character.FORMAT -> true;
                    default -> false;
                };
    }
}
