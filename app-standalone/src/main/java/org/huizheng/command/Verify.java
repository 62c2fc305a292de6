package org.huizheng.command;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares every stored file with the manifest. */
@Command(name = "verify", description = "按清单核对页面 / compare the pages with the manifest")
final class Verify extends OperationVerb {

    @Option(names = "--site", paramLabel = "CODE", description = "站点代码；不给则全部站点 / site code; every site without")
    String site = "";

    @Override
    String operation() {
        return "verify";
    }

    @Override
    Map<String, Object> arguments() {
        return site.isEmpty() ? Map.of() : Map.of("site", site);
    }
}
