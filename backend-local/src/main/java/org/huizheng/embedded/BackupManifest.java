package org.huizheng.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.Problem;

/** The hash of every file of a backup, in the format {@code sha256sum -c} reads. */
final class BackupManifest {

    static final String FILE = "SHA256SUMS";

    private final Map<String, String> hashes = new TreeMap<>();

    /** Copies and remembers; a data file may be written meanwhile, the write-ahead log repairs it. */
    long copy(Path file, Path target, String name) throws IOException {
        MessageDigest digest = Hashes.digest();
        Files.createDirectories(target.resolveSibling("."));
        long size;
        try (var out = new DigestOutputStream(Files.newOutputStream(target), digest)) {
            size = Files.copy(file, out);
        }
        hashes.put(name, Hashes.hex(digest.digest()));
        return size;
    }

    void add(Path target, String name, byte[] bytes) throws IOException {
        Files.write(target, bytes);
        hashes.put(name, Hashes.hex(Hashes.sha256(bytes)));
    }

    int files() {
        return hashes.size();
    }

    void write(Path backup) throws IOException {
        String text = hashes.entrySet().stream()
                .map(e -> e.getValue() + "  " + e.getKey() + "\n")
                .collect(Collectors.joining());
        Files.writeString(backup.resolve(FILE), text);
    }

    /** @throws Problem naming the first file that is missing or damaged */
    static BackupManifest verified(Path backup) throws IOException {
        Path list = backup.resolve(FILE);
        if (!Files.exists(list)) {
            throw new Problem("backup-incomplete", 409, "目录 " + backup + " 不是完整的数据库备份（缺少 " + FILE + "）");
        }
        BackupManifest manifest = new BackupManifest();
        for (String line : Files.readAllLines(list)) {
            String name = line.substring(66);
            if (!line.startsWith(hash(backup.resolve(name)))) {
                throw new Problem("backup-damaged", 409, "备份已损坏：" + backup.resolve(name) + " 缺失或内容与清单不符");
            }
            manifest.hashes.put(name, line.substring(0, 64));
        }
        return manifest;
    }

    Iterable<String> names() {
        return hashes.keySet();
    }

    private static String hash(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return "missing";
        }
        MessageDigest digest = Hashes.digest();
        try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            Files.copy(file, out);
        }
        return Hashes.hex(digest.digest());
    }
}
