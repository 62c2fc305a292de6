package org.huizheng.command;

import org.huizheng.configuration.Settings;
import org.huizheng.console.ConsoleProcess;
import picocli.CommandLine.Command;

/** Starts the console alone and stays until it is told to stop. */
@Command(name = "console", description = "只启动管理端（分开部署用）/ the console alone, for a split installation")
final class ConsoleVerb extends Verb {

    @Override
    int perform(Shell shell, Settings settings) throws Exception {
        try (Stop stop = new Stop();
                ConsoleProcess console = ConsoleProcess.start(settings)) {
            shell.out().println("管理端 console  " + console.url() + "/");
            shell.out().println("一次性链接 links  ./huizheng account links");
            stop.await();
        }
        return ExitCode.OK;
    }
}
