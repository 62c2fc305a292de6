package org.huizheng.kernel;

/** Signs what the whole of a site's pages was at a moment; the algorithm is the implementation's. */
public interface RootSigner {

    /** Digest and signature together, such as {@code SHA256-Ed25519}. */
    String algorithm();

    /** Names the key that signs now; an older key goes on verifying. */
    String keyId();

    /** @param algorithm of this signer or of one before; nothing comes of a word that names neither */
    byte[] digest(String algorithm, byte[] bytes);

    default byte[] digest(byte[] bytes) {
        return digest(algorithm(), bytes);
    }

    byte[] sign(byte[] bytes);

    /**
     * Whatever signs now: a site's log holds lines of all algorithms it ever had.
     *
     * @return false as well for a key nobody here knows
     */
    boolean verify(String algorithm, String keyId, byte[] bytes, byte[] signature);
}
