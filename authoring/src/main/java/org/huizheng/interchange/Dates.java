package org.huizheng.interchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Dates of an import file; a time without a zone is a time in China. */
final class Dates {

    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    private Dates() {}

    static LocalDate date(String text, String field) {
        try {
            return inRange(LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text), text, field);
        } catch (DateTimeException e) {
            throw bad(text, field);
        }
    }

    static Instant instant(String text, String field) {
        try {
            Instant instant = read(text);
            inRange(LocalDate.ofInstant(instant, CHINA), text, field);
            return instant;
        } catch (DateTimeException e) {
            throw bad(text, field);
        }
    }

    /** As it is written on export. */
    static String text(Instant instant) {
        ZonedDateTime time = instant.atZone(CHINA);
        return time.getNano() == 0 ? SECONDS.format(time) : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }

    private static Instant read(String text) {
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(CHINA).toInstant();
        }
        String iso = text.replace(' ', 'T');
        return iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$") && iso.indexOf('T') > 0
                ? OffsetDateTime.parse(iso.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"))
                        .toInstant()
                : LocalDateTime.parse(iso).atZone(CHINA).toInstant();
    }

    private static LocalDate inRange(LocalDate date, String text, String field) {
        if (date.getYear() < 1900 || date.getYear() > 2099) {
            throw bad(text, field);
        }
        return date;
    }

    private static Refusal bad(String text, String field) {
        return new Refusal(
                field + " 的日期 " + LineFields.shown(text) + " 无法识别，应写成 2026-11-20 或 2026-11-20T16:20:00+08:00");
    }
}
