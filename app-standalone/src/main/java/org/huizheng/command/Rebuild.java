package org.huizheng.command;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a new release of a site, or of every site, and switches to it. */
@Command(name = "rebuild", description = "全站重新生成 / make every page of a site again")
final class Rebuild extends OperationVerb {

    @Option(names = "--site", paramLabel = "CODE", description = "站点代码；不给则全部站点 / site code; every site without")
    String site = "";

    @Option(names = "--all", description = "全部站点（缺省）/ every site, as without --site")
    boolean all;

    @Override
    String operation() {
        return "rebuild";
    }

    @Override
    Map<String, Object> arguments() {
        return all || site.isEmpty() ? Map.of() : Map.of("site", site);
    }
}
