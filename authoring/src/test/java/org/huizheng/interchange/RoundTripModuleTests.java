package org.huizheng.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** export(import(export(x))) = export(x), byte for byte, the files included. */
class RoundTripModuleTests {

    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @TempDir
    @SuppressWarnings("NullAway") // JUnit sets it
    private Path folder;

    @Test
    void anExportImportedElsewhereExportsTheSameBytes() throws IOException {
        Path first;
        try (Newsroom room = new Newsroom()) {
            ImportReport report = room.take(source(new Random(20261120), 260));
            assertThat(report.refused()).isEmpty();
            first = room.export(folder.resolve("one/out.jsonl"));
        }
        Path second;
        try (Newsroom room = new Newsroom()) {
            ImportReport report = room.take(first);
            assertThat(report.refused()).isEmpty();
            second = room.export(folder.resolve("two/out.jsonl"));
            assertThat(room.take(second).unchanged()).isEqualTo(260);
        }

        assertThat(Files.readString(second)).isEqualTo(Files.readString(first));
        assertThat(files(second)).isEqualTo(files(first)).hasSizeGreaterThan(2);
    }

    private Path source(Random random, int count) throws IOException {
        Path in = Files.createDirectories(folder.resolve("in/附件"));
        Files.write(in.resolve("图 1&2.png"), PNG);
        Files.writeString(in.resolve("说明.txt"), "说明文字");
        Files.writeString(in.resolve("表.csv"), "甲,乙\n1,2\n");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(LineParser.JSON.writeValueAsString(line(random, i)));
        }
        return Files.writeString(folder.resolve("in/in.jsonl"), String.join("\r\n", lines), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> line(Random random, int i) {
        Map<String, Object> line = new TreeMap<>();
        line.put("id", "文-" + i);
        line.put("channel", random.nextBoolean() ? "zwgk/zcwj" : "zwgk/gs");
        line.put("type", random.nextInt(3) == 0 ? "article" : "policy");
        line.put("title", "关于“" + i + "”的<通知>\u2028&甲" + "字".repeat(random.nextInt(5)));
        line.put("source", "临澜市人民政府");
        line.put(
                "publishedAt",
                "2026-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10)
                        + (random.nextBoolean() ? "" : "T08:0" + i % 10 + ":09.25+08:00"));
        line.put("summary", random.nextBoolean() ? "第一行\n第二行" : "");
        line.put("keywords", random.nextBoolean() ? List.of("甲", "乙 丙") : List.of());
        line.put("validity", List.of("", "valid", "amended", "repealed").get(random.nextInt(4)));
        Map<String, Object> attributes = new TreeMap<>();
        if (line.get("type").equals("policy")) {
            attributes.put("revisionNotes", List.of("一", "二"));
            attributes.put("effectiveAt", "2026-10-01");
        }
        if (i > 3 && random.nextInt(4) == 0) {
            attributes.put(random.nextBoolean() ? "interprets" : "related", List.of("文-" + random.nextInt(i)));
        }
        if (random.nextInt(3) == 0) {
            line.put(
                    "attachments",
                    List.of(
                            Map.of("file", "附件/图 1&2.png", "name", "图 1&2.png"),
                            Map.of("file", "附件/说明.txt", "name", "说明 +%.txt"),
                            "附件/表.csv"));
            line.put(
                    "body",
                    "<p style=\"text-indent: 2em\">看<img src=\"附件/图 1&2.png\" alt=\"图\"></p><table><tr><td>1</td></tr></table><p><a href='附件/说明.txt'>下载</a></p>");
            attributes.put("image", "attachment:图 1&2.png");
            attributes.put("imageAlt", "河堤 & 现场");
            attributes.put("subtitle", "副题");
        } else if (random.nextInt(4) == 0) {
            line.put("bodyFormat", "markdown");
            line.put("body", "## 一、题\n\n- 甲\n- *乙* <b>丙</b>\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n");
        } else {
            line.put("body", "<h3>一、题</h3><p>正文 &amp; <script>x</script>&nbsp;末</p>".repeat(1 + random.nextInt(3)));
        }
        line.put("attributes", attributes);
        return line;
    }

    private static Map<String, String> files(Path export) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(export.resolveSibling("files"))) {
            for (Path file : all.toList()) {
                files.put(
                        String.valueOf(file.getFileName()),
                        Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
            }
        }
        return files;
    }
}
