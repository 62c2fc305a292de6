package org.huizheng.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.huizheng.embedded.BackUpDatabase;
import org.huizheng.embedded.EmbeddedPostgres;
import org.huizheng.kernel.Problem;

/**
 * Copies the running product. The database comes first: blobs never change and pages can be made again, so whatever is
 * added meanwhile does no harm. The search index and secrets are left out; a restored product makes its own.
 */
public final class BackUp {

    private final EmbeddedPostgres postgres;
    private final Path data;

    public BackUp(EmbeddedPostgres postgres, Path data) {
        this.postgres = postgres;
        this.data = data;
    }

    /**
     * @param target absent or empty
     * @return the number of files besides the database
     */
    public int perform(Path target, LongConsumer progress) {
        try {
            requireEmpty(target);
            Files.createDirectories(target);
            new BackUpDatabase(postgres).perform(target.resolve("database"));
            CopiedFiles files = new CopiedFiles();
            files.copyTree(data.resolve("blobs"), target, "blobs", progress);
            files.copyTree(data.resolve("pages"), target, "pages", progress);
            files.copyTree(data.resolve("keys"), target, "keys", progress);
            files.write(target);
            return files.count();
        } catch (IOException e) {
            throw new Problem("backup-failed", 500, "备份失败，无法写入 " + target + "：" + e.getMessage());
        }
    }

    static void requireEmpty(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        if (!Files.isDirectory(directory)) {
            throw Problem.conflict(directory + " 不是目录");
        }
        try (Stream<Path> content = Files.list(directory)) {
            if (content.findAny().isPresent()) {
                throw Problem.conflict("目录 " + directory + " 不是空的，请另选一个");
            }
        }
    }
}
