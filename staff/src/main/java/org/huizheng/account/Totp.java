package org.huizheng.account;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time codes (RFC 6238): SHA-1, thirty seconds, six digits, which is what every authenticator app knows. */
final class Totp {

    static final int SECRET_BYTES = 20;
    private static final int STEP_SECONDS = 30;
    /** Clocks of telephones differ: one step before and after is taken too. */
    private static final int SLACK = 1;

    private Totp() {}

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    static String code(byte[] secret, long step) {
        return digits(secret, step, 6);
    }

    static String digits(byte[] secret, long step, int digits) {
        byte[] mac = hmac(secret, step);
        int offset = mac[mac.length - 1] & 0xf;
        int number = (mac[offset] & 0x7f) << 24
                | (mac[offset + 1] & 0xff) << 16
                | (mac[offset + 2] & 0xff) << 8
                | (mac[offset + 3] & 0xff);
        return String.format(Locale.ROOT, "%0" + digits + "d", number % (int) Math.pow(10, digits));
    }

    /** The step this code belongs to; a step that was used, or any before it, is none. */
    static OptionalLong accepted(byte[] secret, String code, Instant now, long lastUsed) {
        long current = step(now);
        OptionalLong found = OptionalLong.empty();
        for (long step = current - SLACK; step <= current + SLACK; step++) {
            if (same(code(secret, step), code) && step > lastUsed) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private static boolean same(String one, String other) {
        return java.security.MessageDigest.isEqual(Tokens.hash(one), Tokens.hash(other));
    }

    private static byte[] hmac(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(java.nio.ByteBuffer.allocate(8).putLong(step).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
