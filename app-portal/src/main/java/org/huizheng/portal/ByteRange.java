package org.huizheng.portal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one part of a file a request asks for. Several parts at once are answered with the whole file, which the standard
 * allows.
 *
 * @param first of the first byte, -1 when no byte of the file is in the range
 */
record ByteRange(long first, long length) {

    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** @return null when the whole file is to be sent */
    static @Nullable ByteRange of(@Nullable String header, long size) {
        Matcher range = header == null ? null : SINGLE.matcher(header.strip());
        if (range == null
                || !range.matches()
                || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return null;
        }
        return range.group(1).isEmpty()
                ? suffix(Long.parseLong(range.group(2)), size)
                : between(Long.parseLong(range.group(1)), range.group(2), size);
    }

    boolean satisfiable() {
        return first >= 0;
    }

    private static ByteRange suffix(long count, long size) {
        long length = Math.min(count, size);
        return length == 0 ? new ByteRange(-1, 0) : new ByteRange(size - length, length);
    }

    private static @Nullable ByteRange between(long first, String end, long size) {
        long last = end.isEmpty() ? size - 1 : Math.min(Long.parseLong(end), size - 1);
        if (first >= size) {
            return new ByteRange(-1, 0);
        }
        return last < first ? null : new ByteRange(first, last - first + 1);
    }
}
