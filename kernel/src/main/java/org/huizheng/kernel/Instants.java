package org.huizheng.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Moments and days of the years 1 to 9999, in whatever zone: Java knows others, which no database and no page can hold. */
public final class Instants {

    private static final Instant FIRST = LocalDate.of(1, 1, 2).atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final Instant LAST =
            LocalDate.of(9999, 12, 31).atStartOfDay().toInstant(ZoneOffset.UTC);

    private Instants() {}

    /** @throws DateTimeException for what is none of them */
    public static Instant parse(String iso) {
        return known(Instant.parse(iso));
    }

    /** @throws DateTimeException for another */
    public static Instant known(Instant instant) {
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new DateTimeException("not of the years 1 to 9999: " + instant);
        }
        return instant;
    }

    /** @throws DateTimeException for another */
    public static LocalDate known(LocalDate day) {
        known(day.atStartOfDay().toInstant(ZoneOffset.UTC));
        return day;
    }
}
