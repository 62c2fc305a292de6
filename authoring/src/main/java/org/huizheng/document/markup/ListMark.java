package org.huizheng.document.markup;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Word printed before a paragraph of a list, and how deep it stood. */
final class ListMark {

    private static final Pattern DECIMAL = Pattern.compile("(\\d{1,4})[.．、)]?");
    private static final Pattern LETTER = Pattern.compile("([A-Za-z]|[ivxIVX]{2,6})[.．)]");
    private static final Pattern BULLET = Pattern.compile("|[a-zA-Z]|[^\\p{L}\\p{N}]{1,2}");
    private static final Pattern ROMAN = Pattern.compile("i|[ivx]{2,6}");

    final int level;
    final StringBuilder printed = new StringBuilder();

    ListMark(int level) {
        this.level = level;
    }

    /** How the items of a list are counted; {@code TEXT} is numbering that means something, and stays as it was written. */
    enum Kind {
        BULLET(""),
        DECIMAL(""),
        ALPHA("gw-alpha"),
        UPPER_ALPHA("gw-upper-alpha"),
        ROMAN("gw-roman"),
        UPPER_ROMAN("gw-upper-roman"),
        TEXT("");

        final String style;

        Kind(String style) {
            this.style = style;
        }
    }

    String text() {
        return printed.toString().replaceAll("[\\s\\u00a0\\u3000]+", "");
    }

    Kind kind() {
        String text = text();
        if (BULLET.matcher(text).matches()) {
            return Kind.BULLET;
        }
        if (DECIMAL.matcher(text).matches()) {
            return Kind.DECIMAL;
        }
        Matcher letter = LETTER.matcher(text);
        if (!letter.matches()) {
            return Kind.TEXT;
        }
        String counted = letter.group(1);
        boolean roman = ROMAN.matcher(counted.toLowerCase(Locale.ROOT)).matches();
        return Character.isLowerCase(counted.charAt(0))
                ? roman ? Kind.ROMAN : Kind.ALPHA
                : roman ? Kind.UPPER_ROMAN : Kind.UPPER_ALPHA;
    }

    /** 0 when it is not a plain number. */
    int value() {
        Matcher decimal = DECIMAL.matcher(text());
        return decimal.matches() ? Integer.parseInt(decimal.group(1)) : 0;
    }
}
