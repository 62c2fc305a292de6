package org.huizheng.kernel;

/** Signs what the whole of a site's pages was at a moment; the algorithm is the implementation's. */
public interface RootSigner {

    /** Digest and signature together, such as {@code SHA256-Ed25519}. */
    String algorithm();

    /** Names the key that signs now; an older key goes on verifying. */
    String keyId();

    byte[] digest(byte[] bytes);

    byte[] sign(byte[] bytes);

    /** @return false as well for a key nobody here knows */
    boolean verify(String keyId, byte[] bytes, byte[] signature);
}
