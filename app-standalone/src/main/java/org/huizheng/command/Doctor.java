package org.huizheng.command;

import org.huizheng.configuration.Reference;
import org.huizheng.configuration.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what is missing and how to get it. */
@Command(name = "doctor", description = "检查运行条件并说明缺什么 / say what is missing and how to get it")
final class Doctor extends Verb {

    @Option(names = "--settings", description = "打印配置参考 / print the configuration reference")
    boolean settingsPage;

    @Override
    int perform(Shell shell, Settings settings) {
        if (settingsPage) {
            shell.out().print(Reference.markdown());
            return ExitCode.OK;
        }
        return ExitCode.OK;
    }
}
