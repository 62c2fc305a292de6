package org.huizheng.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Nu Html Checker finds nothing to say about any page type, assembled as a browser gets it. */
class ValidityJourney {

    private static final Path SOURCE = Path.of("src/test/vnu");
    private static final Path FOLDER = Path.of("target/vnu");
    private static final String JAR = "node_modules/vnu-jar/build/dist/vnu.jar";

    @Test
    void everyPageTypeIsValidHtml(@TempDir Path pages) throws Exception {
        fetchChecker();
        collect(RunningCity.get(), pages);
        Files.writeString(pages.resolve("bad.html"), "<!doctype html><p>");
        String java = ProcessHandle.current().info().command().orElseThrow();
        Ended check = run(java, "-Xss4m", "-jar", JAR, "--errors-only", "--exit-zero-always", pages.toString());
        assertThat(check.text().lines().filter(line -> !line.contains("/bad.html")))
                .isEmpty();
        assertThat(check.text()).contains("/bad.html");
    }

    private static void collect(RunningCity city, Path folder) throws Exception {
        for (Address address : Address.ofEveryType(city)) {
            String name =
                    address.template() + "-" + address.site() + address.path().replaceAll("[^a-z0-9]+", "-") + ".html";
            Files.writeString(
                    folder.resolve(name),
                    city.portal(address.site()).get(address.path()).body());
        }
        for (int status : new int[] {403, 404, 421, 429, 500, 503}) {
            Files.writeString(
                    folder.resolve("error-" + status + ".html"),
                    StoredPage.assembled(city.pages("linlan"), "_error/" + status + ".html"));
        }
    }

    private static void fetchChecker() throws Exception {
        Files.createDirectories(FOLDER);
        for (String file : List.of("package.json", "package-lock.json", ".npmrc")) {
            Files.copy(SOURCE.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(FOLDER.resolve(JAR))) {
            String missing = npm();
            if (!missing.isEmpty()) {
                if ("true".equals(System.getenv("CI"))) {
                    fail(missing);
                }
                abort(missing);
            }
        }
    }

    /** @return why the checker could not be fetched, or "" */
    private static String npm() throws Exception {
        try {
            Ended npm = run("npm", "ci", "--ignore-scripts", "--no-progress");
            return npm.code() == 0 ? "" : "npm ci of the HTML checker failed: " + npm.text();
        } catch (IOException e) {
            return "no npm, so no HTML checker: install Node.js";
        }
    }

    private record Ended(int code, String text) {}

    private static Ended run(String... command) throws Exception {
        Path said = FOLDER.resolve("said.txt");
        Process process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(command[0] + " did not end");
        }
        return new Ended(process.exitValue(), Files.readString(said));
    }
}
