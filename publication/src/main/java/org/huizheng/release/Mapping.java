package org.huizheng.release;

import java.util.Locale;

/**
 * 旧址映射: what is answered at an address the site no longer has, or never had.
 *
 * @param id 0 before it is stored
 * @param source an {@link OldAddress}, the beginning of one, or a pattern over whole ones
 * @param status 301 or 302 where it leads on
 * @param target where it leads, or ""; behind a prefix {@code $1} is the rest of the address, behind a pattern {@code $1} to
 *     {@code $9} are its groups
 * @param ordinal the place among the patterns, which are tried in order
 */
public record Mapping(
        long id, Match match, String source, Kind kind, int status, String target, int ordinal, String note) {

    public enum Match {
        EXACT,
        PREFIX,
        PATTERN;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Kind {
        /** Leads to where the content is now. */
        REDIRECT,
        /** Leads to where it is kept. */
        ARCHIVE,
        /** Was taken away for good: 410. */
        GONE,
        /** Known to be asked for, nobody knows yet where it should lead: 404. */
        UNRESOLVED;

        public boolean leads() {
            return this == REDIRECT || this == ARCHIVE;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the portal answers. */
    public int answer() {
        return kind == Kind.GONE ? 410 : kind == Kind.UNRESOLVED ? 404 : status;
    }

    /** Which file it lies in. */
    String part() {
        return match == Match.EXACT ? String.valueOf(shard()) : Pages.RULES;
    }

    int shard() {
        return OldAddress.of(source).map(OldAddress::shard).orElse(0);
    }

    /** As it stands in its file. */
    public String line() {
        return match.code() + '\t' + source + '\t' + answer() + '\t' + target + '\n';
    }
}
