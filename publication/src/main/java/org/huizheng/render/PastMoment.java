package org.huizheng.render;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.huizheng.kernel.Instants;
import org.huizheng.kernel.Problem;

/** A moment as people write it: a minute or a second in Shanghai, or a full time with its offset. */
public final class PastMoment {

    private PastMoment() {}

    public static Instant of(String given) {
        String text = given.strip().replace(' ', 'T');
        try {
            return Instants.known(
                    text.matches(".*T.*(Z|[+-]\\d\\d:?\\d\\d)")
                            ? OffsetDateTime.parse(text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"))
                                    .toInstant()
                            : LocalDateTime.parse(text)
                                    .atZone(Rendering.SHANGHAI)
                                    .toInstant());
        } catch (DateTimeException e) {
            throw Problem.invalid("时间应写成 2026-11-22 15:04 或 2026-11-22 15:04:05（北京时间）");
        }
    }
}
