package org.huizheng.render;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Joins a page and its fragments: one level, at most eight of the theme and two of the engine, what is missing or too much leaves nothing behind. */
public final class Assembly {

    private static final int MOST = 10;
    private static final Pattern FRAGMENT = Pattern.compile("/_f/[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*\\.html");

    private static final byte[] OPEN = "<!--#include virtual=\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSE = "\"-->".getBytes(StandardCharsets.US_ASCII);

    private final byte[] page;
    private final Function<String, byte @Nullable []> fragments;
    private final ByteArrayOutputStream out;

    private Assembly(byte[] page, Function<String, byte @Nullable []> fragments) {
        this.page = page;
        this.fragments = fragments;
        this.out = new ByteArrayOutputStream(page.length * 2);
    }

    /** Whether a page may include it. */
    public static boolean isFragment(String name) {
        return FRAGMENT.matcher(name).matches() && !name.contains("..");
    }

    /** @param fragments the bytes of a fragment by its path, null when there is none */
    public static byte[] join(byte[] page, Function<String, byte @Nullable []> fragments) {
        int first = indexOf(page, OPEN, 0);
        return first < 0 ? page : new Assembly(page, fragments).from(first);
    }

    private byte[] from(int first) {
        int copied = 0;
        int count = 0;
        for (int open = first; open >= 0; open = indexOf(page, OPEN, copied)) {
            int start = open + OPEN.length;
            int end = indexOf(page, CLOSE, start);
            if (end < 0) {
                break;
            }
            out.write(page, copied, open - copied);
            copied = end + CLOSE.length;
            if (++count <= MOST) {
                include(new String(page, start, end - start, StandardCharsets.UTF_8));
            }
        }
        out.write(page, copied, page.length - copied);
        return out.toByteArray();
    }

    private void include(String path) {
        byte[] fragment = fragments.apply(path);
        if (fragment != null) {
            out.writeBytes(fragment);
        }
    }

    private static int indexOf(byte[] text, byte[] sought, int from) {
        for (int i = from; i <= text.length - sought.length; i++) {
            if (text[i] == sought[0] && matches(text, sought, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] text, byte[] sought, int at) {
        for (int i = 1; i < sought.length; i++) {
            if (text[at + i] != sought[i]) {
                return false;
            }
        }
        return true;
    }
}
