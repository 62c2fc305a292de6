package org.huizheng.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.huizheng.kernel.RootSigner;
import org.huizheng.kernel.RootSignerContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeystoreSignerTests extends RootSignerContract {

    @TempDir
    private Path directory;

    @Override
    protected RootSigner signer() {
        return KeystoreSigner.open(directory, directory.resolve("keys"), "password");
    }

    @Override
    protected RootSigner rotated() throws Exception {
        Files.delete(directory.resolve("signing.p12"));
        return signer();
    }

    @Test
    void onlyItsOwnerReadsTheKeystore() throws Exception {
        signer();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("signing.p12"))))
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
        assertThat(signer().verify(old.keyId(), text, next.sign(text))).isFalse();
    }

    @Test
    void aWrongPasswordIsSaidInWords() {
        signer();
        assertThatThrownBy(() -> KeystoreSigner.open(directory, directory, "other"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("签名密钥库");
    }
}
