package org.huizheng.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineParserTests {

    @TempDir
    @SuppressWarnings("NullAway") // JUnit sets it
    private Path root;

    private LineParser parser = new LineParser(type -> false, new AttachmentFiles(Path.of("/")));

    @BeforeEach
    void setUp() throws IOException {
        Path folder = Files.createDirectories(root.resolve("in"));
        parser = new LineParser(Set.of("article", "policy")::contains, new AttachmentFiles(folder));
        Files.createDirectories(folder.resolve("files"));
        Files.writeString(Files.createDirectories(root.resolve("out")).resolve("passwd"), "x");
        Files.writeString(folder.resolve("files/a.txt"), "附件");
        Files.createSymbolicLink(folder.resolve("files/link.txt"), folder.resolve("files/a.txt"));
        Files.createSymbolicLink(folder.resolve("away"), root.resolve("out"));
    }

    private ImportLine parse(String fields) {
        return parser.parse(
                1, "{\"id\":\"a-1\",\"channel\":\"zwgk/zcwj\",\"type\":\"policy\",\"title\":\"标题\"" + fields + "}");
    }

    @Test
    void everyFieldOfTheFormatIsRead() {
        ImportLine line = parse("""
                ,"channelName":"政务公开/政策文件","body":"<p>甲</p>","bodyFormat":"html","summary":"摘要","keywords":["一","二","一"],
                "source":"来源","author":"作者","issuer":"临澜市人民政府","docNumber":"澜府〔2026〕1号","writtenAt":"2026-11-20",
                "publishedAt":"2026-11-20T16:20:00+08:00","validity":"valid","attributes":{"topic":"民政","n":1},
                "attachments":[{"file":"files/a.txt","name":"附件.txt"}],"sourceUrl":"https://example.cn/a"
                """.replace("\n", ""));

        assertThat(line.channelNames()).containsExactly("政务公开", "政策文件");
        assertThat(line.keywords()).containsExactly("一", "二");
        assertThat(line.writtenAt()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(line.publishedAt()).isEqualTo(Instant.parse("2026-11-20T08:20:00Z"));
        assertThat(line.attributes()).isEqualTo(Map.of("topic", "民政", "n", 1));
        assertThat(line.attachments())
                .singleElement()
                .extracting(ImportLine.File::name, ImportLine.File::size)
                .containsExactly("附件.txt", 6L);
    }

    @Test
    void aTimeWithoutZoneIsATimeInChina() {
        assertThat(parse(",\"publishedAt\":\"2026-11-20 16:20\"").publishedAt())
                .isEqualTo(Instant.parse("2026-11-20T08:20:00Z"));
        assertThat(parse(",\"publishedAt\":\"2026-11-20\"").publishedAt())
                .isEqualTo(Instant.parse("2026-11-19T16:00:00Z"));
        assertThat(parse(",\"publishedAt\":\"2026-11-20T16:20:00+0800\"").publishedAt())
                .isEqualTo(Instant.parse("2026-11-20T08:20:00Z"));
    }

    @Test
    void theOrderOfFieldsDoesNotChangeTheHashAndAFilesBytesDo() throws IOException {
        String first = parse(",\"source\":\"甲\",\"author\":\"乙\"").hash();
        assertThat(parse(",\"author\":\"乙\",\"source\":\"甲\"").hash()).isEqualTo(first);
        assertThat(parse(",\"author\":\"乙\",\"source\":\"丙\"").hash()).isNotEqualTo(first);

        String before = parse(",\"attachments\":[\"files/a.txt\"]").hash();
        Files.writeString(root.resolve("in/files/a.txt"), "改");
        assertThat(parse(",\"attachments\":[\"files/a.txt\"]").hash()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"id":                                                   | 不是合法的 JSON
            [1]                                                      | 不是 JSON 对象
            {"id":"1"} x                                             | 不是合法的 JSON
            {"id":"1","id":"2"}                                      | 有重复的字段
            {"id":"1","channel":"a","type":"article","titel":"x"}    | 不认识的字段 “titel”
            {"id":"1","channel":"a","type":"article"}                | 缺少 title
            {"id":"1","channel":"a","type":"article","title":"  "}   | 缺少 title
            {"channel":"a","type":"article","title":"x"}             | 缺少 id
            {"id":7,"channel":"a","type":"article","title":"x"}      | id 应当是文字
            {"id":"1","channel":"../a","type":"article","title":"x"} | 栏目路径
            {"id":"1","channel":"a","type":"page","title":"x"}       | 没有内容模型 “page”
            """)
    void aLineThatCannotBeReadSaysWhy(String line, String reason) {
        assertThatThrownBy(() -> parser.parse(1, line))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "publishedAt":"2026-02-30"                  | publishedAt 的日期 “2026-02-30” 无法识别
            "publishedAt":"昨天"                         | 无法识别
            "writtenAt":"20261120"                      | writtenAt 的日期
            "writtenAt":"0026-11-20"                    | writtenAt 的日期
            "validity":"ok"                             | validity 只能是
            "bodyFormat":"doc"                          | bodyFormat 只能是
            "channelName":"只有一层"                     | channelName 的层数
            "summary":["x"]                             | summary 应当是文字
            "keywords":[1]                              | keywords 的每一项
            "attributes":{"a":"\\u0000"}                | 控制字符
            "source":"a\\u0007b"                        | source 含有控制字符
            "body":"\\ud800"                            | 残缺的字符
            "source":"<!--#exec -->"                    | 含有 <!--#
            "sourceUrl":"javascript:alert(1)"           | sourceUrl 不是网址
            "attachments":["../secret"]                 | 不在导入文件所在的文件夹内
            "attachments":["/etc/passwd"]               | 不在导入文件所在的文件夹内
            "attachments":["files/link.txt"]            | 符号链接
            "attachments":["away/passwd"]               | 符号链接
            "attachments":["files/none.txt"]            | 不存在
            "attachments":["files"]                     | 不存在
            "attachments":[{"file":"files/a.txt","x":1}] | 只认识 file 和 name
            """)
    void aFieldThatIsWrongSaysWhich(String field, String reason) {
        assertThatThrownBy(() -> parse("," + field)).isInstanceOf(Refusal.class).hasMessageContaining(reason);
    }

    @Test
    void whatIsTooLongOrTooDeepIsRefused() {
        assertThatThrownBy(() -> parse(",\"source\":\"" + "长".repeat(201) + "\""))
                .hasMessageContaining("source 太长");
        assertThatThrownBy(() -> parse(",\"attributes\":" + "{\"a\":".repeat(12) + "1" + "}".repeat(12)))
                .hasMessageContaining("层次太深");
    }

    @Test
    void aLineThatIsNotUtf8OrTooLongSpoilsOnlyItself() throws IOException {
        byte[] bytes = "\uFEFF一\nx\r\n".getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[bytes.length + 3 + LineReader.MOST_BYTES + 5];
        System.arraycopy(bytes, 0, all, 0, bytes.length);
        all[bytes.length] = (byte) 0xC3;
        all[bytes.length + 1] = '\n';
        java.util.Arrays.fill(all, bytes.length + 2, all.length - 2, (byte) 'z');
        all[all.length - 2] = '\n';
        all[all.length - 1] = 'e';
        try (LineReader reader = new LineReader(new ByteArrayInputStream(all))) {
            List<LineReader.Line> lines = new java.util.ArrayList<>();
            for (LineReader.Line line = reader.next(); line != null; line = reader.next()) {
                lines.add(line);
            }
            assertThat(lines).extracting(LineReader.Line::text).containsExactly("一", "x\r", "", "", "e");
            assertThat(lines)
                    .extracting(LineReader.Line::refusal)
                    .containsExactly(null, null, "不是 UTF-8 编码", "一行超过 8 MiB", null);
        }
    }
}
