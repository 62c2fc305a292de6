package org.huizheng.command;

import java.util.Map;
import java.util.concurrent.CancellationException;
import org.huizheng.configuration.Settings;
import org.huizheng.operation.Arguments;
import org.huizheng.operation.Progress;
import org.huizheng.standalone.Product;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the product and stays until it is told to stop. */
@Command(name = "up", description = "启动单机版并在前台运行，Ctrl-C 停止 / start in the foreground")
final class Up extends Verb {

    @Option(names = "--no-demo", description = "首次启动时不装入演示城市 / do not load the demo city")
    boolean noDemo;

    @Override
    int perform(Shell shell, Settings settings) throws Exception {
        try (Stop stop = new Stop()) {
            run(shell, settings, stop);
        }
        return ExitCode.OK;
    }

    private void run(Shell shell, Settings settings, Stop stop) throws Exception {
        try (ProgressLine progress = new ProgressLine(shell.err());
                Product product = Product.start(settings, true, progress::step)) {
            if (!noDemo && product.awaitsDemo()) {
                Progress untilStopped = (what, done, total) -> goOn(stop, progress, what, done, total);
                product.operations().perform("demo-load", new Arguments(Map.of()), untilStopped);
                product.settle(untilStopped);
            }
            progress.close();
            shell.out().println("门户   portal   " + product.portalUrl() + "/");
            shell.out().println("管理端 console  " + product.consoleUrl() + "/");
            product.addresses().forEach((url, name) -> shell.out().println("  " + url + "  " + name));
            tellLinks(shell, product);
            shell.out().println("Ctrl-C 停止 / stops");
            stop.await();
        } catch (CancellationException e) {
            shell.err().println("已停止；演示城市下次启动时接着装入 / stopped, the demo city goes on at the next start");
        }
    }

    /** A journal keeps what is printed, and a link is for one person: under systemd only how to get it is said. */
    private static void tellLinks(Shell shell, Product product) throws Exception {
        if (shell.environment().containsKey("JOURNAL_STREAM")) {
            shell.out().println("一次性链接 links  ./huizheng account links");
            return;
        }
        String links = product.operations()
                .perform("account-links", new Arguments(Map.of()), (what, done, total) -> {})
                .text();
        if (!links.isEmpty()) {
            shell.out().println(links);
        }
    }

    private static void goOn(Stop stop, ProgressLine progress, String what, long done, long total) {
        if (stop.wished()) {
            throw new CancellationException();
        }
        progress.at(what, done, total);
    }
}
