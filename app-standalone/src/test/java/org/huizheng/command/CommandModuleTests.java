package org.huizheng.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.huizheng.account.CreateAccount;
import org.huizheng.account.NewAccount;
import org.huizheng.kernel.Actor;
import org.huizheng.standalone.TestProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The verbs of the command line, asked of a running product. */
class CommandModuleTests {

    private static final String PICTURE =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><path d=\"M0 0h1v1z\"/></svg>";

    private final TestProduct here = TestProduct.shared();
    private final Path folder;

    CommandModuleTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private record Ended(int code, String out, String err) {}

    @Test
    void importedTwiceNothingIsTwice() throws IOException {
        Path file = lines("twice", "twice-1", "twice-2", "twice-3");
        assertEnded(
                run("import", "documents", "--site", "jia", "--create-channels", file.toString()),
                ExitCode.OK,
                "新增 3，更新 0，未变 0");
        assertEnded(run("import", "documents", "--site", "jia", file.toString()), ExitCode.OK, "新增 0，更新 0，未变 3");
    }

    @Test
    void aBadLineIsNamedAndTheOthersComeIn() throws IOException {
        Path file = lines("bad", "bad-1");
        Files.writeString(file, Files.readString(file) + "{not json\n{\"id\":\"bad-2\"}\n");
        var ended = run("import", "documents", "--site", "jia", "--create-channels", file.toString());
        assertEnded(ended, ExitCode.UNSOUND, "新增 1，更新 0，未变 0，未导入 2");
        assertThat(ended.out()).contains("第 2 行", "第 3 行");
    }

    /** A line of 30 MB, a file outside, torn characters, a day that never was. */
    @Test
    void hostileLinesSpoilOnlyThemselves() throws IOException {
        String good = Files.readString(lines("hostile", "good"));
        UnaryOperator<String> with = more -> good.replace("good", "bad").replaceFirst("}\n$", more + "}\n");
        Path file = Files.writeString(
                folder.resolve("hostile.jsonl"),
                with.apply(",\"summary\":\"" + "长".repeat(10 << 20) + "\"")
                        + with.apply(",\"attachments\":[\"../secret\"]")
                        + with.apply(",\"author\":\"a\\\\u0000b\"")
                        + with.apply(",\"author\":\"\\\\ud800\"")
                        + with.apply(",\"writtenAt\":\"2026-02-30\"")
                        + good);
        var ended = run("import", "documents", "--site", "jia", "--create-channels", file.toString());
        assertEnded(
                ended,
                ExitCode.UNSOUND,
                "新增 1，更新 0，未变 0，未导入 5",
                "第 1 行",
                "超过 8 MiB",
                "不在导入文件所在的文件夹内",
                "控制字符",
                "残缺的字符",
                "“2026-02-30” 无法识别");
    }

    @Test
    void oldAddressesComeFromATableAndFromALog() throws IOException {
        Path table = Files.writeString(folder.resolve("old.csv"), "旧地址,新地址,类型\n/cmd/1,/,\n//bad,/,\n/cmd/2,,已撤\n");
        assertEnded(
                run("import", "mappings", "--site", "yi", "--dry-run", table.toString()),
                ExitCode.UNSOUND,
                "没有导入，只是核对",
                "新登记 2",
                "第 3 行");
        assertEnded(run("import", "mappings", "--site", "yi", table.toString()), ExitCode.UNSOUND, "新登记 2");
        String line = "1.2.3.4 - - [20/Nov/2026:10:00:00 +0800] \"GET %s HTTP/1.1\" 200 5 \"-\" \"\u00e9\"\n";
        Path log = folder.resolve("access.log.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(log))) {
            out.write((line.formatted("/cmd/1") + line.formatted("/cmd/9.asp").repeat(3) + line.formatted("/cmd/8"))
                    .getBytes(StandardCharsets.ISO_8859_1));
        }
        assertEnded(
                run("import", "accesslog", "--site", "yi", "--at-least", "2", log.toString()),
                ExitCode.OK,
                "有着落 20.0%",
                "记下 1 个未定地址",
                "3 次 /cmd/9.asp");
        assertEnded(
                run("import", "accesslog", "--site", "yi", "--dry-run", log.toString()),
                ExitCode.OK,
                "可记下 1 个未定地址",
                "/cmd/9.asp（未定）");
        assertEnded(
                run(
                        "import",
                        "accesslog",
                        "--site",
                        "yi",
                        folder.resolve("none.log").toString()),
                ExitCode.REFUSED,
                "读不了文件");
    }

    @Test
    void whatNginxNeedsIsWrittenWhereOneSays() throws IOException {
        Path conf = folder.resolve("nginx");
        assertEnded(run("nginx", "--listen", "8081", conf.toString()), ExitCode.OK, "个主机名", "nginx -s reload");
        assertThat(Files.readString(conf.resolve("huizheng.conf"))).contains("listen 8081;", here.data + "/pages/");
        assertThat(Files.readString(conf.resolve("huizheng-hosts.map"))).contains("\"jia.localhost\" \"jia\";");
        assertEnded(run("nginx", "--pages", folder.toString(), conf.toString()), ExitCode.REFUSED, "hosts.json");
        assertEnded(run("nginx", "--listen", "80; }", conf.toString()), ExitCode.REFUSED, "监听地址");
    }

    @Test
    void aThemeBeyondTheLanguageIsRefusedWithFileAndLine() throws IOException {
        Path theme = folder.resolve("theme");
        Files.createDirectories(theme.resolve("templates"));
        Files.writeString(theme.resolve("theme.yaml"), "name: mine\ntitle: 我的主题\nversion: 1.0.0\n");
        for (String attack : List.of(
                "{% autoescape false %}{% endautoescape %}",
                "{% cache 'x' %}{% endcache %}",
                "{% if %}",
                "{{ name | raw }}",
                "{{ range(0, 9) }}",
                "{% include 'templates/home.peb' %}")) {
            Files.writeString(theme.resolve("templates/home.peb"), "<p>\n" + attack);
            assertEnded(run("theme", "check", theme.toString()), ExitCode.REFUSED, "templates/home.peb 第 2 行");
        }
    }

    @Test
    void anExportImportedElsewhereIsExportedTheSame() throws IOException {
        Files.writeString(folder.resolve("图.svg"), PICTURE);
        Path file = lines("trip", "trip-1", "trip-2");
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceFirst("}\n", ",\"attachments\":[{\"file\":\"图.svg\",\"name\":\"图.svg\"}]}\n"));
        assertEnded(
                run("import", "documents", "--site", "jia", "--create-channels", file.toString()), ExitCode.OK, "新增 2");
        Path first = folder.resolve("first/jia.jsonl");
        assertEnded(run("export", "documents", "--site", "jia", first.toString()), ExitCode.OK, "已导出");
        assertEnded(
                run("import", "documents", "--site", "yi", "--create-channels", first.toString()),
                ExitCode.OK,
                "未导入 0");
        Path second = folder.resolve("second/jia.jsonl");
        assertEnded(run("export", "documents", "--site", "yi", second.toString()), ExitCode.OK, "已导出");
        assertThat(second).hasSameBinaryContentAs(first);
        assertThat(files(second)).isEqualTo(files(first)).isNotEmpty();
    }

    @Test
    void aDocumentIsReleasedExplainedAndWithdrawn() throws IOException, InterruptedException {
        assertEnded(
                run(
                        "import",
                        "documents",
                        "--site",
                        "jia",
                        "--create-channels",
                        lines("zaobao", "seed").toString()),
                ExitCode.OK,
                "新增 1");
        long id = here.json("POST", "/api/sites/jia/documents", """
                {"channel": "zaobao", "title": "晨报一则", "source": "试验市人民政府", "body": "<p>正文</p>", "publishedAt": "2026-03-04T05:06:07Z"}
                """)
                .path("documentId")
                .asLong();
        String address = "/zaobao/202603/" + id + ".html";
        String number = String.valueOf(id);

        assertEnded(run("release", number), ExitCode.OK, "已签发 1 篇");
        assertThat(here.page(address, a -> a.statusCode() == 200).body()).contains("晨报一则");
        assertEnded(
                run("why", "http://jia.localhost:8000" + address),
                ExitCode.OK,
                "document:" + id,
                "templates/document.peb",
                "channel-details:",
                "起这样显示，因为",
                "（publishEditions，稿件 " + id + "）",
                "，审批 ",
                " 通过");
        assertEnded(run("release", number), ExitCode.REFUSED, "不能签发");
        String shown = Instant.now().toString();
        String page = here.page(address, a -> a.statusCode() == 200).body();

        assertEnded(run("withdraw", number, "--reason", "日期有误"), ExitCode.OK, "已撤稿 1 篇");
        assertThat(here.page(address, a -> a.statusCode() == 410).body()).contains("日期有误");
        assertEnded(run("withdraw", number, "--reason", "再撤一次"), ExitCode.REFUSED, "不能撤稿");

        String url = "http://jia.localhost:8000" + address;
        assertThat(run("show", url, "--at", shown, "--body").out()).isEqualTo(page);
        assertEnded(run("show", url, "--at", shown, "--head"), ExitCode.OK, "200 当时显示，后来已撤下", "，审批 ", " 通过", "已核对");
        assertEnded(run("show", url, "--at", Instant.now().toString()), ExitCode.OK, "410", "日期有误");
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://jia.localhost/, 2026-11-22 15:04, 网址应写成",
        "http://nobody.example/, 2026-11-22 15:04, nobody.example",
        "http://nobody.localhost/, 2026-11-22 15:04, nobody.localhost",
        "http://jia.localhost/, yesterday, 时间应写成",
        "http://jia.localhost/, 2999-01-01 00:00, 还没有到",
        "http://jia.localhost/, 1999-01-01 00:00, 站点"
    })
    void whatCannotBeShownIsRefusedInWords(String url, String at, String words) {
        assertEnded(run("show", url, "--at", at), ExitCode.REFUSED, words);
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertEnded(run("release", "999999"), ExitCode.REFUSED, "999999");
        assertEnded(run("why", "--site", "jia", "/nowhere/"), ExitCode.REFUSED, "/nowhere/");
        assertEnded(run("why", "http://jia.localhost/nowhere/"), ExitCode.REFUSED, "/nowhere/");
        assertEnded(run("why", "/nowhere/"), ExitCode.REFUSED, "网址应写成");
        assertEnded(run("verify", "--site", "nope"), ExitCode.REFUSED, "nope");
        assertEnded(run("import", "documents", "--site", "jia", "/nowhere.jsonl"), ExitCode.REFUSED, "/nowhere.jsonl");
    }

    @Test
    void aPageChangedByHandIsMadeAgain() throws Exception {
        run("rebuild", "--site", "yi");
        String release = Files.readString(here.data.resolve("pages/yi/current")).strip();
        Path robots = here.data.resolve("pages/yi").resolve(release).resolve("robots.txt");
        Files.writeString(robots, "changed");
        for (int turn = 0; turn < 100 && readsChanged(robots); turn++) {
            Thread.sleep(100);
        }
        assertThat(robots).content().contains("User-agent");
        assertEnded(run("verify", "--site", "yi"), ExitCode.OK, "全部相符");
    }

    /** Told while it is so, and mended by the guard, which may be quicker than the command. */
    @Test
    void aRowOfTheManifestChangedByHandIsToldByTheExitCodeAndMended() {
        run("rebuild", "--site", "yi");
        Ended ended = null;
        for (int turn = 0; turn < 5 && (ended == null || ended.code() != ExitCode.UNSOUND); turn++) {
            int rows = here.product.bean(JdbcClient.class).sql("""
                            update page.manifest set approval_id = 999
                            where page = 'robots' and site_id = (select site_id from release.site where code = 'yi')""").update();
            assertThat(rows).isPositive();
            ended = run("verify", "--site", "yi");
        }
        assertEnded(ended, ExitCode.UNSOUND, "yi");
        for (int turn = 0; turn < 20 && ended.code() != ExitCode.OK; turn++) {
            ended = run("verify", "--site", "yi");
        }
        assertEnded(ended, ExitCode.OK, "全部相符");
    }

    private static boolean readsChanged(Path file) throws IOException {
        try {
            return Files.readString(file).equals("changed");
        } catch (NoSuchFileException takenAway) {
            return true;
        }
    }

    @Test
    void aLinkIsForTheShellThatAskedAndCodesAreForTheDemonstration() throws IOException {
        here.product
                .bean(CreateAccount.class)
                .perform(Actor.command("test"), new NewAccount("clerk-of-links", "某人", null, List.of(), false));
        assertEnded(run("account", "list"), ExitCode.OK, "clerk-of-links", "待启用");
        Ended link = run("account", "link", "clerk-of-links");
        assertEnded(link, ExitCode.OK, here.product.consoleUrl() + "/claim#");
        assertEnded(run("account", "link", "nobody-at-all"), ExitCode.REFUSED, "没有账号 nobody-at-all");
        assertEnded(run("account", "link"), ExitCode.REFUSED, "name");
        assertEnded(run("account", "code", "clerk-of-links"), ExitCode.REFUSED, "演示城市");
        assertEnded(run("account", "lnk", "clerk-of-links"), ExitCode.USAGE, "lnk");
        assertThat(run("account", "links").code()).isEqualTo(ExitCode.OK);
        String token = link.out().replaceAll("(?s).*#", "").strip();
        assertThat(token).hasSize(43);
        assertThat(Files.readString(here.data.resolve("logs/huizheng.log"))).doesNotContain(token);
    }

    private Ended run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of());
        String[] all = Stream.concat(Arrays.stream(arguments), Stream.of("--data", here.data.toString()))
                .toArray(String[]::new);
        int code = new CommandLineOf(shell).execute(all);
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static void assertEnded(Ended ended, int code, String... words) {
        assertThat(ended.code()).as(ended.toString()).isEqualTo(code);
        assertThat(ended.out() + ended.err()).contains(words);
    }

    private Path lines(String channel, String... ids) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String id : ids) {
            lines.append("""
                    {"id":"%s","channel":"%s","type":"article","title":"标题 %s","source":"试验市人民政府","body":"<p>正文</p>","publishedAt":"2026-02-03T04:05:06Z"}
                    """.formatted(id, channel, id));
        }
        return Files.writeString(folder.resolve(channel + ".jsonl"), lines);
    }

    private static List<String> files(Path export) throws IOException {
        Path files = export.resolveSibling("files");
        try (Stream<Path> all = Files.walk(files)) {
            return all.filter(Files::isRegularFile)
                    .map(f -> files.relativize(f) + " " + f.toFile().length())
                    .sorted()
                    .toList();
        }
    }
}
