package org.huizheng.account;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.huizheng.kernel.Hashes;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * bcrypt over a digest of the password: bcrypt reads 72 bytes, and a Chinese pass phrase is longer. The prefix keeps a
 * digest found elsewhere from being of use here.
 */
final class PasswordHashes {

    private static final int COST = 10;
    private static final byte[] PREFIX = "huizheng.account".getBytes(StandardCharsets.US_ASCII);

    /** What a password is held against when there is no account: the answer takes as long. */
    static final String NOBODY = hash(Tokens.fresh());

    private PasswordHashes() {}

    static String hash(String password) {
        return BCrypt.hashpw(digest(password), BCrypt.gensalt(COST));
    }

    static boolean matches(String password, String hash) {
        return BCrypt.checkpw(digest(password), hash);
    }

    private static String digest(String password) {
        return Base64.getEncoder().encodeToString(Hashes.sha256(PREFIX, password.getBytes(StandardCharsets.UTF_8)));
    }
}
