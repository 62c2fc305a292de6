package org.huizheng.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.huizheng.kernel.Hashes;

/** Random secrets of 256 bits that a person carries; the database holds their hashes only. */
public final class Tokens {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private Tokens() {}

    static String fresh() {
        return TEXT.encodeToString(random(32));
    }

    static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    static byte[] hash(String token) {
        return Hashes.sha256(bytes(token));
    }

    /** Bound to the session: a cookie planted from a neighbouring host fits no session. */
    public static String csrf(String sessionToken) {
        return TEXT.encodeToString(Hashes.sha256(bytes("csrf"), bytes(sessionToken)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
