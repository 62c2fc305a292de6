package org.huizheng.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Names for files being written, on the same file system as the trees and outside of them. */
final class Beside {

    private final Path directory;
    private final String prefix = ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime()) + "-";
    private final AtomicLong count = new AtomicLong();

    Beside(Path site) throws IOException {
        directory = site.resolve("writing");
        Files.createDirectories(directory);
        DurableFiles.sweep(directory);
    }

    Path next() {
        return directory.resolve(prefix + count.incrementAndGet());
    }
}
