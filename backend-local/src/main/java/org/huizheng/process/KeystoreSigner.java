package org.huizheng.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.RootSigner;
import org.jspecify.annotations.Nullable;

/**
 * Ed25519 with SHA-256, the private key in a PKCS#12 file. Elsewhere lies one {@code .pub} file for each key there ever was: a
 * new keystore signs under a new key id, and what older keys signed still verifies.
 */
public final class KeystoreSigner implements RootSigner {

    private static final String ED25519 = "Ed25519";
    private static final String ENTRY = "signing";
    private static final int ID_LENGTH = 32;

    private final Path directory;
    private final PrivateKey key;
    private final String keyId;
    private final Map<String, PublicKey> known = new ConcurrentHashMap<>();

    private KeystoreSigner(Path directory, PrivateKey key, String keyId) {
        this.directory = directory;
        this.key = key;
        this.keyId = keyId;
    }

    /**
     * Reads {@code signing.p12} of a directory, made with a new key when there is none.
     *
     * @param published where the public keys are kept, no secret of ours among them
     */
    public static KeystoreSigner open(Path secrets, Path published, String password) {
        Path file = secrets.resolve("signing.p12");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(published);
                make(published, file, password.toCharArray());
            }
            return read(published, file, password.toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new CannotStart("签名密钥库 " + file + " 不可用", e);
        }
    }

    private static void make(Path directory, Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance(ED25519).generateKeyPair();
        byte[] published = pair.getPublic().getEncoded();
        String id = id(published);
        OwnFiles.write(directory.resolve(id + ".pub"), published);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setEntry(
                ENTRY + "-" + id,
                new KeyStore.SecretKeyEntry(new SecretKeySpec(pair.getPrivate().getEncoded(), ED25519)),
                new KeyStore.PasswordProtection(password));
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, password);
        OwnFiles.write(file, bytes.toByteArray());
    }

    private static KeystoreSigner read(Path directory, Path file, char[] password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(Files.readAllBytes(file)), password);
        String alias = store.aliases().nextElement();
        var entry = (KeyStore.SecretKeyEntry) store.getEntry(alias, new KeyStore.PasswordProtection(password));
        var encoded = new PKCS8EncodedKeySpec(entry.getSecretKey().getEncoded());
        return new KeystoreSigner(
                directory,
                KeyFactory.getInstance(ED25519).generatePrivate(encoded),
                alias.substring(ENTRY.length() + 1));
    }

    @Override
    public String algorithm() {
        return "SHA256-Ed25519";
    }

    @Override
    public String keyId() {
        return keyId;
    }

    @Override
    public byte[] digest(byte[] bytes) {
        return Hashes.sha256(bytes);
    }

    @Override
    public byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(ED25519);
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean verify(String givenId, byte[] bytes, byte[] signed) {
        try {
            PublicKey published = known(givenId);
            if (published == null) {
                return false;
            }
            Signature signature = Signature.getInstance(ED25519);
            signature.initVerify(published);
            signature.update(bytes);
            return signature.verify(signed);
        } catch (GeneralSecurityException | IOException malformed) {
            return false;
        }
    }

    private static String id(byte[] published) {
        return Hashes.hex(Hashes.sha256(published)).substring(0, ID_LENGTH);
    }

    private @Nullable PublicKey known(String id) throws IOException, GeneralSecurityException {
        PublicKey held = known.get(id);
        if (held != null || !id.matches("[0-9a-f]{" + ID_LENGTH + "}")) {
            return held;
        }
        try {
            byte[] bytes = Files.readAllBytes(directory.resolve(id + ".pub"));
            if (!id(bytes).equals(id)) {
                return null;
            }
            PublicKey read = KeyFactory.getInstance(ED25519).generatePublic(new X509EncodedKeySpec(bytes));
            known.put(id, read);
            return read;
        } catch (NoSuchFileException unknown) {
            return null;
        }
    }
}
