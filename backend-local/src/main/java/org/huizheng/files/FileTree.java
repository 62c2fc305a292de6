package org.huizheng.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.PagePath;
import org.huizheng.kernel.PageStore;
import org.jspecify.annotations.Nullable;

/** One release of a site's pages. New files of a tree nobody reads yet are written in place, all others beside and renamed. */
final class FileTree implements PageStore.Tree {

    private static final Set<OpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    /** Added to the release's number: where its lists lie. */
    static final String LISTS = ".lists";

    private interface Writing {
        void to(Path file) throws IOException;
    }

    private final int release;
    private final Path root;
    private final Beside beside;
    private final Consumer<String> changed;
    private final Journal journal;
    private final Set<String> directories = ConcurrentHashMap.newKeySet();
    private volatile boolean served;

    FileTree(int release, Path root, Beside beside, boolean served, Consumer<String> changed) {
        this.release = release;
        this.root = root;
        this.beside = beside;
        this.served = served;
        this.changed = changed;
        this.journal = new Journal(lists().resolve(JOURNAL));
    }

    void served(boolean now) {
        served = now;
    }

    @Override
    public int release() {
        return release;
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public void put(String path, byte[] bytes) throws IOException {
        write(path, file -> {
            try (var channel = FileChannel.open(file, NEW)) {
                DurableFiles.write(channel, bytes);
            }
        });
    }

    @Override
    public void link(String path, Path source) throws IOException {
        write(path, file -> DurableFiles.linkOrCopy(file, source));
    }

    @Override
    public boolean delete(String path) throws IOException {
        String stored = PagePath.stored(path);
        Path file = root.resolve(stored);
        if (!inside(stored) || !DurableFiles.isFile(file)) {
            return false;
        }
        boolean deleted = Files.deleteIfExists(file);
        if (deleted) {
            tell(path);
        }
        return deleted;
    }

    @Override
    public byte @Nullable [] get(String path) throws IOException {
        if (!PagePath.isValid(path)) {
            return null;
        }
        String stored = PagePath.stored(path);
        Path file = root.resolve(stored);
        if (!DurableFiles.isFile(file) || !inside(stored)) {
            return null;
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file, READ)) {
            return read(channel);
        } catch (NoSuchFileException deletedMeanwhile) {
            return null;
        }
    }

    @Override
    public byte @Nullable [] hash(String path) throws IOException {
        if (!has(path)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(root.resolve(PagePath.stored(path)), LinkOption.NOFOLLOW_LINKS)) {
            return Hashes.sha256(in);
        } catch (NoSuchFileException deletedMeanwhile) {
            return null;
        }
    }

    @Override
    public boolean has(String path) {
        if (!PagePath.isValid(path)) {
            return false;
        }
        String stored = PagePath.stored(path);
        return DurableFiles.isFile(root.resolve(stored)) && inside(stored);
    }

    @Override
    public void putList(String name, byte[] bytes) throws IOException {
        Path part = beside.next();
        Files.write(part, bytes, StandardOpenOption.CREATE_NEW);
        try {
            Files.move(part, lists().resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException first) {
            Files.createDirectories(lists());
            Files.move(part, lists().resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @Override
    public byte @Nullable [] list(String name) throws IOException {
        Path list = lists().resolve(name);
        if (!DurableFiles.isFile(list)) {
            return null;
        }
        try (SeekableByteChannel channel = Files.newByteChannel(list, READ)) {
            return read(channel);
        } catch (FileSystemException deletedMeanwhile) {
            return null;
        }
    }

    @Override
    public void addToJournal(byte[] lines) throws IOException {
        journal.add(lines);
    }

    @Override
    public byte[] journal() throws IOException {
        byte[] bytes = list(JOURNAL);
        return bytes == null ? new byte[0] : bytes;
    }

    @Override
    public boolean isJournalWhole() throws IOException {
        return journal.isWhole();
    }

    @Override
    public void forgetJournal(long bytes) throws IOException {
        journal.forget(bytes, beside.next());
    }

    @Override
    public Path lists() {
        return root.resolveSibling(release + LISTS);
    }

    /** Symbolic links too: nobody put them there. */
    @Override
    public Stream<String> paths() throws IOException {
        return Files.walk(root)
                .filter(file -> !DurableFiles.isDirectory(file))
                .map(file -> PagePath.address(root.relativize(file).toString()));
    }

    private static byte[] read(SeekableByteChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // until full
        }
        return bytes.array();
    }

    private void write(String path, Writing writing) throws IOException {
        String stored = PagePath.stored(path);
        Path file = root.resolve(stored);
        makeDirectory(parent(stored));
        try {
            write(file, writing);
        } catch (NoSuchFileException removedBehindOurBack) {
            directories.clear();
            makeDirectory(parent(stored));
            write(file, writing);
        }
        tell(path);
    }

    private void write(Path file, Writing writing) throws IOException {
        if (!served) {
            try {
                writing.to(file);
                return;
            } catch (FileAlreadyExistsException again) {
                // it may share its bytes with a blob: replaced below, never overwritten
            }
        }
        Path part = beside.next();
        try {
            writing.to(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    private void makeDirectory(String stored) throws IOException {
        if (stored.isEmpty() || directories.contains(stored)) {
            return;
        }
        makeDirectory(parent(stored));
        Path directory = root.resolve(stored);
        try {
            Files.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            if (!DurableFiles.isDirectory(directory)) {
                throw e;
            }
        }
        directories.add(stored);
    }

    /** Whether no directory on the way is a symbolic link out of the tree. */
    private boolean inside(String stored) {
        for (String parent = parent(stored); !parent.isEmpty(); parent = parent(parent)) {
            if (!DurableFiles.isDirectory(root.resolve(parent))) {
                return false;
            }
        }
        return true;
    }

    private static String parent(String stored) {
        return stored.substring(0, Math.max(0, stored.lastIndexOf('/')));
    }

    private void tell(String path) {
        if (served) {
            changed.accept(path);
        }
    }
}
