package org.huizheng.kernel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Marks what the maker of pages wrote, by a secret that the writer of a file or of a row does not have. Costs microseconds,
 * so every page pays for its own; who made it can be shown to others only by a {@link RootSigner}.
 */
public final class PageSeal {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    public PageSeal(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    public byte[] of(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean holds(byte[] bytes, byte[] seal) {
        return MessageDigest.isEqual(of(bytes), seal);
    }
}
