package org.huizheng.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
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
 * The private key of an algorithm in a PKCS#12 file. Elsewhere lies one {@code .pub} file for each key there ever was: a
 * new keystore, or that of another algorithm, signs under a new key id, and what older keys signed still verifies.
 */
public final class KeystoreSigner implements RootSigner {

    private static final String ENTRY = "signing";
    private static final int ID_LENGTH = 32;

    private final SigningAlgorithm algorithm;
    private final Path directory;
    private final PrivateKey key;
    private final String keyId;
    private final Map<String, PublicKey> known = new ConcurrentHashMap<>();

    private KeystoreSigner(SigningAlgorithm algorithm, Path directory, PrivateKey key, String keyId) {
        this.algorithm = algorithm;
        this.directory = directory;
        this.key = key;
        this.keyId = keyId;
    }

    /** With SHA-256 and Ed25519. */
    public static KeystoreSigner open(Path secrets, Path published, String password) {
        return open(SigningAlgorithm.SHA256_ED25519, secrets, published, password);
    }

    /**
     * Reads the algorithm's keystore of a directory, made with a new key when there is none.
     *
     * @param published where the public keys are kept, no secret of ours among them
     */
    public static KeystoreSigner open(SigningAlgorithm algorithm, Path secrets, Path published, String password) {
        Path file = secrets.resolve(algorithm.keystore);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(published);
                make(algorithm, published, file, password.toCharArray());
            }
            return read(algorithm, published, file, password.toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new CannotStart("签名密钥库 " + file + " 不可用", e);
        }
    }

    private static void make(SigningAlgorithm algorithm, Path directory, Path file, char[] password)
            throws IOException, GeneralSecurityException {
        KeyPair pair = algorithm.newPair();
        byte[] published = pair.getPublic().getEncoded();
        String id = id(published);
        OwnFiles.write(directory.resolve(id + ".pub"), published);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setEntry(
                ENTRY + "-" + id,
                new KeyStore.SecretKeyEntry(new SecretKeySpec(pair.getPrivate().getEncoded(), algorithm.keys)),
                new KeyStore.PasswordProtection(password));
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, password);
        OwnFiles.write(file, bytes.toByteArray());
    }

    private static KeystoreSigner read(SigningAlgorithm algorithm, Path directory, Path file, char[] password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(Files.readAllBytes(file)), password);
        String alias = store.aliases().nextElement();
        var entry = (KeyStore.SecretKeyEntry) store.getEntry(alias, new KeyStore.PasswordProtection(password));
        var encoded = new PKCS8EncodedKeySpec(entry.getSecretKey().getEncoded());
        return new KeystoreSigner(
                algorithm,
                directory,
                algorithm.keyFactory().generatePrivate(encoded),
                alias.substring(ENTRY.length() + 1));
    }

    @Override
    public String algorithm() {
        return algorithm.word;
    }

    @Override
    public String keyId() {
        return keyId;
    }

    @Override
    public byte[] digest(String given, byte[] bytes) {
        return SigningAlgorithm.of(given).map(a -> a.digest(bytes)).orElseGet(() -> new byte[0]);
    }

    @Override
    public byte[] sign(byte[] bytes) {
        try {
            Signature signature = algorithm.signature();
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean verify(String given, String givenId, byte[] bytes, byte[] signed) {
        try {
            SigningAlgorithm its = SigningAlgorithm.of(given).orElse(null);
            PublicKey published = its == null ? null : known(its, givenId);
            if (its == null || published == null) {
                return false;
            }
            Signature signature = its.signature();
            signature.initVerify(published);
            signature.update(bytes);
            return signature.verify(signed);
        } catch (GeneralSecurityException | IOException | RuntimeException malformed) {
            return false;
        }
    }

    private static String id(byte[] published) {
        return Hashes.hex(Hashes.sha256(published)).substring(0, ID_LENGTH);
    }

    private @Nullable PublicKey known(SigningAlgorithm its, String id) throws IOException, GeneralSecurityException {
        PublicKey held = known.get(id);
        if (held != null || !id.matches("[0-9a-f]{" + ID_LENGTH + "}")) {
            return held;
        }
        try {
            byte[] bytes = Files.readAllBytes(directory.resolve(id + ".pub"));
            if (!id(bytes).equals(id)) {
                return null;
            }
            PublicKey read = its.keyFactory().generatePublic(new X509EncodedKeySpec(bytes));
            known.put(id, read);
            return read;
        } catch (NoSuchFileException unknown) {
            return null;
        }
    }
}
