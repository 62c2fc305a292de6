package org.huizheng.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.Hashes;

/**
 * Blobs as read-only files {@code <area>/ab/cd/abcd…}, written beside, made durable, then named. A public blob is a hard
 * link to the private one; the private area is closed to every other user of the machine.
 */
public final class FileBlobStore implements BlobStore {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Path root;
    private final Path incoming;

    /** @param root {@code DATA/blobs} */
    public FileBlobStore(Path root) {
        this.root = root.toAbsolutePath();
        this.incoming = this.root.resolve("incoming");
        try {
            Files.createDirectories(area(Area.PUBLIC));
            for (Path closed : new Path[] {area(Area.PRIVATE), incoming}) {
                Files.createDirectories(closed);
                Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
            }
            DurableFiles.sweep(incoming);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String put(Area area, InputStream bytes) throws IOException {
        Path part = incoming.resolve(UUID.randomUUID().toString());
        try {
            String hash = receive(bytes, part);
            if (!contains(area, hash)) {
                Files.move(part, placeFor(area, hash), StandardCopyOption.ATOMIC_MOVE);
                DurableFiles.sync(path(area, hash).resolveSibling("."));
            }
            return hash;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public boolean contains(Area area, String hash) {
        return HASH.matcher(hash).matches() && DurableFiles.isFile(path(area, hash));
    }

    @Override
    public InputStream open(Area area, String hash) throws IOException {
        return Files.newInputStream(file(area, hash), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void expose(String hash) throws IOException {
        if (contains(Area.PUBLIC, hash)) {
            return;
        }
        Path part = incoming.resolve(UUID.randomUUID().toString());
        try {
            DurableFiles.linkOrCopy(part, file(Area.PRIVATE, hash));
            Files.move(part, placeFor(Area.PUBLIC, hash), StandardCopyOption.ATOMIC_MOVE);
            DurableFiles.sync(path(Area.PUBLIC, hash).resolveSibling("."));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public void hide(String hash) throws IOException {
        if (contains(Area.PUBLIC, hash)) {
            Files.deleteIfExists(path(Area.PUBLIC, hash));
            DurableFiles.sync(path(Area.PUBLIC, hash).resolveSibling("."));
        }
    }

    @Override
    public Path file(Area area, String hash) throws IOException {
        if (!contains(area, hash)) {
            throw new NoSuchFileException(area + " " + hash);
        }
        return path(area, hash);
    }

    @Override
    public long size(Area area, String hash) throws IOException {
        return Files.size(file(area, hash));
    }

    private static String receive(InputStream bytes, Path part) throws IOException {
        MessageDigest digest = Hashes.digest();
        byte[] buffer = new byte[64 * 1024];
        try (var channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
                digest.update(buffer, 0, n);
                ByteBuffer chunk = ByteBuffer.wrap(buffer, 0, n);
                while (chunk.hasRemaining()) {
                    channel.write(chunk);
                }
            }
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("r--r--r--"));
            channel.force(true);
        }
        return Hashes.hex(digest.digest());
    }

    private Path placeFor(Area area, String hash) throws IOException {
        Path outer = area(area).resolve(hash.substring(0, 2));
        Path inner = outer.resolve(hash.substring(2, 4));
        for (Path directory : new Path[] {outer, inner}) {
            if (!DurableFiles.isDirectory(directory)) {
                create(directory);
            }
        }
        return inner.resolve(hash);
    }

    private static void create(Path directory) throws IOException {
        try {
            Files.createDirectory(directory);
            DurableFiles.sync(directory.resolveSibling("."));
        } catch (FileAlreadyExistsException e) {
            if (!DurableFiles.isDirectory(directory)) {
                throw e;
            }
        }
    }

    private Path path(Area area, String hash) {
        return area(area)
                .resolve(hash.substring(0, 2))
                .resolve(hash.substring(2, 4))
                .resolve(hash);
    }

    private Path area(Area area) {
        return root.resolve(area.name().toLowerCase(Locale.ROOT));
    }
}
