package org.huizheng.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.huizheng.configuration.Reference;
import org.huizheng.configuration.Settings;
import org.huizheng.process.RunningProduct;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what is missing and how to get it. */
@Command(name = "doctor", description = "检查运行条件并说明缺什么 / say what is missing and how to get it")
final class Doctor extends Verb {

    private static final long LEAST_MEMORY_MIB = 2_000;

    @Option(names = "--settings", description = "打印配置参考 / print the configuration reference")
    boolean settingsPage;

    private boolean sound = true;

    @Override
    int perform(Shell shell, Settings settings) throws IOException, InterruptedException {
        if (settingsPage) {
            shell.out().print(Reference.markdown());
            return ExitCode.OK;
        }
        say(
                shell,
                true,
                "程序 " + Version.number() + "，Java " + Runtime.version() + "（" + System.getProperty("java.home") + "）");
        say(
                shell,
                !settings.database().url().isEmpty()
                        || Doctor.class.getResource("/postgres-linux-x86_64.txz") != null && isLinuxAmd64(),
                "内置 PostgreSQL 适用于 Linux x86-64；其他系统请用 --database-url 指向外部 PostgreSQL");
        data(shell, settings.data());
        memory(shell);
        running(shell, settings.data());
        tool(
                shell,
                "node",
                "从源码构建管理台页面（20.19 或更高）/ building the pages for staff",
                "见 https://nodejs.org 或 apt-get install nodejs npm");
        tool(shell, "chromium", "浏览器测试 / browser tests", "apt-get install chromium fonts-wqy-zenhei");
        tool(shell, "nginx", "门户前置测试 / edge tests", "apt-get install nginx-light");
        return sound ? ExitCode.OK : ExitCode.UNSOUND;
    }

    private static boolean isLinuxAmd64() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
    }

    private void data(Shell shell, Path data) throws IOException {
        Path there = data;
        while (!Files.exists(there)) {
            there = there.resolveSibling("..").normalize();
        }
        long free = Files.getFileStore(there).getUsableSpace() >> 20;
        say(shell, Files.isWritable(there) && free >= 1_000, "数据目录 " + data + "，磁盘剩余 " + free + " MiB（至少 1000，且可写）");
    }

    private void memory(Shell shell) throws IOException {
        Path info = Path.of("/proc/meminfo");
        if (Files.exists(info)) {
            long mib = Files.readAllLines(info).stream()
                    .filter(line -> line.startsWith("MemAvailable"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                    .sum();
            say(shell, mib >= LEAST_MEMORY_MIB, "可用内存 " + mib + " MiB（建议至少 " + LEAST_MEMORY_MIB + "）");
        }
    }

    private void running(Shell shell, Path data) throws InterruptedException {
        Optional<RunningProduct> running = RunningProduct.of(data);
        if (running.isEmpty()) {
            say(shell, true, "没有正在运行的产品");
            return;
        }
        String console = running.get().console();
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(console + "/health/ready"))
                            .build(),
                    BodyHandlers.ofString());
            say(shell, answer.statusCode() == 200, "正在运行（进程 " + running.get().pid() + "）：" + answer.body());
        } catch (IOException e) {
            say(shell, false, "进程 " + running.get().pid() + " 没有应答 " + console);
        }
    }

    /** Only tests need these: their absence is told, not held against the machine. */
    private void tool(Shell shell, String name, String what, String how) {
        boolean found = Arrays.stream((shell.environment().getOrDefault("PATH", "") + ":/usr/sbin").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
        shell.out().println((found ? "有   " : "可选 ") + name + "：" + what + (found ? "" : "，" + how));
    }

    private void say(Shell shell, boolean well, String what) {
        sound &= well;
        shell.out().println((well ? "正常 " : "注意 ") + what);
    }
}
