package org.huizheng.process;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** A digest and a signature that go together; the provider of the national ones is asked by name nowhere else. */
public enum SigningAlgorithm {
    SHA256_ED25519("SHA256-Ed25519", "signing.p12", "SHA-256", "Ed25519", "Ed25519"),
    /** GB/T 32905 and GB/T 32918. */
    SM3_SM2("SM3-SM2", "signing-sm2.p12", "SM3", "SM3withSM2", "EC") {
        @Override
        KeyPair newPair() throws GeneralSecurityException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(keys, provider());
            generator.initialize(new ECGenParameterSpec("sm2p256v1"));
            return generator.generateKeyPair();
        }

        @Override
        Provider provider() {
            return National.PROVIDER;
        }
    };

    /** Loaded by those who use it. */
    private static final class National {
        static final Provider PROVIDER = new BouncyCastleProvider();
    }

    final String word;
    final String keystore;
    final String keys;
    private final String digest;
    private final String signature;

    SigningAlgorithm(String word, String keystore, String digest, String signature, String keys) {
        this.word = word;
        this.keystore = keystore;
        this.digest = digest;
        this.signature = signature;
        this.keys = keys;
    }

    /** By the word a line of the log of roots has. */
    static Optional<SigningAlgorithm> of(String word) {
        return Arrays.stream(values()).filter(a -> a.word.equals(word)).findFirst();
    }

    Provider provider() {
        return Security.getProviders("KeyFactory." + keys)[0];
    }

    KeyPair newPair() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance(keys).generateKeyPair();
    }

    KeyFactory keyFactory() throws GeneralSecurityException {
        return KeyFactory.getInstance(keys, provider());
    }

    Signature signature() throws GeneralSecurityException {
        return Signature.getInstance(signature, provider());
    }

    byte[] digest(byte[] bytes) {
        try {
            return this == SM3_SM2
                    ? MessageDigest.getInstance(digest, provider()).digest(bytes)
                    : MessageDigest.getInstance(digest).digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
