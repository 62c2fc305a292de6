package org.huizheng.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.Problem;

/** The files of a backup beside the database, listed with their hashes in the format {@code sha256sum -c} reads. */
final class CopiedFiles {

    static final String LIST = "SHA256SUMS";

    private final Map<String, String> hashes = new TreeMap<>();

    /** Copies a tree; a file replaced or deleted meanwhile is taken as it is found, or left out. */
    void copyTree(Path tree, Path backup, String name, LongConsumer progress) throws IOException {
        if (!Files.isDirectory(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree).filter(Files::isRegularFile)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String relative = name + "/" + tree.relativize(file);
                try {
                    hashes.put(relative, copy(file, backup.resolve(relative)));
                } catch (NoSuchFileException deletedMeanwhile) {
                    continue;
                }
                progress.accept(hashes.size());
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    int count() {
        return hashes.size();
    }

    void write(Path backup) throws IOException {
        StringBuilder lines = new StringBuilder();
        hashes.forEach(
                (name, hash) -> lines.append(hash).append("  ").append(name).append('\n'));
        Files.writeString(backup.resolve(LIST), lines);
    }

    static CopiedFiles listed(Path backup) throws IOException {
        CopiedFiles files = new CopiedFiles();
        try (Stream<String> lines = Files.lines(backup.resolve(LIST), StandardCharsets.UTF_8)) {
            lines.forEach(line -> files.hashes.put(line.substring(66), line.substring(0, 64)));
        } catch (NoSuchFileException e) {
            throw new Problem("backup-incomplete", 409, "目录 " + backup + " 不是完整的备份（缺少 " + LIST + "）");
        }
        return files;
    }

    /** Copies every listed file and holds it against its hash on the way. */
    void restore(Path backup, Path target, LongConsumer progress) throws IOException {
        long done = 0;
        for (Map.Entry<String, String> file : hashes.entrySet()) {
            Path source = backup.resolve(file.getKey()).normalize();
            if (!source.startsWith(backup) || !Files.isRegularFile(source)) {
                throw damaged(source);
            }
            if (!copy(source, target.resolve(file.getKey())).equals(file.getValue())) {
                throw damaged(source);
            }
            progress.accept(++done);
        }
    }

    private static Problem damaged(Path file) {
        return new Problem("backup-damaged", 409, "备份已损坏：" + file + " 缺失或内容与清单不符");
    }

    private static String copy(Path file, Path target) throws IOException {
        MessageDigest digest = Hashes.digest();
        Files.createDirectories(target.resolveSibling("."));
        try (var out = new DigestOutputStream(Files.newOutputStream(target), digest)) {
            Files.copy(file, out);
        }
        return Hashes.hex(digest.digest());
    }
}
