package org.huizheng.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchTests {

    @ParameterizedTest
    @CsvSource({"sign-in, signIn", "publish, publish"})
    void whatIsMeasuredIsNamedAsItIsTyped(String typed, Bench.What meant) {
        Bench bench = new Bench();
        new CommandLine(bench).parseArgs(typed);
        assertThat(bench.what).isEqualTo(meant);
    }
}
