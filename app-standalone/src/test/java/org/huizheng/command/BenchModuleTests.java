package org.huizheng.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each measurement as small as it can be asked for: it ends, says its line, and leaves nothing on the disk or running. */
@Tag("long")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class BenchModuleTests {

    private static final Duration PATIENCE = Duration.ofMinutes(9);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            serve   |                              | ratio             | nginx wrk
            banner  | --sites 2                    | shownLastMs       |
            tamper  | --documents 60               | repairedMaxMs     |
            rebuild | --documents 60               | noticeDelayedMs   |
            past    | --documents 20 --releases 10 | storageRatio      |
            publish | --documents 20               | p99Ms             |
            """)
    void saysItsLineAndLeavesNothingBehind(
            String what, String options, String figure, String programs, @TempDir Path folder) throws Exception {
        for (String program : words(programs)) {
            assumeTrue(isInstalled(program), program + " is not installed");
        }
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        Path out = folder.resolve("out.jsonl");
        Path err = folder.resolve("err.txt");
        List<String> arguments = new ArrayList<>(List.of("bench", what, "--scratch", scratch.toString()));
        arguments.addAll(words(options));
        Processes.Ended ended = Processes.run(out, err, PATIENCE, Map.of(), arguments.toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isZero();
        List<JsonNode> lines =
                ended.out().lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(lines).as(ended.out()).anySatisfy(line -> {
            assertThat(line.path("bench").asString()).isEqualTo(what);
            assertThat(line.path(figure).isNumber()).as(line.toString()).isTrue();
        });
        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left).as("left in the scratch folder").isEmpty();
        }
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse(""))
                        .filter(command -> command.contains(scratch.toString())))
                .as("left running")
                .isEmpty();
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : List.of(text.split(" "));
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }
}
