package org.huizheng.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hashes that bind things together: SHA-256 for bytes, its first 64 bits for index keys. */
public final class Hashes {

    private static final ThreadLocal<MessageDigest> SHA256 = ThreadLocal.withInitial(Hashes::digest);

    private Hashes() {}

    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] sha256(byte[] bytes) {
        return SHA256.get().digest(bytes);
    }

    /** Of all that a stream gives, however much. */
    public static byte[] sha256(InputStream in) throws IOException {
        MessageDigest digest = digest();
        new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
        return digest.digest();
    }

    /** Of several texts one after the other, a zero byte between them. */
    public static byte[] sha256(byte[] first, byte[]... more) {
        MessageDigest digest = SHA256.get();
        digest.update(first);
        for (byte[] next : more) {
            digest.update((byte) 0);
            digest.update(next);
        }
        return digest.digest();
    }

    public static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    public static String hex(String text) {
        return hex(sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A key for an index over identities: collisions only wake a page too much, never too little. */
    public static long key(String identity) {
        byte[] h = sha256(identity.getBytes(StandardCharsets.UTF_8));
        long key = 0;
        for (int i = 0; i < 8; i++) {
            key = key << 8 | (h[i] & 0xff);
        }
        return key;
    }
}
