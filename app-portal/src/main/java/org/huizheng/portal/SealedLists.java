package org.huizheng.portal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.PagePath;
import org.huizheng.kernel.PageSeal;
import org.huizheng.kernel.PageStore;
import org.huizheng.page.BucketList;
import org.huizheng.page.ListJournal;
import org.jspecify.annotations.Nullable;

/**
 * Gives the bytes of a file only when they are those the makers of pages sealed. A list is written just before its file, so
 * where the two differ one looks again for a moment. Without the seal's secret every file is taken as it is.
 */
final class SealedLists {

    /** What lies there is not what was published. */
    static final class Tampered extends IOException {
        private static final long serialVersionUID = 1;

        Tampered(Path file) {
            super("not what was published: " + file);
        }
    }

    private static final int LOOKS = 12;
    private static final long PAUSE_MILLIS = 10;
    private static final int VERIFIED = 1_000;

    /** Bytes of journals in memory. */
    private static final long JOURNALS = 32L << 20;

    private final @Nullable PageSeal seal;
    private final Cache<Path, Object> verified =
            Caffeine.newBuilder().maximumSize(VERIFIED).build();

    private final Cache<Path, Read> journals = Caffeine.newBuilder()
            .maximumWeight(JOURNALS)
            .<Path, Read>weigher((file, read) -> Math.toIntExact(Math.min(read.stamp.size() + 200, JOURNALS)))
            .build();

    SealedLists(@Nullable PageSeal seal) {
        this.seal = seal;
    }

    private record Seen(Stamp stamp, FileTime inodeChanged) {}

    private interface Look<T> {
        /** @return null when it differs */
        @Nullable
        T at(String expected) throws IOException;
    }

    /** @throws NoSuchFileException also for a file that nobody published */
    byte[] read(Path root, Path file) throws IOException {
        if (seal == null) {
            return bytes(file);
        }
        return look(seal, root, file, expected -> {
            byte[] bytes = bytes(file);
            return Hashes.hex(Hashes.sha256(bytes)).equals(expected) ? bytes : null;
        });
    }

    /** The same for what is too large to hold: read through once for each change of its inode. */
    void check(Path root, Path file, Stamp stamp) throws IOException {
        if (seal == null) {
            return;
        }
        FileTime changed = (FileTime) Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS);
        Seen seen = new Seen(stamp, changed);
        if (!seen.equals(verified.getIfPresent(file))) {
            look(seal, root, file, expected -> hash(file).equals(expected) ? expected : null);
            verified.put(file, seen);
        }
    }

    /** Whether something was published there. */
    boolean isPublished(Path root, String path) {
        try {
            return seal != null && expected(seal, root, root.resolve(PagePath.stored(path))) != null;
        } catch (IOException noList) {
            return false;
        }
    }

    private <T> T look(PageSeal seal, Path root, Path file, Look<T> look) throws IOException {
        for (int i = 0; i < LOOKS; i++) {
            String expected = expected(seal, root, file);
            if (expected == null) {
                throw new NoSuchFileException(file.toString(), null, "nobody published it");
            }
            T found = look.at(expected);
            if (found != null) {
                return found;
            }
            pause();
        }
        throw new Tampered(file);
    }

    private @Nullable String expected(PageSeal seal, Path root, Path file) throws IOException {
        String path = PagePath.address(root.relativize(file).toString());
        Path lists = root.resolveSibling(root.getFileName() + ".lists");
        String site = String.valueOf(root.resolveSibling(".").normalize().getFileName());
        int release = Integer.parseInt(String.valueOf(root.getFileName()));
        Optional<String> noted = journal(lists, seal, site, release).hash(path);
        if (noted != null) {
            return noted.orElse(null);
        }
        int bucket = BucketList.bucket(path);
        byte[] list;
        try {
            list = bytes(lists.resolve(BucketList.name(bucket)));
        } catch (IOException missing) {
            throw new Tampered(file);
        }
        BucketList open = BucketList.open(list, seal, site, release, bucket);
        if (open == null) {
            throw new Tampered(file);
        }
        return open.hash(path);
    }

    private record Read(Stamp stamp, ListJournal journal) {}

    /** Read before the list: what it told and tells no more, the list tells by then. */
    private ListJournal journal(Path lists, PageSeal seal, String site, int release) {
        Path file = lists.resolve(PageStore.Tree.JOURNAL);
        Stamp stamp = Stamp.of(file);
        Read read = stamp == null ? null : journals.getIfPresent(file);
        if (read != null && read.stamp.equals(stamp)) {
            return read.journal;
        }
        try {
            if (stamp != null) {
                ListJournal journal = ListJournal.of(bytes(file), seal, site, release);
                journals.put(file, new Read(stamp, journal));
                return journal;
            }
        } catch (IOException folded) {
            // the lists tell, and the next reader looks again
        }
        return ListJournal.of(new byte[0], seal, site, release);
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readAllBytes();
        }
    }

    private static String hash(Path file) throws IOException {
        var digest = Hashes.digest();
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
        }
        return Hashes.hex(digest.digest());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
