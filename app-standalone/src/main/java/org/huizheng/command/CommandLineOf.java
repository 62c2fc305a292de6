package org.huizheng.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.huizheng.configuration.BadSetting;
import org.huizheng.configuration.Closest;
import org.huizheng.kernel.Problem;
import org.huizheng.process.CannotStart;
import org.huizheng.process.Logs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The verbs together, and how their failures are told: one sentence, and an exit code. */
final class CommandLineOf {

    private static final Logger LOG = LoggerFactory.getLogger(CommandLineOf.class);
    private static final Set<String> SHOW_SETTINGS = Set.of("up", "migrate", "console", "worker");

    private final Shell shell;

    CommandLineOf(Shell shell) {
        this.shell = shell;
    }

    int execute(String... arguments) {
        CommandLine line = new CommandLine(new Verbs(), new Factory(shell));
        line.setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8));
        line.getSubcommands().forEach((name, verb) -> {
            SettingOptions.addTo(verb.getCommandSpec(), SHOW_SETTINGS.contains(name));
            verb.getCommandSpec().mixinStandardHelpOptions(true);
        });
        line.setOverwrittenOptionsAllowed(true);
        line.setParameterExceptionHandler((e, args) -> usage(e));
        line.setExecutionExceptionHandler((e, verb, parsed) -> failed(e));
        return line.execute(arguments);
    }

    private int usage(ParameterException e) {
        String name = e.getCommandLine().getCommandName();
        shell.err()
                .println(sentence(e) + "。查看用法 / usage: ./huizheng "
                        + (name.equals("huizheng") ? "help" : name + " --help"));
        return ExitCode.USAGE;
    }

    private static String sentence(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String first = unmatched.getUnmatched().getFirst();
            Set<String> known = new TreeSet<>(
                    first.startsWith("-")
                            ? e.getCommandLine().getCommandSpec().optionsMap().keySet()
                            : e.getCommandLine().getSubcommands().keySet());
            return "不认识 / unknown: " + first + Closest.phrase(first.replaceFirst("=.*", ""), known);
        }
        if (e instanceof MissingParameterException missing) {
            List<String> names =
                    missing.getMissing().stream().map(CommandLineOf::name).toList();
            return "缺少参数 / missing: " + String.join(" ", names);
        }
        return "用法不对 / wrong usage: " + e.getMessage();
    }

    private static String name(ArgSpec missing) {
        return missing instanceof OptionSpec option
                ? option.longestName() + " " + option.paramLabel()
                : missing.paramLabel();
    }

    private int failed(Exception e) {
        Logs.leaveConsole();
        String sentence = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return switch (e) {
            case BadSetting _ -> tell(sentence, ExitCode.USAGE);
            case CannotStart cause -> startFailed(sentence, cause);
            case Problem problem -> tell(sentence, problem.status() < 500 ? ExitCode.REFUSED : ExitCode.FAILED);
            default -> {
                LOG.error("Command failed", e);
                yield tell("失败：" + sentence.lines().findFirst().orElse("") + "（详情见日志 / see the log）", ExitCode.FAILED);
            }
        };
    }

    private int startFailed(String sentence, CannotStart cause) {
        LOG.info("Cannot start: {}", sentence, cause);
        return tell("不能启动：" + sentence, ExitCode.CANNOT_START);
    }

    private int tell(String sentence, int code) {
        shell.err().println(sentence);
        return code;
    }
}
