package org.huizheng.interchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers and dates as official documents write them: 一百零三, 二〇〇三年十月一日, １９９６年10月3日. */
public final class ChineseNumbers {

    private static final String DIGITS = "零一二三四五六七八九";
    private static final String NUMBER = "[0-9０-９〇○零一二三四五六七八九十百千]";
    private static final Pattern DATE =
            Pattern.compile("(" + NUMBER + "{4})\\s*年\\s*(" + NUMBER + "{1,3})\\s*月\\s*(" + NUMBER + "{1,3})\\s*日");

    private ChineseNumbers() {}

    /** A date and where its text stands. */
    record DateAt(LocalDate date, int start, int end) {}

    public static OptionalInt number(String text) {
        String plain = plain(text);
        if (plain.isEmpty()) {
            return OptionalInt.empty();
        }
        return plain.matches(".*[十百千].*") ? withUnits(plain) : digits(plain);
    }

    public static Optional<LocalDate> date(String text) {
        return dates(text).stream().findFirst().map(DateAt::date);
    }

    static List<DateAt> dates(String text) {
        List<DateAt> found = new ArrayList<>();
        Matcher matcher = DATE.matcher(text);
        while (matcher.find()) {
            of(matcher).ifPresent(date -> found.add(new DateAt(date, matcher.start(), matcher.end())));
        }
        return found;
    }

    private static Optional<LocalDate> of(Matcher matcher) {
        OptionalInt year = number(matcher.group(1));
        OptionalInt month = number(matcher.group(2));
        OptionalInt day = number(matcher.group(3));
        if (year.isEmpty() || month.isEmpty() || day.isEmpty() || year.getAsInt() < 1000) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(year.getAsInt(), month.getAsInt(), day.getAsInt()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        for (char c : text.strip().toCharArray()) {
            plain.append(c >= '０' && c <= '９' ? (char) (c - '０' + '0') : c == '〇' || c == '○' ? '零' : c);
        }
        return plain.toString();
    }

    private static OptionalInt digits(String text) {
        int value = 0;
        for (char c : text.toCharArray()) {
            int digit = c >= '0' && c <= '9' ? c - '0' : DIGITS.indexOf(c);
            if (digit < 0 || value > 99_999_999) {
                return OptionalInt.empty();
            }
            value = value * 10 + digit;
        }
        return OptionalInt.of(value);
    }

    private static OptionalInt withUnits(String text) {
        int total = 0;
        int digit = 0;
        for (char c : text.toCharArray()) {
            int unit = c == '十' ? 10 : c == '百' ? 100 : c == '千' ? 1000 : 0;
            if (unit > 0) {
                total += (digit == 0 ? 1 : digit) * unit;
                digit = 0;
            } else if (DIGITS.indexOf(c) >= 0) {
                digit = DIGITS.indexOf(c);
            } else {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(total + digit);
    }
}
