package org.huizheng.command;

import org.huizheng.configuration.Settings;
import org.huizheng.kernel.Problem;
import org.huizheng.process.CannotStart;
import org.huizheng.process.DataHome;
import org.huizheng.process.Database;
import org.huizheng.process.Logs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Brings the schemas up to date and ends: the step before a cluster's processes are replaced. Or prints what the administrator
 * of an external database has to run first.
 */
@Command(name = "migrate", description = "升级数据库结构 / bring the database schemas up to date")
final class Migrate extends Verb {

    @Option(names = "--script", description = "只打印建角色和数据库的脚本，交数据库管理员用 psql 执行 / only print the script for the DBA")
    boolean script;

    @Override
    int perform(Shell shell, Settings settings) {
        if (script) {
            try (DataHome home = DataHome.open(settings.data())) {
                shell.out().print(Database.script(settings.database(), home));
            }
            return ExitCode.OK;
        }
        try (ProgressLine progress = new ProgressLine(shell.err());
                DataHome home = DataHome.open(settings.data())) {
            Logs.start(settings.log(), home.logs(), "huizheng", false);
            progress.step("启动数据库");
            try (Database database = Database.open(settings.database(), home)) {
                progress.step("升级数据库结构");
                database.migrate();
            }
            shell.out().println("数据库结构已是最新 / schemas are up to date");
            return ExitCode.OK;
        } catch (Problem e) {
            throw CannotStart.of(e);
        }
    }
}
