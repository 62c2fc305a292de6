package org.huizheng.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.huizheng.kernel.Hashes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what was found in place of a page, named by its hash: as evidence, readable by nobody else, and not without end. */
final class Quarantine {

    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
    private static final long LARGEST = 16L << 20;
    private static final long MOST = 256L << 20;

    private final Path directory;
    private long used = -1;

    Quarantine(Path directory) {
        this.directory = directory;
    }

    /** Takes a file or a link away. @return the name of what is kept; null when it was too much to keep, or could not be kept */
    synchronized @Nullable String take(Path file) throws IOException {
        String kept = evidence(file);
        Files.delete(file);
        return kept;
    }

    private @Nullable String evidence(Path file) {
        try {
            byte[] bytes = bytes(file);
            return bytes == null ? null : keep(bytes);
        } catch (IOException e) {
            LOG.error("what was found at {} is not kept: {}", file, e.toString());
            return null;
        }
    }

    /** Of what stays where it is. */
    synchronized @Nullable String copy(byte[] bytes) throws IOException {
        return bytes.length <= LARGEST ? keep(bytes) : null;
    }

    private static byte @Nullable [] bytes(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            return ("link to " + Files.readSymbolicLink(file)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
        return Files.isRegularFile(file) && Files.size(file) <= LARGEST ? Files.readAllBytes(file) : null;
    }

    private @Nullable String keep(byte[] bytes) throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        if (used < 0) {
            used = size();
        }
        String name = Hashes.hex(Hashes.sha256(bytes));
        Path kept = directory.resolve(name);
        if (!Files.exists(kept)) {
            if (used + bytes.length > MOST) {
                return null;
            }
            Files.write(kept, bytes);
            used += bytes.length;
        }
        return name;
    }

    private long size() throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                size += Files.size(file);
            }
        }
        return size;
    }
}
