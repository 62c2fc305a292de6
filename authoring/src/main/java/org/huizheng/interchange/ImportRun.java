package org.huizheng.interchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.huizheng.interchange.ImportReport.Remark;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.Wake;
import org.huizheng.site.Site;
import org.jspecify.annotations.Nullable;

/** One run of an import: whose it is, what it counts, and what waits. */
final class ImportRun {

    private static final Pattern DOC_NUMBER =
            Pattern.compile(".*[〔\\[（(]\\d{4}[〕\\]）)]第?\\d+号.*|.*(?:令|公告).{0,12}第[0-9０-９〇零一二三四五六七八九十百千]+号.*");

    private final SiteScope scope;
    private final Actor actor;
    private final Site site;
    private final ImportChannels channels;
    private final long startedAt = System.nanoTime();
    private final Set<Long> seen = new HashSet<>();
    private final List<ImportLine> pending = new ArrayList<>();
    private final List<ImportLine> deferred = new ArrayList<>();
    private final List<Remark> refused = new ArrayList<>();
    private final List<Remark> warnings = new ArrayList<>();
    private @Nullable Wake wake;
    private long lines;
    private long created;
    private long changed;
    private long unchanged;
    private long refusedCount;
    private long warningCount;

    ImportRun(SiteScope scope, Actor actor, Site site, ImportChannels channels) {
        this.scope = scope;
        this.actor = actor;
        this.site = site;
        this.channels = channels;
    }

    /** Counts a line and adds it to {@code checked}, or notes why not. */
    void take(ParsedLines.Parsed parsed, List<ImportLine> checked) {
        lines = parsed.number();
        if (parsed.refusal() != null) {
            refuse(parsed.number(), parsed.refusal());
        } else if (parsed.line() != null) {
            if (!seen.add(Hashes.key(parsed.line().id()))) {
                refuse(parsed.number(), "id " + LineFields.shown(parsed.line().id()) + " 在本文件中重复");
                return;
            }
            remarkOn(parsed.line());
            checked.add(parsed.line());
        }
    }

    private void remarkOn(ImportLine line) {
        if (!line.docNumber().isEmpty() && !DOC_NUMBER.matcher(line.docNumber()).matches()) {
            warn(line.number(), "发文字号 " + LineFields.shown(line.docNumber()) + " 看不出年份和序号，照原样导入");
        }
        if (line.source().isBlank() && line.issuer().isBlank()) {
            warn(line.number(), "没有信息来源，记为“" + site.name() + "”");
        }
    }

    /** Decided once, by the first batch. */
    void choose(boolean few) {
        if (wake == null) {
            wake = few ? Wake.NOW : Wake.REBUILD_LATER;
        }
    }

    Wake wake() {
        return wake == null ? Wake.NOW : wake;
    }

    void refuse(long line, String reason) {
        refusedCount++;
        if (refused.size() < ImportReport.KEPT) {
            refused.add(new Remark(line, reason));
        }
    }

    void warn(long line, String reason) {
        warningCount++;
        if (warnings.size() < ImportReport.KEPT) {
            warnings.add(new Remark(line, reason));
        }
    }

    void done(int newDocuments, int newEditions) {
        created += newDocuments;
        changed += newEditions;
    }

    void unchanged() {
        unchanged++;
    }

    void defer(ImportLine line) {
        deferred.add(line);
    }

    List<ImportLine> takeDeferred() {
        List<ImportLine> taken = List.copyOf(deferred);
        deferred.clear();
        return taken;
    }

    List<ImportLine> pending() {
        return pending;
    }

    SiteScope scope() {
        return scope;
    }

    Actor actor() {
        return actor;
    }

    Site site() {
        return site;
    }

    ImportChannels channels() {
        return channels;
    }

    long lines() {
        return lines;
    }

    ImportReport report() {
        return new ImportReport(
                created,
                changed,
                unchanged,
                refusedCount,
                warningCount,
                List.copyOf(refused),
                List.copyOf(warnings),
                channels.opened(),
                (System.nanoTime() - startedAt) / 1e9);
    }
}
