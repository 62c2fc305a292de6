package org.huizheng.document.markup;

import java.lang.Character.UnicodeScript;

/** Which characters are kept, which are blank, and which stand without blanks between them. */
final class Characters {

    static final int WIDE_BLANK = 0x3000;
    static final int HARD_BLANK = 0xA0;

    private Characters() {}

    static boolean isBlank(int c) {
        return c == ' '
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || c == '\f'
                || c == HARD_BLANK
                || c == WIDE_BLANK
                || c >= 0x2000 && c <= 0x200A
                || c == 0x2028
                || c == 0x2029
                || c == 0x205F
                || c == 0x85;
    }

    /** How much room a blank takes that was typed to be seen, in half characters. */
    static int width(int c) {
        return switch (c) {
            case WIDE_BLANK, 0x2003, 0x2001 -> 2;
            case HARD_BLANK, 0x2002, 0x2000 -> 1;
            default -> 0;
        };
    }

    /** Controls, half surrogates, and what turns or hides text; joiners and direction marks stay, scripts need them. */
    static boolean isDropped(int c) {
        return c < 0x20 && !isBlank(c)
                || c >= 0x7F && c < 0xA0 && c != 0x85
                || c == 0xAD
                || c == 0x200B
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2060 && c <= 0x206F
                || c == 0xFEFF
                || c >= 0xFFF0 && c <= 0xFFFB
                || c >= 0xE0000 && c <= 0xE007F
                || c >= 0xD800 && c <= 0xDFFF
                || (c & 0xFFFE) == 0xFFFE
                || c >= 0xFDD0 && c <= 0xFDEF;
    }

    /** Chinese and Japanese break lines anywhere, so a line break between such characters is no blank. */
    static boolean isWide(int c) {
        if (c >= 0x3001 && c <= 0x303F || c >= 0xFF00 && c <= 0xFFEF || c >= 0x2018 && c <= 0x201D) {
            return true;
        }
        if (c == 0x2014 || c == 0x2026) {
            return true;
        }
        UnicodeScript script = c < 0x2E80 ? UnicodeScript.COMMON : UnicodeScript.of(c);
        return script == UnicodeScript.HAN
                || script == UnicodeScript.HIRAGANA
                || script == UnicodeScript.KATAKANA
                || script == UnicodeScript.BOPOMOFO;
    }
}
