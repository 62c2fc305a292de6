package org.huizheng.console.operations;

import java.nio.file.Path;
import java.util.Map;
import org.huizheng.interchange.ExportDocuments;
import org.huizheng.kernel.SiteScope;
import org.huizheng.operation.Arguments;
import org.huizheng.operation.Operation;
import org.huizheng.operation.Outcome;
import org.huizheng.operation.Progress;

/** Exports what a site shows into a file. */
final class ExportSiteDocuments implements Operation {

    private final ExportDocuments exportDocuments;

    ExportSiteDocuments(ExportDocuments exportDocuments) {
        this.exportDocuments = exportDocuments;
    }

    @Override
    public String name() {
        return "export-documents";
    }

    @Override
    public Outcome perform(Arguments arguments, Progress progress) {
        Path file = arguments.path("file");
        long documents = exportDocuments.perform(
                SiteScope.everySite(),
                arguments.text("site"),
                file,
                (lines, done, total) -> progress.at("导出", lines, 0));
        return Outcome.done(
                "已导出 " + documents + " 篇到 " + file, Map.of("documents", documents, "file", file.toString()));
    }
}
