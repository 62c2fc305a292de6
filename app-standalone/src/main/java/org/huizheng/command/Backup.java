package org.huizheng.command;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Copies the running product. */
@Command(name = "backup", description = "在线备份 / back up while running")
final class Backup extends OperationVerb {

    @Parameters(paramLabel = "DIR", description = "空的或尚不存在的目录 / an empty or new directory")
    Path directory = Path.of("");

    @Override
    String operation() {
        return "backup";
    }

    @Override
    Map<String, Object> arguments() {
        return Map.of("directory", absolute(directory));
    }
}
