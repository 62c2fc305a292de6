package org.huizheng.command;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains a page: what it is, what it read, and by which template. */
@Command(name = "why", description = "一个页面读了什么 / what a page read")
final class Why extends OperationVerb {

    @Option(names = "--site", required = true, paramLabel = "CODE", description = "站点代码 / site code")
    String site = "";

    @Parameters(paramLabel = "PATH", description = "页面地址，如 /zwgk/ / the page, such as /zwgk/")
    String path = "";

    @Override
    String operation() {
        return "why";
    }

    @Override
    Map<String, Object> arguments() {
        return Map.of("site", site, "path", path);
    }
}
