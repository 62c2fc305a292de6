package org.huizheng.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.huizheng.kernel.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The releases of one site: directories {@code 1}, {@code 2}, …, the file {@code current} holding the number of the served
 * one, a link {@code served} to it for web servers that cannot read that file, and beside each release that was ever served
 * an empty file {@code 2.complete}, so that a lost or damaged pointer is found again.
 */
final class SiteReleases {

    private static final Logger LOG = LoggerFactory.getLogger(SiteReleases.class);
    private static final String LINK = "served";
    private static final String NUMBER = "[1-9][0-9]{0,8}";

    private final Path site;
    private final Beside beside;
    private final Consumer<String> changed;
    private final TreeMap<Integer, FileTree> trees = new TreeMap<>();
    private volatile FileTree current;

    SiteReleases(Path site, Consumer<String> changed) throws IOException {
        Files.createDirectories(site);
        this.site = site;
        this.beside = new Beside(site);
        this.changed = changed;
        this.current = tree(pointed());
        current.served(true);
        if (!isLinked(current.release())) {
            link(Math.max(1, readPointer()));
        }
    }

    FileTree current() {
        return current;
    }

    synchronized FileTree prepare() throws IOException {
        NavigableSet<Integer> all = releases();
        int next = Math.max(all.isEmpty() ? 0 : all.last(), current.release()) + 1;
        Files.createDirectory(directory(next));
        return tree(next);
    }

    synchronized void switchTo(int release) throws IOException {
        if (!DurableFiles.isDirectory(directory(release))) {
            throw Problem.notFound("没有这个发布版本：" + site.getFileName() + " " + release);
        }
        FileTree before = current;
        FileTree next = tree(release);
        next.served(true);
        point(release);
        current = next;
        if (before.release() != release) {
            before.served(false);
        }
        changed.accept("*");
    }

    /** A pointer that cannot be read tells nothing. */
    synchronized boolean isTold(int release) {
        try {
            return DurableFiles.isFile(pointer()) && readPointer() == release && isLinked(release);
        } catch (IOException e) {
            return false;
        }
    }

    synchronized void removeOld() throws IOException {
        NavigableSet<Integer> old = releases().headSet(current.release(), false);
        Integer kept = old.pollLast();
        for (int release : old) {
            remove(release);
        }
        if (kept != null) {
            trees.headMap(kept).clear();
        }
    }

    synchronized void discard(int release) throws IOException {
        if (release == current.release()) {
            throw new IllegalStateException("release " + release + " of " + site.getFileName() + " is served");
        }
        remove(release);
    }

    private void remove(int release) throws IOException {
        Files.deleteIfExists(complete(release));
        for (Path directory : List.of(directory(release), site.resolve(release + FileTree.LISTS))) {
            if (DurableFiles.isDirectory(directory)) {
                DurableFiles.deleteTree(directory);
            }
        }
        trees.remove(release);
    }

    private int pointed() throws IOException {
        int pointed = readPointer();
        if (pointed > 0 && DurableFiles.isDirectory(directory(pointed))) {
            return pointed;
        }
        NavigableSet<Integer> all = releases();
        NavigableSet<Integer> complete = new TreeSet<>(all);
        complete.removeIf(release -> !Files.exists(complete(release)));
        int found = !complete.isEmpty() ? complete.last() : all.isEmpty() ? 1 : all.last() + 1;
        Files.createDirectories(directory(found));
        point(found);
        return found;
    }

    private int readPointer() throws IOException {
        try {
            String text = new String(Files.readAllBytes(pointer()), StandardCharsets.ISO_8859_1).strip();
            return text.matches(NUMBER) ? Integer.parseInt(text) : 0;
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    private void point(int release) throws IOException {
        if (!Files.exists(complete(release))) {
            Files.createFile(complete(release));
        }
        DurableFiles.replace(pointer(), beside.next(), (release + "\n").getBytes(StandardCharsets.US_ASCII));
        link(release);
    }

    private boolean isLinked(int release) throws IOException {
        Path link = site.resolve(LINK);
        return Files.isSymbolicLink(link)
                && Files.readSymbolicLink(link).toString().equals(String.valueOf(release));
    }

    /** Who serves by the pointer does without it. */
    private void link(int release) {
        try {
            Path next = Files.createSymbolicLink(beside.next(), Path.of(String.valueOf(release)));
            Files.move(next, site.resolve(LINK), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("{} does not lead to release {}: {}", site.resolve(LINK), release, e.toString());
        }
    }

    NavigableSet<Integer> releases() throws IOException {
        NavigableSet<Integer> found = new TreeSet<>();
        try (var entries = Files.newDirectoryStream(site)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                if (name.matches(NUMBER) && DurableFiles.isDirectory(entry)) {
                    found.add(Integer.parseInt(name));
                }
            }
        }
        return found;
    }

    synchronized FileTree tree(int release) {
        return trees.computeIfAbsent(release, r -> new FileTree(r, directory(r), beside, false, changed));
    }

    private Path directory(int release) {
        return site.resolve(String.valueOf(release));
    }

    private Path complete(int release) {
        return site.resolve(release + ".complete");
    }

    private Path pointer() {
        return site.resolve("current");
    }
}
