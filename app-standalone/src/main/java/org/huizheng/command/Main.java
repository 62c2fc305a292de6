package org.huizheng.command;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.huizheng.process.Logs;

/** Where every process begins. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.setOut(out);
        System.setErr(err);
        System.exit(run(new Shell(out, err, System.getenv()), arguments));
    }

    static int run(Shell shell, String... arguments) {
        Logs.quiet();
        return new CommandLineOf(shell).execute(arguments);
    }
}
