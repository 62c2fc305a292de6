package org.huizheng.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HelpTests {

    @Test
    void everyVerbIsInTheHelp() throws IOException {
        String help;
        try (var file = Verbs.class.getResourceAsStream("help.txt")) {
            help = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(new CommandLine(new Verbs()).getSubcommands().keySet())
                .isNotEmpty()
                .allSatisfy(verb -> {
                    if (!verb.equals("help")) {
                        assertThat(help).containsPattern("(?m)^  " + verb + " ");
                    }
                });
    }
}
