package org.huizheng.kernel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The page store of plain tests. */
@NullMarked
public final class MemoryPageStore implements PageStore {

    private final Map<String, TreeMap<Integer, MemoryTree>> releases = new ConcurrentHashMap<>();
    private final Map<String, MemoryTree> served = new ConcurrentHashMap<>();
    private final List<BiConsumer<String, String>> listeners = new CopyOnWriteArrayList<>();

    @Override
    public synchronized Tree current(String siteCode) {
        return served.computeIfAbsent(siteCode, this::add);
    }

    @Override
    public synchronized Tree prepare(String siteCode) {
        return add(siteCode);
    }

    @Override
    public synchronized Tree release(String siteCode, int release) {
        MemoryTree tree = releases.getOrDefault(siteCode, new TreeMap<>()).get(release);
        return tree == null ? new MemoryTree(siteCode, release) : tree;
    }

    private MemoryTree add(String siteCode) {
        var site = releases.computeIfAbsent(siteCode, s -> new TreeMap<>());
        int release = site.isEmpty() ? 1 : site.lastKey() + 1;
        MemoryTree tree = new MemoryTree(siteCode, release);
        site.put(release, tree);
        return tree;
    }

    @Override
    public synchronized void switchTo(String siteCode, int release) {
        var site = releases.getOrDefault(siteCode, new TreeMap<>());
        MemoryTree tree = site.get(release);
        if (tree == null) {
            throw Problem.notFound("没有这个发布版本：" + siteCode + " " + release);
        }
        served.put(siteCode, tree);
        listeners.forEach(l -> l.accept(siteCode, "*"));
    }

    @Override
    public boolean isTold(String siteCode, int release) {
        return current(siteCode).release() == release;
    }

    @Override
    public synchronized void removeOld(String siteCode) {
        var site = releases.getOrDefault(siteCode, new TreeMap<>());
        while (site.headMap(current(siteCode).release()).size() > 1) {
            site.pollFirstEntry();
        }
    }

    @Override
    public synchronized NavigableSet<Integer> releases(String siteCode) {
        return new TreeSet<>(releases.getOrDefault(siteCode, new TreeMap<>()).keySet());
    }

    @Override
    public synchronized void discard(String siteCode, int release) {
        releases.getOrDefault(siteCode, new TreeMap<>()).remove(release);
    }

    @Override
    public Stream<String> sites() {
        return releases.keySet().stream();
    }

    @Override
    public void onChange(BiConsumer<String, String> listener) {
        listeners.add(listener);
    }

    private final class MemoryTree implements Tree {

        private final String siteCode;
        private final int release;
        private final Map<String, byte[]> files = new ConcurrentHashMap<>();
        private final Map<String, byte[]> lists = new ConcurrentHashMap<>();
        private final ByteArrayOutputStream journal = new ByteArrayOutputStream();

        MemoryTree(String siteCode, int release) {
            this.siteCode = siteCode;
            this.release = release;
        }

        @Override
        public int release() {
            return release;
        }

        @Override
        public Path root() {
            return Path.of("/memory", siteCode, String.valueOf(release));
        }

        @Override
        public Path lists() {
            return Path.of("/memory", siteCode, release + ".lists");
        }

        @Override
        public void put(String path, byte[] bytes) {
            files.put(PagePath.stored(path), bytes.clone());
            changed(path);
        }

        @Override
        public void link(String path, Path file) throws IOException {
            PagePath.stored(path);
            put(path, Files.readAllBytes(file));
        }

        @Override
        public boolean delete(String path) {
            boolean found = files.remove(PagePath.stored(path)) != null;
            if (found) {
                changed(path);
            }
            return found;
        }

        @Override
        public byte @Nullable [] get(String path) {
            byte[] bytes = PagePath.isValid(path) ? files.get(PagePath.stored(path)) : null;
            return bytes == null ? null : bytes.clone();
        }

        @Override
        public boolean has(String path) {
            return get(path) != null;
        }

        @Override
        public void putList(String name, byte[] bytes) {
            lists.put(name, bytes.clone());
        }

        @Override
        public byte @Nullable [] list(String name) {
            return lists.get(name);
        }

        @Override
        public synchronized void addToJournal(byte[] lines) {
            journal.writeBytes(lines);
        }

        @Override
        public synchronized byte[] journal() {
            return journal.toByteArray();
        }

        @Override
        public boolean isJournalWhole() {
            return true;
        }

        @Override
        public synchronized void forgetJournal(long bytes) {
            byte[] all = journal.toByteArray();
            journal.reset();
            journal.write(all, (int) bytes, all.length - (int) bytes);
        }

        @Override
        public Stream<String> paths() {
            return files.keySet().stream().map(PagePath::address);
        }

        private void changed(String path) {
            if (this.equals(served.get(siteCode))) {
                listeners.forEach(l -> l.accept(siteCode, path));
            }
        }
    }
}
