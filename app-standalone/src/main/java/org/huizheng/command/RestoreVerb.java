package org.huizheng.command;

import java.nio.file.Path;
import java.util.Map;
import org.huizheng.backup.Restore;
import org.huizheng.configuration.Settings;
import org.huizheng.operation.Arguments;
import org.huizheng.operation.Outcome;
import org.huizheng.standalone.Product;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Restores a backup into a new data directory, starts it once without ports, and makes again the pages that differ. */
@Command(name = "restore", description = "从备份恢复到新的数据目录（--data）/ restore into a new data directory")
final class RestoreVerb extends Verb {

    private static final Arguments NONE = new Arguments(Map.of());

    @Parameters(paramLabel = "DIR", description = "备份目录 / the backup")
    Path directory = Path.of("");

    @Override
    int perform(Shell shell, Settings settings) throws Exception {
        try (ProgressLine progress = new ProgressLine(shell.err())) {
            new Restore(directory).perform(settings.data(), done -> progress.at("恢复附件与页面", done, 0));
            try (Product product = Product.start(settings, false, progress::step)) {
                Outcome verified = product.operations().perform("verify", NONE, progress);
                if (!verified.sound()) {
                    product.operations().perform("rebuild", NONE, progress);
                    verified = product.operations().perform("verify", NONE, progress);
                }
                shell.out().println("已恢复到 " + settings.data());
                return Ask.tell(shell, false, verified);
            }
        }
    }
}
