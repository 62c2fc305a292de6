package org.huizheng.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.huizheng.configuration.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every verb has: its shell and its settings. */
abstract class Verb implements Callable<Integer> {

    @Nullable
    Shell shell;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public final Integer call() throws Exception {
        if (shell == null || spec == null) {
            throw new IllegalStateException("made without a factory");
        }
        Settings settings = SettingOptions.read(spec.commandLine().getParseResult(), shell.environment());
        return perform(shell, settings);
    }

    abstract int perform(Shell shell, Settings settings) throws Exception;

    /** The product may run in another directory. */
    static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }
}
