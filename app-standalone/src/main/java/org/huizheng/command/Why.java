package org.huizheng.command;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains a page: what it is, what it read, and by which template. */
@Command(name = "why", description = "一个页面为什么这样显示 / why a page shows what it shows")
final class Why extends OperationVerb {

    @Parameters(paramLabel = "URL", description = "网址，如 http://www.example.gov.cn/zwgk/ / the address")
    String page = "";

    @Option(
            names = "--site",
            paramLabel = "CODE",
            description = "站点代码，网址只写 /zwgk/ 时 / its site, when the address is only a path")
    String site = "";

    @Override
    String operation() {
        return "why";
    }

    @Override
    Map<String, Object> arguments() {
        return site.isEmpty() ? Map.of("page", page) : Map.of("page", page, "site", site);
    }
}
