package org.huizheng.console.operations;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.mapping.CoverOldSite;
import org.huizheng.mapping.NoteUnresolved;
import org.huizheng.operation.Arguments;
import org.huizheng.operation.Operation;
import org.huizheng.operation.Outcome;
import org.huizheng.operation.Progress;

/** Holds the access log of an old site against what is answered today, and notes what is not. */
final class ImportAccessLog implements Operation {

    private static final int SHOWN = 50;

    private final SiteCodes sites;
    private final NoteUnresolved note;

    ImportAccessLog(SiteCodes sites, NoteUnresolved note) {
        this.sites = sites;
        this.note = note;
    }

    @Override
    public String name() {
        return "import-accesslog";
    }

    @Override
    public Outcome perform(Arguments arguments, Progress progress) {
        long site = sites.one(arguments).id();
        Path file = arguments.path("file");
        try (BufferedReader log = open(file)) {
            NoteUnresolved.Report report = note.perform(
                    SiteScope.everySite(),
                    Operator.actor(),
                    site,
                    log.lines(),
                    Long.parseLong(arguments.text("atLeast", "1")),
                    arguments.flag("dryRun"),
                    SHOWN);
            return Outcome.done(text(report), Map.of("report", report));
        } catch (NumberFormatException e) {
            throw Problem.invalid("次数应当是数字");
        } catch (IOException | UncheckedIOException e) {
            throw Problem.invalid("读不了文件 " + file);
        }
    }

    /** A log is in no encoding that can be relied on; what counts in it is ASCII. */
    private static BufferedReader open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        boolean packed = file.toString().endsWith(".gz");
        return new BufferedReader(
                new InputStreamReader(packed ? new GZIPInputStream(in) : in, StandardCharsets.ISO_8859_1));
    }

    private static String text(NoteUnresolved.Report report) {
        CoverOldSite.Coverage coverage = report.coverage();
        String unanswered = coverage.unanswered().stream()
                .map(asked -> "\n  %,d 次 %s%s"
                        .formatted(asked.hits(), asked.address(), asked.answer().equals("unresolved") ? "（未定）" : ""))
                .collect(Collectors.joining());
        return "%,d 行，%,d 次访问，%,d 个地址；有着落 %.1f%%；%s %,d 个未定地址%s"
                .formatted(
                        coverage.lines(),
                        coverage.hits(),
                        coverage.addresses(),
                        coverage.hits() == 0 ? 100.0 : 100.0 * coverage.answered() / coverage.hits(),
                        report.dry() ? "可记下" : "记下",
                        report.noted(),
                        unanswered);
    }
}
