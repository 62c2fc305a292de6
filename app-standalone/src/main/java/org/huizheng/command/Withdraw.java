package org.huizheng.command;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes documents from the public; their addresses answer 410 with the reason. */
@Command(name = "withdraw", description = "撤稿 / withdraw a document")
final class Withdraw extends OperationVerb {

    @Parameters(arity = "1..*", paramLabel = "DOCUMENT", description = "信息资源编号 / document ids")
    List<Long> documents = List.of();

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "撤稿原因，公开显示 / the reason, shown to the public")
    String reason = "";

    @Override
    String operation() {
        return "withdraw";
    }

    @Override
    Map<String, Object> arguments() {
        return Map.of("documents", documents, "reason", reason);
    }
}
