package org.huizheng.command;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tries a theme folder as publishing it would. */
@Command(name = "theme", description = "检查主题 / check a theme")
final class ThemeVerb extends OperationVerb {

    /** What to do with it; lower case because that is how it is typed. */
    enum What {
        check
    }

    @Parameters(index = "0", paramLabel = "check")
    What what = What.check;

    @Parameters(index = "1", paramLabel = "DIR")
    Path directory = Path.of("");

    @Override
    String operation() {
        return "theme-" + what;
    }

    @Override
    Map<String, Object> arguments() {
        return Map.of("directory", absolute(directory));
    }
}
