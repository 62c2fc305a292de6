package org.huizheng.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The finished files the public reads: one plain tree per site, readable by any web server, served while the database is
 * stopped. A path begins with {@code /}, is already decoded and never contains {@code ..}; a directory's page is stored
 * as its {@code index.html}. Three prefixes carry what is not a page: {@code /_f/} fragments, {@code /_gone/…} the 410
 * notice of an address that was withdrawn, {@code /_moved/…} the target of an address that moved (text: status, space,
 * location). A path outside {@link PagePath} is refused by whatever would store it, and is never found.
 */
public interface PageStore {

    /** The tree now served for a site; created empty, as release 1, when the site is new. */
    Tree current(String siteCode);

    /** A release that was served and is kept, or that is being prepared; nothing lies in one that was removed. */
    Tree release(String siteCode, int release);

    /** A new, empty release of the site, not yet served. */
    Tree prepare(String siteCode);

    /** Serves the prepared release from now on. */
    void switchTo(String siteCode, int release);

    /** Whether those who read files, and not us, are told that this release is served. */
    boolean isTold(String siteCode, int release);

    /** Removes what is older than the release before the served one; a newer one stays. */
    void removeOld(String siteCode);

    /** The releases of which anything lies there, whoever left it. */
    NavigableSet<Integer> releases(String siteCode);

    /** Removes a prepared release that will not be served. */
    void discard(String siteCode, int release);

    Stream<String> sites();

    /** Told (site code, path) after each change of a served tree; path {@code *} after a switch. */
    void onChange(BiConsumer<String, String> listener);

    interface Tree {

        String JOURNAL = "journal";

        int release();

        Path root();

        /** Where the lists of {@link #putList} lie, and the {@value #JOURNAL}. */
        Path lists();

        /** Replaces the file in one step; a reader sees the old bytes or the new ones. */
        void put(String path, byte[] bytes) throws IOException;

        /** Like {@link #put} with the bytes of the file, without copying them where the file system can share them. */
        void link(String path, Path file) throws IOException;

        /** @return false when there was nothing to delete */
        boolean delete(String path) throws IOException;

        byte @Nullable [] get(String path) throws IOException;

        /** The SHA-256 of what {@link #get} gives, without holding all of it in memory. */
        default byte @Nullable [] hash(String path) throws IOException {
            byte[] bytes = get(path);
            return bytes == null ? null : Hashes.sha256(bytes);
        }

        /** Whether there is a file of that path; a symbolic link is none. */
        boolean has(String path) throws IOException;

        /** Replaces a list of what this release holds; lists lie beside the release, so that the tree is nothing but pages. */
        void putList(String name, byte[] bytes) throws IOException;

        byte @Nullable [] list(String name) throws IOException;

        /**
         * Adds lines, each with its end, to the one file that tells what came after the lists. What a killed process left of a line
         * is taken away first.
         */
        void addToJournal(byte[] lines) throws IOException;

        /** All of it, and perhaps the beginning of a line that is being added; empty when there is none. */
        byte[] journal() throws IOException;

        /** Whether it is as long as this process left it; asked again, it is as long as it was found. */
        boolean isJournalWhole() throws IOException;

        /** Takes away its first bytes, now that lists tell what they told. */
        void forgetJournal(long bytes) throws IOException;

        /** Every stored path, in no order; a directory's page as {@code /x/}. The caller closes the stream. */
        Stream<String> paths() throws IOException;
    }
}
