package org.huizheng.command;

import java.util.Map;
import org.huizheng.configuration.Settings;
import picocli.CommandLine.Option;

/** A verb that is one operation. */
abstract class OperationVerb extends Verb {

    @Option(names = "--json", description = "以 JSON 输出结果 / print the outcome as JSON")
    boolean json;

    abstract String operation();

    abstract Map<String, Object> arguments();

    @Override
    final int perform(Shell shell, Settings settings) throws Exception {
        return Ask.tell(shell, json, Ask.perform(shell, settings, operation(), arguments()));
    }
}
