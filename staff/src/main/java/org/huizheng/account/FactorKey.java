package org.huizheng.account;

import java.security.GeneralSecurityException;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SecretBox;

/** Encrypts the secrets of second factors; a secret is bound to its account. */
public final class FactorKey {

    private final SecretBox box;

    public FactorKey(String secret) {
        this.box = new SecretBox(secret);
    }

    byte[] encrypt(long accountId, byte[] secret) {
        return box.encrypt(owner(accountId), secret);
    }

    /** @throws Problem when the key is not the one it was encrypted with, as after a restore without the key file */
    byte[] decrypt(long accountId, byte[] stored) {
        try {
            return box.decrypt(owner(accountId), stored);
        } catch (GeneralSecurityException e) {
            throw new Problem("factor-key", 500, "第二因素的密钥文件与数据库不符（secrets/factor.key），请联系管理员重新发放链接");
        }
    }

    private static String owner(long accountId) {
        return "factor:" + accountId;
    }
}
