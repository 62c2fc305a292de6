package org.huizheng.command;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports documents as JSON lines, old addresses as a table, or what an old site was asked for ({@code docs/operate/import.md}). */
@Command(
        name = "import",
        description = "导入信息资源、旧地址对照表、旧站访问日志 / import documents, old addresses, the log of an old site")
final class Import extends OperationVerb {

    /** What can be moved; lower case because that is how it is typed. */
    enum What {
        documents,
        mappings,
        accesslog
    }

    @Parameters(index = "0", paramLabel = "documents|mappings|accesslog")
    What what = What.documents;

    @Parameters(index = "1", paramLabel = "FILE", description = "FILE.jsonl | FILE.csv | FILE.log[.gz]")
    Path file = Path.of("");

    @Option(names = "--site", required = true, paramLabel = "CODE", description = "站点代码 / site code")
    String site = "";

    @Option(names = "--create-channels", description = "缺少的栏目自动开设 / open missing channels")
    boolean createChannels;

    @Option(names = "--dry-run", description = "只核对，不导入（mappings、accesslog） / say what would be done")
    boolean dryRun;

    @Option(
            names = "--at-least",
            paramLabel = "HITS",
            description = "访问少于这个次数的地址不记（accesslog） / leave out what was asked for less often")
    long atLeast = 1;

    @Override
    String operation() {
        return "import-" + what;
    }

    @Override
    Map<String, Object> arguments() {
        return Map.of(
                "site", site,
                "file", absolute(file),
                "createChannels", createChannels,
                "dryRun", dryRun,
                "atLeast", atLeast);
    }
}
