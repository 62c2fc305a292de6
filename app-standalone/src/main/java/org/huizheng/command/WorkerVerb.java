package org.huizheng.command;

import org.huizheng.configuration.Settings;
import org.huizheng.worker.WorkerProcess;
import picocli.CommandLine.Command;

/** Starts the worker alone and stays until it is told to stop. */
@Command(name = "worker", description = "只启动后台（分开部署用）/ the worker alone, for a split installation")
final class WorkerVerb extends Verb {

    @Override
    int perform(Shell shell, Settings settings) throws Exception {
        try (Stop stop = new Stop();
                WorkerProcess _ = WorkerProcess.start(settings)) {
            shell.out().println("后台 worker 已启动 / started");
            stop.await();
        }
        return ExitCode.OK;
    }
}
