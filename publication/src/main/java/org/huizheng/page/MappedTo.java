package org.huizheng.page;

import java.util.regex.Pattern;
import org.huizheng.release.Mapping;

/**
 * What the mapping found for an address says.
 *
 * @param match the mapping's own, as {@link Mapping.Match#code}
 * @param source the mapping's own, as it was entered
 * @param status 301 or 302 with a target, 404 or 410 without
 */
public record MappedTo(String match, String source, int status, String target) {

    private static final Pattern SAFE =
            Pattern.compile("/(?![/\\\\])[\\x21-\\x7e]*|https?://[\\x21-\\x7e&&[^/$\\\\@]]+(/[\\x21-\\x7e]*)?");

    public static MappedTo of(Mapping m) {
        return new MappedTo(m.match().code(), m.source(), m.answer(), m.target());
    }

    /** Before and after a pattern has put it together from what a reader sent: no other host than the one entered, no second header. */
    boolean isSafe() {
        return status != 301 && status != 302 || SAFE.matcher(target).matches();
    }

    public boolean leads() {
        return status == 301 || status == 302;
    }

    boolean leadsWithin() {
        return leads() && target.startsWith("/");
    }
}
