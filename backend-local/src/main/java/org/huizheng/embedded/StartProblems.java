package org.huizheng.embedded;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.huizheng.kernel.Problem;

/** Why the embedded server cannot start, each in one sentence that says what to do. */
final class StartProblems {

    private StartProblems() {}

    static Problem inUse(Path home, String pid) {
        return problem(
                "database-home-in-use",
                "数据库目录 " + home + " 正被另一个进程使用" + pid + "，请先停止它，或用 --data 换一个目录。"
                        + " Another instance already uses this database directory.");
    }

    static Problem noBinaries(String platform) {
        return problem(
                "database-platform",
                "没有适用于本机（" + platform + "）的内置 PostgreSQL，请用 --database-url 连接外部 PostgreSQL 16 或更高版本。"
                        + " No embedded PostgreSQL for this platform; use an external one.");
    }

    static Problem unreachableForNobody(Path directory) {
        return problem(
                "database-home-private",
                "以 root 运行且系统不允许用户命名空间时，目录 " + directory + " 须允许其他用户进入（chmod o+x），或以普通用户运行。"
                        + " Running as root without user namespaces needs a directory that nobody can traverse.");
    }

    static Problem otherVersion(Path data, String found, String expected) {
        return problem(
                "database-version",
                "数据库目录 " + data + " 由 PostgreSQL " + found + " 写成，本程序自带 " + expected + "，请用原版本程序备份后再恢复。"
                        + " The data directory belongs to another major version of PostgreSQL.");
    }

    static Problem of(Path home, IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> unwritable(Path.of(denied.getFile()));
            case NoSuchFileException missing -> unwritable(Path.of(missing.getFile()));
            case FileAlreadyExistsException file -> unwritable(Path.of(file.getFile()));
            default -> failed(home, "准备数据库目录 preparing the directory", e.toString());
        };
    }

    static Problem failed(Path home, String step, String output) {
        String words = output.toLowerCase(Locale.ROOT);
        if (words.contains("no space left") || words.contains("disk quota")) {
            return problem("disk-full", "磁盘已满，数据库无法写入 " + home + "，请清理空间后重试。 The disk is full.");
        }
        if (words.contains("read-only file system")
                || words.contains("permission denied")
                || words.contains("not a directory")) {
            return unwritable(home);
        }
        return problem(
                "database-start-failed", "数据库启动失败（" + step + "）：" + complaint(output) + "，详见 " + home + " 下的日志。");
    }

    private static Problem unwritable(Path path) {
        return problem(
                "database-home-unwritable", "无法写入 " + path + "：目录只读或没有权限，请检查挂载方式与属主。 The directory is not writable.");
    }

    private static Problem problem(String type, String sentence) {
        return new Problem(type, 500, sentence);
    }

    /** The last complaint, or the last line when nothing looks like one. */
    private static String complaint(String output) {
        List<String> lines = output.strip().lines().toList();
        for (String line : lines.reversed()) {
            int start = Math.max(line.indexOf("FATAL:"), Math.max(line.indexOf("PANIC:"), line.indexOf("ERROR:")));
            if (start >= 0) {
                return line.substring(start + 6).strip();
            }
        }
        return lines.isEmpty() ? "?" : lines.getLast();
    }
}
