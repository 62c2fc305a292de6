package org.huizheng.render;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.huizheng.kernel.PagePath;
import org.huizheng.kernel.PageStore;
import org.huizheng.page.BucketList;
import org.jspecify.annotations.Nullable;

/** One look at the files of a release: which of them deserve a second one. Releases go on meanwhile, so nothing here is certain. */
final class GuardedTree {

    private static final int DIRECTORY = 0040000;
    private static final int KIND = 0170000;
    private static final int PORTION = 2_000;

    /** What reading a file costs, in looks at its inode. */
    private static final int READING = 20;

    private final Engine engine;
    private final long siteId;
    private final String siteCode;
    private final PageStore.Tree tree;
    private final long since;
    private final LongPredicate due;
    private final Pace pace;
    private final Set<String> unreadable = new TreeSet<>();
    private long rows;

    /**
     * @param since an inode that has changed later than this (milliseconds) is looked into
     * @param due pages, by id, that are read whatever their inode says
     */
    GuardedTree(
            Engine engine,
            long siteId,
            String siteCode,
            PageStore.Tree tree,
            long since,
            LongPredicate due,
            Pace pace) {
        this.engine = engine;
        this.siteId = siteId;
        this.siteCode = siteCode;
        this.tree = tree;
        this.since = since;
        this.due = due;
        this.pace = pace;
    }

    private record Row(long id, String path, byte[] hash) {}

    /** Names below the root. */
    Set<String> suspects() {
        Set<String> suspects = new TreeSet<>();
        eachRow(row -> {
            String stored = PagePath.stored(row.path);
            if (isSuspect(row, tree.root().resolve(stored))) {
                suspects.add(stored);
            }
        });
        List<String> fresh = new ArrayList<>();
        walk(tree.root(), fresh, suspects);
        suspects.addAll(unknown(fresh));
        return suspects;
    }

    /** Directories, by their names below the root, of which {@link #suspects()} saw nothing or not all: nobody knows what they hold. */
    Set<String> unreadable() {
        return unreadable;
    }

    /** How many pages {@link #suspects()} went through. */
    long rows() {
        return rows;
    }

    private boolean isSuspect(Row row, Path file) {
        rows++;
        pace.step(1);
        Inode inode = inode(file);
        if (inode == null) {
            return true;
        }
        if (inode.changed < since && !due.test(row.id)) {
            return false;
        }
        pace.step(READING);
        return !Arrays.equals(MendPage.hash(file), row.hash);
    }

    private void eachRow(java.util.function.Consumer<Row> visit) {
        long after = 0;
        List<Row> portion;
        do {
            portion = engine.jdbc
                    .sql("""
                    select page_id, path, hash from page.manifest
                    where site_id = ? and release = ? and page_id > ? order by page_id limit ?""")
                    .params(siteId, tree.release(), after, PORTION)
                    .query((rs, i) -> new Row(rs.getLong(1), rs.getString(2), rs.getBytes(3)))
                    .list();
            portion.forEach(visit);
            after = portion.isEmpty() ? after : portion.getLast().id;
        } while (!portion.isEmpty());
    }

    /** Gathers what is new or was renamed, and asks for it in portions; never follows a link. */
    private void walk(Path directory, List<String> fresh, Set<String> suspects) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                pace.step(1);
                Inode inode = inode(entry);
                if (inode != null && inode.directory) {
                    walk(entry, fresh, suspects);
                } else if (inode != null && inode.changed >= since) {
                    fresh.add(name(entry));
                } else if (inode == null && !Files.notExists(entry, LinkOption.NOFOLLOW_LINKS)) {
                    unreadable.add(name(directory));
                }
                if (fresh.size() >= PORTION) {
                    suspects.addAll(unknown(fresh));
                    fresh.clear();
                }
            }
        } catch (NoSuchFileException removedMeanwhile) {
            // the rows tell what is missing
        } catch (IOException | DirectoryIteratorException e) {
            unreadable.add(name(directory));
        }
    }

    private String name(Path file) {
        return tree.root().relativize(file).toString();
    }

    private List<String> unknown(List<String> stored) {
        Set<String> known = new HashSet<>(engine.jdbc
                .sql("select path from page.manifest where site_id = ? and release = ? and path = any(?)")
                .params(
                        siteId,
                        tree.release(),
                        stored.stream().map(PagePath::address).toArray(String[]::new))
                .query(String.class)
                .list());
        return stored.stream()
                .filter(name -> !known.contains(PagePath.address(name)))
                .toList();
    }

    /** Buckets whose list is not there, or new and not what the bucket's row says: the journal may say the rest. */
    Set<Integer> suspectLists() {
        record Bucket(int no, byte[] hash) {}
        List<Bucket> buckets = engine.jdbc
                .sql("select bucket, hash from page.bucket where site_id = ? and release = ?")
                .params(siteId, tree.release())
                .query((rs, i) -> new Bucket(rs.getInt(1), rs.getBytes(2)))
                .list();
        Set<Integer> suspects = new TreeSet<>();
        for (Bucket bucket : buckets) {
            pace.step(1);
            Inode inode = inode(tree.lists().resolve(BucketList.name(bucket.no)));
            if (inode == null || inode.changed >= since && !isListed(bucket.no, bucket.hash)) {
                suspects.add(bucket.no);
            }
        }
        return suspects;
    }

    private boolean isListed(int bucket, byte[] hash) {
        pace.step(READING);
        return engine.lists.isListed(tree, siteCode, bucket, hash);
    }

    boolean isJournalSuspect() {
        Inode inode = inode(tree.lists().resolve(PageStore.Tree.JOURNAL));
        return inode != null && inode.changed >= since;
    }

    /** @param changed in milliseconds, as only the kernel sets it */
    private record Inode(boolean directory, long changed) {}

    /** @return null where there is none */
    private static @Nullable Inode inode(Path file) {
        try {
            Map<String, Object> attributes = Files.readAttributes(file, "unix:mode,ctime", LinkOption.NOFOLLOW_LINKS);
            return attributes.get("mode") instanceof Integer mode && attributes.get("ctime") instanceof FileTime ctime
                    ? new Inode((mode & KIND) == DIRECTORY, ctime.toMillis())
                    : null;
        } catch (IOException none) {
            return null;
        }
    }
}
