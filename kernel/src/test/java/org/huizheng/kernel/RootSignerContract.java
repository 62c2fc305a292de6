package org.huizheng.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a signer of roots must do, whatever its algorithm. */
public abstract class RootSignerContract {

    private static final byte[] TEXT = "a root".getBytes(UTF_8);

    /** Over what it kept, as after a restart. */
    protected abstract RootSigner signer() throws Exception;

    /** With a new key beside the old one. */
    protected abstract RootSigner rotated() throws Exception;

    @Test
    void verifiesWhatItSignedAlsoAfterARestart() throws Exception {
        byte[] signature = signer().sign(TEXT);
        assertThat(signer().verify(signer().algorithm(), signer().keyId(), TEXT, signature))
                .isTrue();
    }

    @Test
    void verifiesNothingElse() throws Exception {
        RootSigner signer = signer();
        byte[] signature = signer.sign(TEXT);
        assertThat(signer.verify(signer.algorithm(), signer.keyId(), "another".getBytes(UTF_8), signature))
                .isFalse();
        assertThat(signer.verify(signer.algorithm(), "0".repeat(32), TEXT, signature))
                .isFalse();
        assertThat(signer.verify(signer.algorithm(), "../" + signer.keyId(), TEXT, signature))
                .isFalse();
        assertThat(signer.verify(signer.algorithm(), signer.keyId(), TEXT, new byte[3]))
                .isFalse();
        assertThat(signer.verify("MD5-RSA", signer.keyId(), TEXT, signature)).isFalse();
        assertThat(signer.digest("MD5-RSA", TEXT)).isEmpty();
        signature[5] ^= 1;
        assertThat(signer.verify(signer.algorithm(), signer.keyId(), TEXT, signature))
                .isFalse();
    }

    @Test
    void aNewKeyLeavesWhatTheOldOneSigned() throws Exception {
        RootSigner old = signer();
        byte[] signature = old.sign(TEXT);
        RootSigner next = rotated();
        assertThat(next.keyId()).isNotEqualTo(old.keyId());
        assertThat(next.verify(old.algorithm(), old.keyId(), TEXT, signature)).isTrue();
        assertThat(next.verify(next.algorithm(), next.keyId(), TEXT, signature)).isFalse();
    }

    /** With another algorithm over what was kept. */
    protected abstract RootSigner switched() throws Exception;

    @Test
    void anotherAlgorithmLeavesWhatTheOldOneSignedAndHashed() throws Exception {
        RootSigner old = signer();
        byte[] signature = old.sign(TEXT);
        byte[] digest = old.digest(TEXT);
        RootSigner next = switched();
        assertThat(next.algorithm()).isNotEqualTo(old.algorithm());
        assertThat(next.digest(TEXT)).hasSameSizeAs(digest).isNotEqualTo(digest);
        assertThat(next.digest(old.algorithm(), TEXT)).isEqualTo(digest);
        assertThat(next.verify(old.algorithm(), old.keyId(), TEXT, signature)).isTrue();
        assertThat(next.verify(next.algorithm(), old.keyId(), TEXT, signature)).isFalse();
        assertThat(next.verify(next.algorithm(), next.keyId(), TEXT, next.sign(TEXT)))
                .isTrue();
        assertThat(signer().keyId()).as("back again").isEqualTo(old.keyId());
        assertThat(signer().verify(next.algorithm(), next.keyId(), TEXT, next.sign(TEXT)))
                .isTrue();
    }
}
