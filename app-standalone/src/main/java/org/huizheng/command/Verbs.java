package org.huizheng.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The root of the command line; the verbs are its subcommands. */
@Command(
        name = "huizheng",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "汇政：政府网站集约化平台 / one platform for all government websites of a city",
        subcommands = {
            HelpCommand.class,
            Up.class,
            ConsoleVerb.class,
            WorkerVerb.class,
            Demo.class,
            AccountVerb.class,
            Import.class,
            Export.class,
            Release.class,
            Withdraw.class,
            Rebuild.class,
            Verify.class,
            Why.class,
            Show.class,
            Backup.class,
            RestoreVerb.class,
            ThemeVerb.class,
            Migrate.class,
            NginxVerb.class,
            Bench.class,
            Doctor.class
        })
final class Verbs {}
