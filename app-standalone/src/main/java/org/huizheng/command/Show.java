package org.huizheng.command;

import java.util.Base64;
import java.util.Map;
import org.huizheng.configuration.Settings;
import org.huizheng.operation.Outcome;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what stood at an address at a past moment. */
@Command(name = "show", description = "某个网址在过去某时显示什么 / what an address showed at a past moment")
final class Show extends Verb {

    /** What is left out. */
    private static final class Part {
        @Option(names = "--body", description = "只输出内容 / the content only")
        boolean body;

        @Option(names = "--head", description = "只输出状态、起止和依据 / all but the content")
        boolean head;

        @Option(names = "--json", description = "以 JSON 输出 / print as JSON")
        boolean json;
    }

    @Parameters(paramLabel = "URL", description = "网址，如 http://www.example.gov.cn/zwgk/ / the address")
    String url = "";

    @Option(
            names = "--at",
            required = true,
            paramLabel = "TIME",
            description = "北京时间，如 \"2026-11-22 15:04\" / the time in Beijing")
    String at = "";

    @ArgGroup
    private final Part part = new Part();

    @Override
    int perform(Shell shell, Settings settings) throws Exception {
        Outcome outcome = Ask.perform(shell, settings, "show", Map.of("url", url, "at", at));
        if (part.json) {
            return Ask.tell(shell, true, outcome);
        }
        if (!part.body) {
            shell.out().println(outcome.text());
        }
        Object body = outcome.facts().get("body");
        if (!part.head && body != null) {
            if (!part.body) {
                shell.out().println();
            }
            shell.out().writeBytes(Base64.getDecoder().decode(body.toString()));
            shell.out().flush();
        }
        return outcome.sound() ? ExitCode.OK : ExitCode.UNSOUND;
    }
}
