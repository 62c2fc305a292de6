package org.huizheng.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/** Writing that survives a power cut, and the few file operations both stores share. */
final class DurableFiles {

    private DurableFiles() {}

    /** Old or new after a crash, never half. */
    static void replace(Path file, Path beside, byte[] bytes) throws IOException {
        try (var channel = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            write(channel, bytes);
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        sync(file.resolveSibling("."));
    }

    static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Makes the names in a directory durable. */
    static void sync(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** A second name for the same bytes; a copy where the file system has no hard links or ends. */
    static void linkOrCopy(Path link, Path file) throws IOException {
        try {
            Files.createLink(link, file);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException otherFileSystem) {
            Files.copy(file, link);
        }
    }

    static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    static boolean isDirectory(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** What a killed process was writing. */
    static void sweep(Path directory) throws IOException {
        Instant old = Instant.now().minus(1, ChronoUnit.HOURS);
        try (var files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                        .toInstant()
                        .isBefore(old)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Never follows a link out of the tree, and asks nothing about a file before it goes. */
    static void deleteTree(Path root) throws IOException {
        try (var parent = Files.newDirectoryStream(root.resolveSibling("."))) {
            if (parent instanceof SecureDirectoryStream<Path> secure) {
                deleteTree(secure, root.getFileName());
                return;
            }
        }
        try (var files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void deleteTree(SecureDirectoryStream<Path> parent, Path name) throws IOException {
        try (var directory = parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            for (Path entry : directory) {
                Path file = entry.getFileName();
                try {
                    directory.deleteFile(file);
                } catch (FileSystemException isDirectory) {
                    deleteTree(directory, file);
                }
            }
        }
        parent.deleteDirectory(name);
    }
}
