package org.huizheng.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.Problem;

/**
 * Encrypts the secrets of second factors with a key that lies in a file beside the database, not in it: who steals a copy of
 * the database has no codes. A secret is bound to its account.
 */
public final class FactorKey {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;

    public FactorKey(String secret) {
        this.key = new SecretKeySpec(Hashes.sha256(secret.getBytes(StandardCharsets.UTF_8)), "AES");
    }

    byte[] encrypt(long accountId, byte[] secret) {
        byte[] nonce = Tokens.random(NONCE);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, accountId, secret);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    /** @throws Problem when the key is not the one it was encrypted with, as after a restore without the key file */
    byte[] decrypt(long accountId, byte[] stored) {
        ByteBuffer buffer = ByteBuffer.wrap(stored);
        byte[] nonce = new byte[NONCE];
        buffer.get(nonce);
        byte[] sealed = new byte[buffer.remaining()];
        buffer.get(sealed);
        return cipher(Cipher.DECRYPT_MODE, nonce, accountId, sealed);
    }

    private byte[] cipher(int mode, byte[] nonce, long accountId, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(("factor:" + accountId).getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new Problem("factor-key", 500, "第二因素的密钥文件与数据库不符（secrets/factor.key），请联系管理员重新发放链接");
        }
    }
}
