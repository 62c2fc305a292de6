package org.huizheng.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;

/** A file of lines that only grows, until what it tells is told elsewhere. One process writes it. */
final class Journal {

    private static final Set<OpenOption> WRITE = Set.of(
            StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    private static final long UNKNOWN = -1;

    private final Path file;
    private long left = UNKNOWN;
    private boolean broken;

    Journal(Path file) {
        this.file = file;
    }

    synchronized void add(byte[] lines) throws IOException {
        try {
            append(lines);
        } catch (NoSuchFileException first) {
            Files.createDirectories(file.resolveSibling("."));
            append(lines);
        }
    }

    private void append(byte[] lines) throws IOException {
        try (FileChannel channel = FileChannel.open(file, WRITE)) {
            long size = channel.size();
            broken |= left != UNKNOWN && left != size;
            long end = left == size ? size : endOfLines(channel);
            channel.truncate(end).position(end);
            DurableFiles.write(channel, lines);
            left = end + lines.length;
        }
    }

    private static long endOfLines(FileChannel channel) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            channel.read(last.clear(), end - 1);
            if (last.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }

    synchronized boolean isWhole() throws IOException {
        long size = DurableFiles.isFile(file) ? Files.size(file) : 0;
        boolean whole = !broken && (left == UNKNOWN || left == size);
        left = size;
        broken = false;
        return whole;
    }

    synchronized void forget(long bytes, Path beside) throws IOException {
        if (!DurableFiles.isFile(file)) {
            Files.deleteIfExists(file);
            left = 0;
            return;
        }
        byte[] all = Files.readAllBytes(file);
        byte[] rest = Arrays.copyOfRange(all, (int) Math.min(bytes, all.length), all.length);
        if (rest.length == 0) {
            Files.delete(file);
        } else {
            Files.write(beside, rest, StandardOpenOption.CREATE_NEW);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        }
        left = rest.length;
    }
}
