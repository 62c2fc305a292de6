package org.huizheng.release;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.huizheng.kernel.Hashes;
import org.jspecify.annotations.Nullable;

/**
 * An address as readers may still ask for it, in the one form in which it is stored and compared: printable ASCII, escapes in
 * capitals, and only where they must be. What the portal refuses outright is none.
 *
 * @param path decoded, as {@link RequestPath} gives it
 * @param query as sent, without the question mark; "" when there is none
 */
public record OldAddress(String path, String query) {

    /** In how many files the exact addresses of a site lie: a change writes one of them anew, a reader asks one. */
    public static final int SHARDS = 1_024;

    private static final int LONGEST = 1_000;
    private static final String IN_PATH = "-._~!$&'()*+,;=:@/";
    private static final String NOT_IN_QUERY = "\"#<>\\^`{|}";

    /** Of a request that was let in. */
    public static Optional<OldAddress> asked(String path, @Nullable String query) {
        OldAddress address = new OldAddress(path, query == null ? "" : escaped(query));
        return address.text().length() <= LONGEST ? Optional.of(address) : Optional.empty();
    }

    /** As someone types it, or pastes it from a browser: a host in front and a fragment behind do not belong to it. */
    public static Optional<OldAddress> of(String given) {
        String address = given.strip().replaceFirst("(?i)^https?://[^/?#]*(?=/)", "");
        int fragment = address.indexOf('#');
        address = fragment < 0 ? address : address.substring(0, fragment);
        int mark = address.indexOf('?');
        String path = RequestPath.decode(escapedPath(mark < 0 ? address : address.substring(0, mark)));
        return path == null ? Optional.empty() : asked(path, mark < 0 ? null : address.substring(mark + 1));
    }

    public String text() {
        return pathText() + (query.isEmpty() ? "" : "?" + query);
    }

    /** Without the query. */
    public String pathText() {
        StringBuilder text = new StringBuilder(path.length() + 16);
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || IN_PATH.indexOf(c) >= 0);
            append(text, c, plain);
        }
        return text.toString();
    }

    /** By the path alone, so that one file answers for an address with and without its query. */
    public int shard() {
        return (int) (Hashes.key(pathText()) & (SHARDS - 1));
    }

    /** What nobody can type into a path is escaped, so that the reading after it is the portal's own. */
    private static String escapedPath(String path) {
        StringBuilder text = new StringBuilder(path.length() + 16);
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            append(text, c, c > 0x20 && c < 0x7f && "\"<>^`{|}".indexOf(c) < 0);
        }
        return text.toString();
    }

    private static String escaped(String query) {
        StringBuilder text = new StringBuilder(query.length() + 16);
        byte[] bytes = query.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xff);
            if (c == '%' && i + 2 < bytes.length && isHex(bytes[i + 1]) && isHex(bytes[i + 2])) {
                text.append(new String(bytes, i, 3, StandardCharsets.US_ASCII).toUpperCase(Locale.ROOT));
                i += 2;
            } else {
                append(text, c, c > 0x20 && c < 0x7f && c != '%' && NOT_IN_QUERY.indexOf(c) < 0);
            }
        }
        return text.toString();
    }

    private static boolean isHex(byte b) {
        return b >= 0 && Character.digit(b, 16) >= 0;
    }

    private static void append(StringBuilder text, char c, boolean plain) {
        if (plain) {
            text.append(c);
        } else {
            text.append('%').append("%02X".formatted((int) c));
        }
    }
}
