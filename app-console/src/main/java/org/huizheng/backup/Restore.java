package org.huizheng.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.huizheng.embedded.RestoreDatabase;
import org.huizheng.kernel.Problem;

/** Puts a backup into a new data directory. */
public final class Restore {

    private final Path backup;

    public Restore(Path backup) {
        this.backup = backup.toAbsolutePath().normalize();
    }

    /** @param data absent or empty */
    public void perform(Path data, LongConsumer progress) {
        try {
            BackUp.requireEmpty(data);
            CopiedFiles files = CopiedFiles.listed(backup);
            Files.createDirectories(data);
            files.restore(backup, data, progress);
            new RestoreDatabase(backup.resolve("database")).perform(data.resolve("pg"));
        } catch (IOException e) {
            throw new Problem("restore-failed", 500, "恢复失败：" + e.getMessage());
        }
    }
}
