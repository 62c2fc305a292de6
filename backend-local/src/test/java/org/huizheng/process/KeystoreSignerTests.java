package org.huizheng.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.RootSigner;
import org.huizheng.kernel.RootSignerContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

abstract class KeystoreSignerTests extends RootSignerContract {

    static class Sha256AndEd25519Tests extends KeystoreSignerTests {
        Sha256AndEd25519Tests() {
            super(SigningAlgorithm.SHA256_ED25519, SigningAlgorithm.SM3_SM2);
        }
    }

    static class Sm3AndSm2Tests extends KeystoreSignerTests {
        Sm3AndSm2Tests() {
            super(SigningAlgorithm.SM3_SM2, SigningAlgorithm.SHA256_ED25519);
        }

        /** GB/T 32905, annex A. */
        @Test
        void theDigestIsThatOfTheStandard() {
            assertThat(Hashes.hex(signer().digest("abc".getBytes(StandardCharsets.US_ASCII))))
                    .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        }
    }

    private final SigningAlgorithm algorithm;
    private final SigningAlgorithm another;

    KeystoreSignerTests(SigningAlgorithm algorithm, SigningAlgorithm another) {
        this.algorithm = algorithm;
        this.another = another;
    }

    @TempDir
    private Path directory;

    @Override
    protected RootSigner signer() {
        return KeystoreSigner.open(algorithm, directory, directory.resolve("keys"), "password");
    }

    @Override
    protected RootSigner switched() {
        return KeystoreSigner.open(another, directory, directory.resolve("keys"), "password");
    }

    @Override
    protected RootSigner rotated() throws Exception {
        Files.delete(directory.resolve(algorithm.keystore));
        return signer();
    }

    @Test
    void onlyItsOwnerReadsTheKeystore() throws Exception {
        signer();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(algorithm.keystore))))
                .isEqualTo("rw-------");
    }

    @Test
    void aPublicKeyUnderAnothersNameIsNotTaken() throws Exception {
        RootSigner old = signer();
        RootSigner next = rotated();
        Path keys = directory.resolve("keys");
        Files.copy(
                keys.resolve(next.keyId() + ".pub"),
                keys.resolve(old.keyId() + ".pub"),
                StandardCopyOption.REPLACE_EXISTING);
        byte[] text = {1};
        assertThat(signer().verify(algorithm.word, old.keyId(), text, next.sign(text)))
                .isFalse();
    }

    @Test
    void aWrongPasswordIsSaidInWords() {
        signer();
        assertThatThrownBy(() -> KeystoreSigner.open(algorithm, directory, directory, "other"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("签名密钥库");
    }
}
