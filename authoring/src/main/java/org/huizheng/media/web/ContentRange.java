package org.huizheng.media.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huizheng.kernel.Problem;

/** Which bytes of a file a request carries, both ends counted (RFC 9110). */
record ContentRange(long first, long last) {

    private static final Pattern FORM = Pattern.compile("bytes (\\d{1,15})-(\\d{1,15})/(\\d{1,15}|\\*)");

    static ContentRange of(String header) {
        Matcher matcher = FORM.matcher(header.strip());
        if (!matcher.matches()) {
            throw Problem.invalid("Content-Range 应当形如 bytes 0-4194303/5242880");
        }
        ContentRange range = new ContentRange(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
        if (range.last < range.first) {
            throw Problem.invalid("Content-Range 的末尾在开头之前");
        }
        return range;
    }

    long length() {
        return last - first + 1;
    }
}
