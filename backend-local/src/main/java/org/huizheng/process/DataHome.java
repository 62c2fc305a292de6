package org.huizheng.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** The data directory, and this process's claim on it: as the whole product, as its console, or as its worker. */
public final class DataHome implements AutoCloseable {

    /** Below this even the first start of the database fails half-way. */
    private static final long LEAST_FREE_MIB = 200;

    /** What one process at a time may be in a data directory. */
    public enum Part {
        CONSOLE,
        WORKER
    }

    private final Path root;
    private final List<RandomAccessFile> locks = new ArrayList<>();
    private boolean announced;

    private DataHome(Path root) {
        this.root = root;
    }

    /** Creates what is missing and claims the directory for the whole product. */
    public static DataHome open(Path root) {
        return open(root, Part.values());
    }

    /** The same for a process that is only a part of the product; each part runs once. */
    public static DataHome open(Path root, Part... parts) {
        DataHome home = new DataHome(root);
        try {
            Files.createDirectories(root);
            for (Part part : parts) {
                home.claim(part);
            }
            home.requireSpace();
            Files.createDirectories(home.logs());
            Files.createDirectories(
                    home.secrets(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return home;
        } catch (IOException | RuntimeException e) {
            home.letGo();
            throw e instanceof CannotStart known ? known : unwritable(root, e);
        }
    }

    private void claim(Part part) throws IOException {
        String name = "." + part.name().toLowerCase(Locale.ROOT) + ".lock";
        RandomAccessFile lockFile = new RandomAccessFile(root.resolve(name).toFile(), "rw");
        locks.add(lockFile);
        FileLock lock;
        try {
            lock = lockFile.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            String holder = lockFile.readLine();
            throw new CannotStart("数据目录 " + root + " 正被另一个汇政进程使用" + (holder == null ? "" : "（进程 " + holder + "）")
                    + "，请先停止它或用 --data 指定别的目录");
        }
        lockFile.setLength(0);
        lockFile.write(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII));
    }

    private static CannotStart unwritable(Path root, Exception e) {
        String reason =
                switch (e) {
                    case AccessDeniedException _ -> "没有权限";
                    case FileAlreadyExistsException _ -> "它不是目录";
                    case FileSystemException f when f.getReason() != null -> f.getReason();
                    default -> String.valueOf(e.getMessage());
                };
        return new CannotStart("数据目录 " + root + " 不可写：" + reason, e);
    }

    private void requireSpace() throws IOException {
        if (freeMib() < LEAST_FREE_MIB) {
            throw new CannotStart("数据目录 " + root + " 所在磁盘只剩 " + freeMib() + " MiB，至少需要 " + LEAST_FREE_MIB + " MiB");
        }
    }

    public long freeMib() throws IOException {
        return Files.getFileStore(root).getUsableSpace() >> 20;
    }

    public Path root() {
        return root;
    }

    public Path postgres() {
        return root.resolve("pg");
    }

    public Path blobs() {
        return root.resolve("blobs");
    }

    public Path pages() {
        return root.resolve("pages");
    }

    public Path search() {
        return root.resolve("search");
    }

    public Path uploads() {
        return root.resolve("uploads");
    }

    /** Public keys, for what their owners have signed. */
    public Path keys() {
        return root.resolve("keys");
    }

    /** Bytes found among the pages that nobody of ours wrote. */
    public Path quarantine() {
        return root.resolve("quarantine");
    }

    /** How often old addresses were asked for, as a portal leaves it. */
    public Path hits() {
        return root.resolve("hits");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path secrets() {
        return root.resolve("secrets");
    }

    /** A secret made on first use and kept, readable by this user only. */
    public String secret(String name) {
        Path file = secrets().resolve(name);
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[24];
                new SecureRandom().nextBytes(random);
                write(file, HexFormat.of().formatHex(random));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CannotStart("读写不了密钥文件 " + file, e);
        }
    }

    /** Tells commands where the running product is. */
    public void announce(RunningProduct running) {
        try {
            write(RunningProduct.file(root), running.toJson());
            announced = true;
        } catch (IOException e) {
            throw new CannotStart("写不了 " + RunningProduct.file(root), e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        OwnFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            if (announced) {
                Files.deleteIfExists(RunningProduct.file(root));
            }
        } catch (IOException e) {
            // a stale file is recognised by its process id
        }
        letGo();
    }

    private void letGo() {
        for (RandomAccessFile lock : locks) {
            try {
                lock.close();
            } catch (IOException e) {
                // the process ends and with it the lock
            }
        }
    }
}
