package org.huizheng.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.huizheng.kernel.Problem;

/** One process at a time in a home; the system releases it however that process ends. */
final class HomeLock implements AutoCloseable {

    // closing any channel on a file drops every POSIX lock this process has on it: never open a home of our own twice
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path home;
    private final FileChannel channel;

    private HomeLock(Path home, FileChannel channel) {
        this.home = home;
        this.channel = channel;
    }

    /** @throws Problem when another instance holds the home */
    @SuppressWarnings("MustBeClosed") // closed with the lock
    static HomeLock take(Path home) throws IOException {
        if (!OURS.add(home)) {
            throw StartProblems.inUse(home, "（本进程）");
        }
        try {
            return new HomeLock(home, lock(home));
        } catch (IOException | RuntimeException e) {
            OURS.remove(home);
            throw e;
        }
    }

    private static FileChannel lock(Path home) throws IOException {
        Path file = home.resolve(".lock");
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw StartProblems.inUse(home, "（pid " + Files.readString(file).strip() + "）");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
        return channel;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        OURS.remove(home);
    }
}
