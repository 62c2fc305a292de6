package org.huizheng.audit.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.huizheng.audit.AuditEntry;
import org.huizheng.audit.AuditNames;
import org.huizheng.kernel.Json;
import org.jspecify.annotations.Nullable;

/** The trail as a file: one entry a line, for a spreadsheet or for a programme. */
enum AuditLines {
    CSV("text/csv; charset=utf-8") {
        @Override
        String head() {
            return "\uFEFF编号,时间,身份,谁,做了什么,动作代码,站点,对什么,对象代码,详情\r\n";
        }

        @Override
        String line(AuditEntry e) {
            return List.of(
                                    Long.toString(e.entryId()),
                                    SHOWN.format(e.at()),
                                    AuditNames.actorKind(e.actorKind()),
                                    e.actorName(),
                                    AuditNames.action(e.action()),
                                    e.action(),
                                    e.siteId() == null ? "" : e.siteId().toString(),
                                    AuditNames.object(e.object()),
                                    e.object(),
                                    e.facts())
                            .stream()
                            .map(AuditLines::cell)
                            .collect(Collectors.joining(","))
                    + "\r\n";
        }
    },
    JSONL("application/x-ndjson") {
        @Override
        String head() {
            return "";
        }

        @Override
        String line(AuditEntry entry) {
            return Json.write(new Line(
                            entry.entryId(),
                            entry.at().toString(),
                            entry.actorKind(),
                            entry.actorName(),
                            entry.action(),
                            entry.siteId(),
                            entry.object(),
                            Json.map(entry.facts())))
                    + "\n";
        }
    };

    private record Line(
            long id,
            String at,
            String actorKind,
            String actorName,
            String action,
            @Nullable Long siteId,
            String object,
            Map<String, Object> facts) {}

    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneId.of("Asia/Shanghai"));

    private final String mediaType;

    AuditLines(String mediaType) {
        this.mediaType = mediaType;
    }

    abstract String head();

    abstract String line(AuditEntry entry);

    String mediaType() {
        return mediaType;
    }

    String fileName(Instant now) {
        return "audit-"
                + DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
                        .withZone(ZoneId.of("Asia/Shanghai"))
                        .format(now) + "." + name().toLowerCase(Locale.ROOT);
    }

    Consumer<AuditEntry> to(OutputStream out) throws IOException {
        out.write(head().getBytes(StandardCharsets.UTF_8));
        return entry -> {
            try {
                out.write(line(entry).getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** A spreadsheet must not take a name for a formula. */
    private static String cell(String text) {
        String plain = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + plain.replace("\"", "\"\"") + "\"";
    }
}
