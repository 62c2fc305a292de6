package org.huizheng.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.time.Duration;
import org.huizheng.standalone.TestProduct;
import org.junit.jupiter.api.Test;

/** The flood of {@code bench sign-in} at its own pace, but for a few seconds. */
class SignInLoadModuleTests {

    /** Two seconds are promised; a machine that others keep busy is as slow without a flood. */
    private static final int SLOWER = 10;

    @Test
    void aFloodOfWrongPasswordsLocksItsAccountsAndAGoodUserStillComesIn() throws Exception {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
        var load = new MeasureSignIn.Load(1_000, Duration.ofSeconds(6), 20);
        var result = new MeasureSignIn(nowhere, nowhere).measure(TestProduct.shared().product, load);
        assertThat(result.lockedAccounts()).as(result.toString()).isEqualTo(20);
        assertThat(result.goodFailures()).as(result.toString()).isZero();
        assertThat(result.goodP99Ms()).as(result.toString()).isLessThan(Math.max(2_000, SLOWER * result.quietMs()));
        assertThat(result.statuses())
                .as("answered: wrong, locked, or come back later")
                .containsOnlyKeys(401, 423, 429);
    }
}
