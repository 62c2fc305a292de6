package org.huizheng.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTests {

    /** The secret of RFC 6238, appendix B. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "59,          94287082",
        "1111111109,  07081804",
        "1111111111,  14050471",
        "1234567890,  89005924",
        "2000000000,  69279037",
        "20000000000, 65353130",
    })
    void theVectorsOfTheStandardComeOut(long seconds, String code) {
        long step = Totp.step(Instant.ofEpochSecond(seconds));
        assertThat(Totp.digits(SECRET, step, 8)).isEqualTo(code);
        assertThat(Totp.code(SECRET, step)).isEqualTo(code.substring(2));
    }

    @Test
    void aCodeIsTakenOneStepEarlyAndOneStepLate() {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        long step = Totp.step(now);
        for (long near = step - 1; near <= step + 1; near++) {
            assertThat(Totp.accepted(SECRET, Totp.code(SECRET, near), now, 0)).isEqualTo(OptionalLong.of(near));
        }
        assertThat(Totp.accepted(SECRET, Totp.code(SECRET, step - 2), now, 0)).isEmpty();
        assertThat(Totp.accepted(SECRET, Totp.code(SECRET, step + 2), now, 0)).isEmpty();
    }

    @Test
    void aUsedStepAndAnyBeforeItIsNotTaken() {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        long step = Totp.step(now);
        assertThat(Totp.accepted(SECRET, Totp.code(SECRET, step), now, step)).isEmpty();
        assertThat(Totp.accepted(SECRET, Totp.code(SECRET, step - 1), now, step))
                .isEmpty();
        assertThat(Totp.accepted(SECRET, Totp.code(SECRET, step + 1), now, step))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void theVectorsOfBase32ComeOut(String text, String encoded) {
        assertThat(Base32.encode(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
    }

    @Test
    void aStoredSecretOpensWithItsKeyForItsAccountOnly() {
        FactorKey key = new FactorKey("one");
        byte[] stored = key.encrypt(7, SECRET);
        assertThat(key.decrypt(7, stored)).isEqualTo(SECRET);
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("1234567890");
        assertThat(key.encrypt(7, SECRET)).isNotEqualTo(stored);
        assertThatThrownBy(() -> key.decrypt(8, stored)).hasMessageContaining("factor.key");
        assertThatThrownBy(() -> new FactorKey("two").decrypt(7, stored)).hasMessageContaining("factor.key");
    }
}
