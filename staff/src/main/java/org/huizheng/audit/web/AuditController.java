package org.huizheng.audit.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.huizheng.audit.AuditEntry;
import org.huizheng.audit.AuditFilter;
import org.huizheng.audit.AuditNames;
import org.huizheng.audit.AuditQueries;
import org.huizheng.audit.ReadAudit;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.Slice;
import org.huizheng.kernel.Summary;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/audit")
class AuditController {

    private static final int RELATED = 11;

    private final ReadAudit read;
    private final Clock clock;

    AuditController(ReadAudit read, Clock clock) {
        this.read = read;
        this.clock = clock;
    }

    record ActionName(String action, String name) {}

    record Detail(EntryView entry, AuditQueries.@Nullable SealView seal, List<EntryView> related) {}

    @Summary("审计记录，新的在前")
    @GetMapping
    Slice<EntryView> list(
            Actor auditor,
            @RequestParam @Nullable String actor,
            @RequestParam @Nullable String action,
            @RequestParam @Nullable String object,
            @RequestParam @Nullable Long site,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant to,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        var slice = read.list(auditor, filter(actor, action, object, site, from, to), after, limit);
        return new Slice<>(EntryView.of(slice.items(), read.summary(auditor)), slice.next());
    }

    @Summary("动作的名称，供筛选")
    @GetMapping("/actions")
    List<ActionName> actions() {
        return AuditNames.actions().entrySet().stream()
                .map(known -> new ActionName(known.getKey(), known.getValue()))
                .toList();
    }

    @Summary("一条审计记录和它的封存")
    @GetMapping("/{id}")
    Detail entry(Actor auditor, @PathVariable long id) {
        AuditEntry entry = read.entry(auditor, id).orElseThrow(() -> Problem.notFound("没有这条审计记录"));
        AuditQueries queries = read.summary(auditor);
        var seal = queries.seal(id);
        List<AuditEntry> related = queries.of(entry.object(), RELATED).stream()
                .filter(other -> other.entryId() != id)
                .limit(RELATED - 1)
                .toList();
        return new Detail(EntryView.of(entry, seal.isPresent()), seal.orElse(null), EntryView.of(related, queries));
    }

    @Summary("一段时间内的审计记录数")
    @GetMapping("/histogram")
    AuditQueries.Histogram histogram(
            Actor auditor,
            @RequestParam @Nullable String actor,
            @RequestParam @Nullable String action,
            @RequestParam @Nullable String object,
            @RequestParam @Nullable Long site,
            @RequestParam Instant from,
            @RequestParam Instant to) {
        return read.summary(auditor).histogram(filter(actor, action, object, site, null, null), from, to);
    }

    @Summary("导出筛选出的审计记录（csv 或 jsonl）")
    @GetMapping("/export")
    void export(
            Actor auditor,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam @Nullable String actor,
            @RequestParam @Nullable String action,
            @RequestParam @Nullable String object,
            @RequestParam @Nullable Long site,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant to,
            HttpServletResponse response)
            throws IOException {
        AuditLines lines = lines(format);
        read.summary(auditor);
        response.setContentType(lines.mediaType());
        response.setHeader("Content-Disposition", "attachment; filename=\"" + lines.fileName(clock.instant()) + "\"");
        response.setHeader("Cache-Control", "no-store");
        OutputStream out = new BufferedOutputStream(response.getOutputStream(), 1 << 16);
        try {
            read.export(auditor, filter(actor, action, object, site, from, to), lines.to(out));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        out.flush();
    }

    private static AuditLines lines(String format) {
        try {
            return AuditLines.valueOf(format.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("参数 format 应为 csv 或 jsonl");
        }
    }

    private static AuditFilter filter(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String object,
            @Nullable Long site,
            @Nullable Instant from,
            @Nullable Instant to) {
        return new AuditFilter(given(actor), given(action), given(object), site, from, to);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
