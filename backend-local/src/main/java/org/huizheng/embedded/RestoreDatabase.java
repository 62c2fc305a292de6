package org.huizheng.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.huizheng.kernel.Problem;

/** Puts a backup into a home that has no data yet; the first start replays the log and sets a new superuser password. */
public final class RestoreDatabase {

    private final Path backup;

    public RestoreDatabase(Path backup) {
        this.backup = backup.toAbsolutePath();
    }

    /** @throws Problem when the backup is damaged, or the home is in use or not empty */
    public void perform(Path home) {
        try {
            Files.createDirectories(home);
            EmbeddedSettings settings = EmbeddedSettings.in(home.toRealPath());
            try (HomeLock lock = HomeLock.take(settings.home())) {
                restore(settings);
            }
        } catch (IOException e) {
            throw StartProblems.of(home, e);
        }
    }

    private void restore(EmbeddedSettings settings) throws IOException {
        if (Files.exists(settings.data())) {
            throw Problem.conflict("目录 " + settings.data() + " 已有数据库，恢复前请先移走");
        }
        BackupManifest manifest = BackupManifest.verified(backup);
        Path part = settings.home().resolve("data.part");
        PrivateFiles.deleteTree(part);
        copyDirectories(part);
        for (String name : manifest.names()) {
            Files.copy(backup.resolve(name), part.resolve(name));
        }
        Command.run(List.of("sync", "-f", part.toString()));
        Files.deleteIfExists(settings.superuserSecret());
        Files.move(part, settings.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void copyDirectories(Path part) throws IOException {
        try (var directories = Files.walk(backup).filter(Files::isDirectory)) {
            for (Path directory : directories.toList()) {
                PrivateFiles.directory(part.resolve(backup.relativize(directory)));
            }
        }
    }
}
