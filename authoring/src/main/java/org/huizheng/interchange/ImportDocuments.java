package org.huizheng.interchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.huizheng.channel.ChannelQueries;
import org.huizheng.channel.OpenChannel;
import org.huizheng.contenttype.ContentTypes;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.RecutList;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings documents into a site from a file of one JSON object a line, and releases them. A line that came before is passed
 * over when it is unchanged and becomes a new edition when it is not; a line that cannot come in is reported and disturbs
 * no other. Each batch is one transaction together with the memory of what came in, so an import that was killed is simply
 * run again.
 */
public final class ImportDocuments {

    /** Up to here a change is shown page by page; beyond it the site is made anew when the import ends. */
    static final int FEW = 200;

    private final ScopedTransactions transactions;
    private final SiteQueries sites;
    private final ChannelQueries channels;
    private final OpenChannel openChannel;
    private final ContentTypes types;
    private final ImportBatch batches;
    private final ImportedLines imported;
    private final RecutList recut;

    ImportDocuments(
            ScopedTransactions transactions,
            JdbcClient jdbc,
            SiteQueries sites,
            ChannelQueries channels,
            OpenChannel openChannel,
            ContentTypes types,
            ImportBatch batches,
            RecutList recut) {
        this.transactions = transactions;
        this.sites = sites;
        this.channels = channels;
        this.openChannel = openChannel;
        this.types = types;
        this.batches = batches;
        this.imported = new ImportedLines(jdbc);
        this.recut = recut;
    }

    /** @throws Problem when the site or the file is not there, before anything is changed */
    public ImportReport perform(
            SiteScope scope,
            Actor actor,
            String siteCode,
            Path file,
            boolean createChannels,
            ImportReport.Progress progress) {
        Site site = sites.byCode(scope, siteCode).orElseThrow(() -> Problem.notFound("没有站点 " + siteCode));
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw Problem.invalid("文件 " + file + " 不存在或无法读取");
        }
        Path absolute = file.toAbsolutePath();
        AttachmentFiles files = new AttachmentFiles(absolute.getParent() == null ? absolute : absolute.getParent());
        Set<String> known = Set.copyOf(types.all().keySet());
        ImportRun run = new ImportRun(
                scope, actor, site, new ImportChannels(scope, actor, site, createChannels, channels, openChannel));
        try (ParsedLines lines = new ParsedLines(
                new LineReader(Files.newInputStream(absolute)), new LineParser(known::contains, files))) {
            read(lines, run, progress, Files.size(absolute));
        } catch (IOException e) {
            throw new Problem("unreadable", 500, "文件 " + file + " 读取中断：" + e.getMessage());
        }
        finish(run);
        return run.report();
    }

    private void read(ParsedLines lines, ImportRun run, ImportReport.Progress progress, long total) throws IOException {
        List<ImportLine> checked = new ArrayList<>();
        boolean last = false;
        while (!last) {
            ParsedLines.Chunk chunk = lines.next();
            chunk.lines().forEach(line -> run.take(line, checked));
            last = chunk.last();
            add(run, checked, last);
            progress.at(run.lines(), chunk.bytes(), total);
        }
        batches.perform(run, run.takeDeferred(), true);
        progress.at(run.lines(), total, total);
    }

    /** Lines that changed nothing are passed over here, so that a batch is full of work. */
    private void add(ImportRun run, List<ImportLine> checked, boolean last) {
        run.pending().addAll(changed(run, checked));
        checked.clear();
        while (run.pending().size() >= ImportBatch.MOST
                || last && !run.pending().isEmpty()) {
            List<ImportLine> batch = run.pending()
                    .subList(0, Math.min(ImportBatch.MOST, run.pending().size()));
            run.choose(last && batch.size() <= FEW);
            batches.perform(run, List.copyOf(batch), false);
            batch.clear();
        }
    }

    private List<ImportLine> changed(ImportRun run, List<ImportLine> lines) {
        var known = transactions.read(
                run.scope(),
                () -> imported.find(
                        run.site().id(), lines.stream().map(ImportLine::id).toList()));
        List<ImportLine> changed = new ArrayList<>();
        for (ImportLine line : lines) {
            var before = known.get(line.id());
            if (before != null && before.hash().equals(line.hash())) {
                run.unchanged();
            } else {
                changed.add(line);
            }
        }
        return changed;
    }

    /** Cuts the lists of every channel a large import touched, also of one that was killed before it came here. */
    private void finish(ImportRun run) {
        transactions.write(run.scope(), () -> {
            imported.lock(run.site().id());
            imported.takeUncut(run.site().id()).forEach(recut::perform);
        });
    }
}
