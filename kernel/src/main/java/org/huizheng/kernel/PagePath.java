package org.huizheng.kernel;

import java.nio.charset.StandardCharsets;

/** Which addresses a {@link PageStore} can hold, and under which name. */
public final class PagePath {

    private static final int LONGEST = 1024;
    private static final int LONGEST_NAME = 200;
    private static final String INDEX = "index.html";

    private PagePath() {}

    /**
     * The name below the tree's root: {@code /x/} becomes {@code x/index.html}.
     *
     * @throws Problem for an address that is relative, leaves the tree, or that a file system cannot hold
     */
    public static String stored(String path) {
        if (!isValid(path)) {
            throw Problem.invalid("页面地址不合法：" + printable(path));
        }
        return path.endsWith("/") ? path.substring(1) + INDEX : path.substring(1);
    }

    /** The address of a stored name, which for {@code x/index.html} is {@code /x/}. */
    public static String address(String stored) {
        boolean index = stored.equals(INDEX) || stored.endsWith("/" + INDEX);
        return "/" + (index ? stored.substring(0, stored.length() - INDEX.length()) : stored);
    }

    public static boolean isValid(String path) {
        if (path.isEmpty() || path.charAt(0) != '/' || path.length() > LONGEST) {
            return false;
        }
        int start = 1;
        for (int i = 1; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '/') {
                if (!isName(path, start, i)) {
                    return false;
                }
                start = i + 1;
            } else if (c < ' ' || c == 0x7f || c == '\\' || Character.isSurrogate(c) && !isPaired(path, i)) {
                return false;
            }
        }
        return start == path.length() || isName(path, start, path.length());
    }

    private static boolean isName(String path, int start, int end) {
        int length = end - start;
        boolean dots = path.charAt(start) == '.' && (length == 1 || length == 2 && path.charAt(start + 1) == '.');
        return length > 0 && !dots && fits(path, start, end);
    }

    private static boolean fits(String path, int start, int end) {
        return (end - start) * 3 <= LONGEST_NAME
                || path.substring(start, end).getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
    }

    private static boolean isPaired(String path, int i) {
        return Character.isHighSurrogate(path.charAt(i))
                ? i + 1 < path.length() && Character.isLowSurrogate(path.charAt(i + 1))
                : Character.isHighSurrogate(path.charAt(i - 1));
    }

    private static String printable(String path) {
        String shown = path.length() > 100 ? path.substring(0, 100) + "…" : path;
        return shown.replaceAll("\\p{Cntrl}", "?");
    }
}
