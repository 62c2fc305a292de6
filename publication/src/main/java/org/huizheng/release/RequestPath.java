package org.huizheng.release;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A request's path, decoded once. What could name something outside the tree, or one thing in two ways, is refused rather
 * than repaired: dot segments, empty segments, encoded slashes, backslashes, control characters, anything still encoded.
 */
public final class RequestPath {

    private static final int LONGEST = 1024;
    private static final int LONGEST_SEGMENT = 200;
    private static final boolean[] PLAIN = plain();

    private RequestPath() {}

    /** @return the path, beginning with a slash, or null when the request is to be refused */
    public static @Nullable String decode(@Nullable String raw) {
        if (raw == null || raw.isEmpty() || raw.length() > LONGEST || raw.charAt(0) != '/') {
            return null;
        }
        String path = isPlain(raw) ? raw : unescape(raw);
        return path == null || !wellFormed(path) ? null : path;
    }

    private static boolean isPlain(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c >= 128 || !PLAIN[c]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String unescape(String raw) {
        ByteBuffer bytes = ByteBuffer.allocate(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            int c = raw.charAt(i);
            if (c == '%') {
                c = i + 2 < raw.length() ? hex(raw.charAt(i + 1)) << 4 | hex(raw.charAt(i + 2)) : -1;
                i += 2;
                if (c < 0x20 || c == 0x7f || c == '/' || c == '\\' || c == '%') {
                    return null;
                }
            } else if (c >= 128 || !PLAIN[c]) {
                return null;
            }
            bytes.put((byte) c);
        }
        return utf8(bytes.flip());
    }

    private static @Nullable String utf8(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** A negative nibble survives the shift and the or, so a bad digit ends below zero. */
    private static int hex(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    private static boolean wellFormed(String path) {
        int start = 1;
        while (start < path.length()) {
            int end = path.indexOf('/', start);
            end = end < 0 ? path.length() : end;
            if (end == start || end - start > LONGEST_SEGMENT || isDots(path, start, end)) {
                return false;
            }
            start = end + 1;
        }
        return true;
    }

    private static boolean isDots(String path, int start, int end) {
        return path.charAt(start) == '.' && (end - start == 1 || end - start == 2 && path.charAt(start + 1) == '.');
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[128];
        for (char c = 0x21; c < 0x7f; c++) {
            plain[c] = "%\\;?#\"<>^`{|}".indexOf(c) < 0;
        }
        return plain;
    }
}
