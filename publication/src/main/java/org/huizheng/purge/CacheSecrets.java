package org.huizheng.purge;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SecretBox;

/** The secrets of caches, as they are stored: each is bound to its cache, and never shown again. */
public final class CacheSecrets {

    private final SecretBox box;
    private final Caches caches;

    public CacheSecrets(SecretBox box, Caches caches) {
        this.box = box;
        this.caches = caches;
    }

    public byte[] encrypted(long cacheId, String secret) {
        return box.encrypt(owner(cacheId), secret.getBytes(StandardCharsets.UTF_8));
    }

    /** @return "" when it has none */
    String of(long cacheId) {
        return caches.secret(cacheId).map(stored -> decrypted(cacheId, stored)).orElse("");
    }

    private String decrypted(long cacheId, byte[] stored) {
        try {
            return new String(box.decrypt(owner(cacheId), stored), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new Problem("cache-key", 409, "前置缓存的密钥文件与数据库不符（secrets/cache.key），请重新填写它的口令");
        }
    }

    private static String owner(long cacheId) {
        return "cache:" + cacheId;
    }
}
