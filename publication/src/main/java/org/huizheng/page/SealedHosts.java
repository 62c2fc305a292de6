package org.huizheng.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.PageSeal;
import org.jspecify.annotations.Nullable;

/**
 * {@code hosts.json} with a seal as its first member, so that it stays one JSON object for whoever has no seal: a portal
 * follows nobody who writes another host into it.
 */
public final class SealedHosts {

    private static final String BEGIN = "{\"seal\":\"";
    private static final String END = "\",";
    private static final int LENGTH = 64;

    private SealedHosts() {}

    /** @param json an object with members, as it shall be read */
    public static String seal(String json, PageSeal seal) {
        return BEGIN + hex(json, seal) + END + json.substring(1);
    }

    /** @return the object without the seal; null when it is not the makers' */
    public static @Nullable String open(String file, PageSeal seal) {
        int end = BEGIN.length() + LENGTH;
        if (!file.startsWith(BEGIN) || !file.startsWith(END, end)) {
            return null;
        }
        String json = '{' + file.substring(end + END.length());
        byte[] given = file.substring(BEGIN.length(), end).getBytes(UTF_8);
        return MessageDigest.isEqual(given, hex(json, seal).getBytes(UTF_8)) ? json : null;
    }

    private static String hex(String json, PageSeal seal) {
        return Hashes.hex(seal.of(("huizheng-hosts 1\n" + json).getBytes(UTF_8)));
    }
}
