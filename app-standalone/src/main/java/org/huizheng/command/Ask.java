package org.huizheng.command;

import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import org.huizheng.configuration.Settings;
import org.huizheng.operation.Arguments;
import org.huizheng.operation.Outcome;
import org.huizheng.process.RunningProduct;
import org.huizheng.standalone.Product;
import tools.jackson.databind.json.JsonMapper;

/** Asks the running product; without one, starts it without ports and asks that. */
final class Ask {

    private Ask() {}

    static Outcome perform(Shell shell, Settings settings, String operation, Map<String, Object> arguments)
            throws Exception {
        try (ProgressLine progress = new ProgressLine(shell.err())) {
            Optional<RunningProduct> running = RunningProduct.of(settings.data());
            if (running.isPresent()) {
                String token = Files.readString(settings.data().resolve("secrets/command.token"))
                        .strip();
                return new RemoteOperations(running.get().console(), token).perform(operation, arguments, progress);
            }
            try (Product product = Product.start(settings, false, progress::step)) {
                progress.step("执行");
                Outcome outcome = product.operations().perform(operation, new Arguments(arguments), progress);
                product.settle(progress);
                return outcome;
            }
        }
    }

    /** Prints and turns into an exit code. */
    static int tell(Shell shell, boolean json, Outcome outcome) {
        shell.out().println(json ? new JsonMapper().writeValueAsString(outcome.facts()) : outcome.text());
        return outcome.sound() ? ExitCode.OK : ExitCode.UNSOUND;
    }
}
