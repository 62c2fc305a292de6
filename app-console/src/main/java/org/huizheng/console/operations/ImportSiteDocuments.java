package org.huizheng.console.operations;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huizheng.interchange.ImportDocuments;
import org.huizheng.interchange.ImportReport;
import org.huizheng.kernel.SiteScope;
import org.huizheng.operation.Arguments;
import org.huizheng.operation.Operation;
import org.huizheng.operation.Outcome;
import org.huizheng.operation.Progress;

/** Imports documents from a file; lines that stay out make the outcome unsound. */
final class ImportSiteDocuments implements Operation {

    private final ImportDocuments importDocuments;

    ImportSiteDocuments(ImportDocuments importDocuments) {
        this.importDocuments = importDocuments;
    }

    @Override
    public String name() {
        return "import-documents";
    }

    @Override
    public Outcome perform(Arguments arguments, Progress progress) {
        ImportReport report = importDocuments.perform(
                SiteScope.everySite(),
                Operator.actor(),
                arguments.text("site"),
                arguments.path("file"),
                arguments.flag("createChannels"),
                (lines, done, total) -> progress.at("导入第 " + lines + " 行，字节", done, total));
        String text = "新增 %,d，更新 %,d，未变 %,d，未导入 %,d，用时 %.1f 秒"
                .formatted(
                        report.created(),
                        report.changed(),
                        report.unchanged(),
                        report.refusedCount(),
                        report.seconds());
        return new Outcome(report.refusedCount() == 0, text + remarks(report), Map.of("report", report));
    }

    private static String remarks(ImportReport report) {
        return Stream.concat(report.refused().stream(), report.warnings().stream())
                .map(remark -> "\n  " + remark)
                .collect(Collectors.joining());
    }
}
