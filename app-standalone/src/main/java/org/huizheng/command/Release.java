package org.huizheng.command;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Releases the newest edition of each document, approved by the chain {@code direct}. */
@Command(name = "release", description = "签发 / release documents")
final class Release extends OperationVerb {

    @Parameters(arity = "1..*", paramLabel = "DOCUMENT", description = "信息资源编号 / document ids")
    List<Long> documents = List.of();

    @Override
    String operation() {
        return "release";
    }

    @Override
    Map<String, Object> arguments() {
        return Map.of("documents", documents);
    }
}
