package org.huizheng.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Problem;
import org.huizheng.release.Mapping;

/** A table of old addresses, one a line; the first line names the columns, in Chinese or English, in any order. */
final class CsvLines {

    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("旧地址", "source"),
            Map.entry("新地址", "target"),
            Map.entry("类型", "kind"),
            Map.entry("匹配", "match"),
            Map.entry("状态码", "status"),
            Map.entry("次序", "ordinal"),
            Map.entry("备注", "note"));
    private static final Map<String, Mapping.Kind> KINDS = Map.of(
            "转到", Mapping.Kind.REDIRECT,
            "归档", Mapping.Kind.ARCHIVE,
            "已撤", Mapping.Kind.GONE,
            "未定", Mapping.Kind.UNRESOLVED,
            "redirect", Mapping.Kind.REDIRECT,
            "archive", Mapping.Kind.ARCHIVE,
            "gone", Mapping.Kind.GONE,
            "unresolved", Mapping.Kind.UNRESOLVED);
    private static final Map<String, Mapping.Match> MATCHES = Map.of(
            "", Mapping.Match.EXACT,
            "单个", Mapping.Match.EXACT,
            "前缀", Mapping.Match.PREFIX,
            "规则", Mapping.Match.PATTERN,
            "exact", Mapping.Match.EXACT,
            "prefix", Mapping.Match.PREFIX,
            "pattern", Mapping.Match.PATTERN);

    /** @param number as an editor counts it, the head being line 1 */
    record Line(int number, Map<String, String> fields) {

        private String field(String name) {
            return fields.getOrDefault(name, "").strip();
        }

        String source() {
            return field("source");
        }

        MappingText text(Blockers blockers) {
            String target = field("target");
            Mapping.Kind kind = field("kind").isEmpty()
                    ? target.isEmpty() ? Mapping.Kind.UNRESOLVED : Mapping.Kind.REDIRECT
                    : KINDS.get(field("kind").toLowerCase(Locale.ROOT));
            Mapping.Match match = MATCHES.get(field("match").toLowerCase(Locale.ROOT));
            blockers.require(kind != null, "kind", "类型“" + Targets.shown(field("kind")) + "”不认识，应是转到、归档、已撤或未定")
                    .require(match != null, "match", "匹配“" + Targets.shown(field("match")) + "”不认识，应是单个、前缀或规则");
            return new MappingText(
                    match == null ? Mapping.Match.EXACT : match,
                    source(),
                    kind == null ? Mapping.Kind.UNRESOLVED : kind,
                    number("status", 301, blockers),
                    target,
                    number("ordinal", 0, blockers),
                    field("note"));
        }

        private int number(String name, int usual, Blockers blockers) {
            String text = field(name);
            boolean plain = text.matches("\\d{0,6}");
            blockers.require(plain, name, "“" + Targets.shown(text) + "”不是数字");
            return plain && !text.isEmpty() ? Integer.parseInt(text) : usual;
        }
    }

    private CsvLines() {}

    static List<Line> read(String csv, int most) {
        List<String> lines = csv.replaceFirst("^\uFEFF", "").lines().toList();
        if (lines.isEmpty()) {
            throw Problem.invalid("文件是空的");
        }
        if (lines.size() > most + 1) {
            throw Problem.invalid("一次最多导入 " + most + " 行，请分成几个文件");
        }
        char comma = lines.getFirst().indexOf('\t') >= 0 ? '\t' : ',';
        List<String> columns = cells(lines.getFirst(), comma).stream()
                .map(name -> COLUMNS.getOrDefault(name.strip(), name.strip().toLowerCase(Locale.ROOT)))
                .toList();
        if (!columns.contains("source")) {
            throw Problem.invalid("第一行应写列名，至少有“旧地址”一列；可以有新地址、类型、匹配、状态码、次序、备注");
        }
        List<Line> read = new ArrayList<>(lines.size());
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                read.add(new Line(i + 1, fields(columns, cells(lines.get(i), comma))));
            }
        }
        return read;
    }

    private static Map<String, String> fields(List<String> columns, List<String> cells) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
            fields.put(columns.get(i), cells.get(i));
        }
        return fields;
    }

    private static List<String> cells(String line, char comma) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"' && (quoted || cell.isEmpty())) {
                quoted = !quoted;
            } else if (c == comma && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
