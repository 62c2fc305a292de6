package org.huizheng.command;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports the documents of a site as JSON lines; the format is described in {@code docs/operate/import.md}. */
@Command(name = "import", description = "导入信息资源 / import documents")
final class Import extends OperationVerb {

    /** What can be moved; lower case because that is how it is typed. */
    enum What {
        documents
    }

    @Parameters(index = "0", paramLabel = "documents")
    What what = What.documents;

    @Parameters(index = "1", paramLabel = "FILE.jsonl")
    Path file = Path.of("");

    @Option(names = "--site", required = true, paramLabel = "CODE", description = "站点代码 / site code")
    String site = "";

    @Option(names = "--create-channels", description = "缺少的栏目自动开设 / open missing channels")
    boolean createChannels;

    @Override
    String operation() {
        return "import-" + what;
    }

    @Override
    Map<String, Object> arguments() {
        return Map.of("site", site, "file", absolute(file), "createChannels", createChannels);
    }
}
