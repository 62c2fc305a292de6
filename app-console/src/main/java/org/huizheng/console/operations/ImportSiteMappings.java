package org.huizheng.console.operations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.mapping.ImportMappings;
import org.huizheng.operation.Arguments;
import org.huizheng.operation.Operation;
import org.huizheng.operation.Outcome;
import org.huizheng.operation.Progress;

/** Imports old addresses from a table; lines that stay out make the outcome unsound. */
final class ImportSiteMappings implements Operation {

    private static final long MOST_BYTES = 200L << 20;
    private static final int SHOWN = 50;

    private final SiteCodes sites;
    private final ImportMappings importing;

    ImportSiteMappings(SiteCodes sites, ImportMappings importing) {
        this.sites = sites;
        this.importing = importing;
    }

    @Override
    public String name() {
        return "import-mappings";
    }

    @Override
    public Outcome perform(Arguments arguments, Progress progress) {
        long site = sites.one(arguments).id();
        ImportMappings.Report report = importing.perform(
                SiteScope.everySite(), Operator.actor(), site, text(arguments.path("file")), arguments.flag("dryRun"));
        String refused = report.refused().stream()
                .limit(SHOWN)
                .map(r -> "\n  第 " + r.line() + " 行 " + r.source() + "：" + r.reason())
                .collect(Collectors.joining());
        String text = "%s新登记 %,d，改动 %,d，未变 %,d，未导入 %,d"
                .formatted(
                        report.dry() ? "没有导入，只是核对：" : "",
                        report.opened(),
                        report.changed(),
                        report.unchanged(),
                        report.refused().size());
        return new Outcome(report.refused().isEmpty(), text + refused, Map.of("report", report));
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw Problem.invalid("文件超过 200 MiB，请分成几个：" + file);
            }
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Problem.invalid("读不了文件 " + file);
        }
    }
}
