package org.huizheng.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.huizheng.kernel.Problem;

/**
 * Copies the running embedded server into a directory: what is committed when it ends is in it. A temporary replication
 * slot keeps the write-ahead log of the time in between. Until complete the directory has another name.
 */
public final class BackUpDatabase {

    /** What was written. */
    public record Result(int files, long bytes) {}

    private static final Set<String> EMPTIED = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans",
            "log");
    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts", "pg_internal.init");

    private final EmbeddedPostgres postgres;

    public BackUpDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** @param target a directory that does not exist yet */
    public Result perform(Path target) {
        if (Files.exists(target)) {
            throw Problem.conflict("备份目录已存在：" + target);
        }
        Path part = target.toAbsolutePath().resolveSibling(target.getFileName() + ".part");
        try (Connection session = postgres.superuser("postgres").getConnection()) {
            PrivateFiles.deleteTree(part);
            PrivateFiles.directory(part);
            Result result = copy(session, part);
            // one call for the whole file system instead of one for each file
            Command.run(List.of("sync", "-f", part.toString()));
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            return result;
        } catch (IOException e) {
            throw new Problem("backup-failed", 500, "备份失败，无法写入 " + target + "：" + e);
        } catch (SQLException e) {
            throw new Problem("backup-failed", 500, "备份失败：" + e.getMessage());
        }
    }

    private Result copy(Connection session, Path part) throws SQLException, IOException {
        BackupManifest manifest = new BackupManifest();
        query(session, "select pg_create_physical_replication_slot('huizheng_backup', true, true)");
        String first = query(session, "select pg_walfile_name(pg_backup_start('huizheng', true))")
                .getFirst();
        long bytes = copyData(part, manifest);
        List<String> stop = query(session, "select labelfile, pg_walfile_name(lsn) from pg_backup_stop(false)");
        manifest.add(
                part.resolve("backup_label"), "backup_label", stop.getFirst().getBytes(StandardCharsets.UTF_8));
        bytes += copyWal(part, manifest, first, stop.getLast());
        manifest.write(part);
        return new Result(manifest.files(), bytes);
    }

    private long copyData(Path part, BackupManifest manifest) throws IOException {
        Path data = postgres.data();
        long[] bytes = {0};
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                String name = data.relativize(directory).toString();
                Files.createDirectories(part.resolve(name));
                boolean emptied = EMPTIED.contains(name) || name.endsWith("pgsql_tmp");
                return emptied ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = data.relativize(file).toString();
                if (!LEFT_OUT.contains(String.valueOf(file.getFileName()))) {
                    try {
                        bytes[0] += manifest.copy(file, part.resolve(name), name);
                    } catch (NoSuchFileException droppedMeanwhile) {
                        // the log of the time in between says so too
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        return bytes[0];
    }

    private long copyWal(Path part, BackupManifest manifest, String first, String last) throws IOException {
        long bytes = 0;
        for (String directory : List.of("pg_wal/archive_status", "pg_wal/summaries")) {
            Files.createDirectories(part.resolve(directory));
        }
        try (var segments = Files.newDirectoryStream(postgres.data().resolve("pg_wal"))) {
            for (Path segment : segments) {
                String name = String.valueOf(segment.getFileName());
                boolean needed = name.length() == 24 && name.compareTo(first) >= 0 && name.compareTo(last) <= 0;
                if (needed || name.endsWith(".history")) {
                    bytes += manifest.copy(segment, part.resolve("pg_wal").resolve(name), "pg_wal/" + name);
                }
            }
        }
        return bytes;
    }

    private static List<String> query(Connection session, String sql) throws SQLException {
        try (var statement = session.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            int columns = row.getMetaData().getColumnCount();
            return List.of(String.valueOf(row.getString(1)), String.valueOf(row.getString(columns)));
        }
    }
}
