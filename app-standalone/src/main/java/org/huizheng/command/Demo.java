package org.huizheng.command;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Loads or removes the demo city. */
@Command(name = "demo", description = "装入或移除演示城市 / load or remove the demo city")
final class Demo extends OperationVerb {

    /** What to do with it; lower case because that is how it is typed. */
    enum What {
        load,
        remove
    }

    @Parameters(paramLabel = "load|remove")
    What what = What.load;

    @Override
    String operation() {
        return "demo-" + what;
    }

    @Override
    Map<String, Object> arguments() {
        return Map.of();
    }
}
