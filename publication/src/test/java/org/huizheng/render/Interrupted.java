package org.huizheng.render;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.huizheng.kernel.PageStore;
import org.jspecify.annotations.Nullable;

/** A store in which something happens in the middle of a rebuild, and that keeps what was switched to. */
final class Interrupted implements PageStore {

    private final PageStore store;
    private @Nullable Runnable at;
    private String path = "";
    final Map<Integer, Map<String, String>> switchedTo = new TreeMap<>();

    Interrupted(PageStore store) {
        this.store = store;
    }

    /** Once, when this path of a release that is not served yet has been written. */
    void when(String written, Runnable what) {
        path = written;
        at = what;
    }

    @Override
    public Tree current(String siteCode) {
        return store.current(siteCode);
    }

    @Override
    public Tree release(String siteCode, int release) {
        return store.release(siteCode, release);
    }

    @Override
    public Tree prepare(String siteCode) {
        return new Watched(store.prepare(siteCode));
    }

    @Override
    public void switchTo(String siteCode, int release) {
        store.switchTo(siteCode, release);
        switchedTo.put(release, SmallSite.tree(store, siteCode));
    }

    @Override
    public boolean isTold(String siteCode, int release) {
        return store.isTold(siteCode, release);
    }

    @Override
    public void removeOld(String siteCode) {
        store.removeOld(siteCode);
    }

    @Override
    public NavigableSet<Integer> releases(String siteCode) {
        return store.releases(siteCode);
    }

    @Override
    public void discard(String siteCode, int release) {
        store.discard(siteCode, release);
    }

    @Override
    public Stream<String> sites() {
        return store.sites();
    }

    @Override
    public void onChange(BiConsumer<String, String> listener) {
        store.onChange(listener);
    }

    private final class Watched implements Tree {
        private final Tree tree;

        Watched(Tree tree) {
            this.tree = tree;
        }

        @Override
        public void put(String written, byte[] bytes) throws IOException {
            tree.put(written, bytes);
            Runnable now = at;
            if (written.equals(path) && now != null) {
                at = null;
                now.run();
            }
        }

        @Override
        public int release() {
            return tree.release();
        }

        @Override
        public Path root() {
            return tree.root();
        }

        @Override
        public Path lists() {
            return tree.lists();
        }

        @Override
        public void link(String written, Path file) throws IOException {
            tree.link(written, file);
        }

        @Override
        public boolean delete(String gone) throws IOException {
            return tree.delete(gone);
        }

        @Override
        public byte @Nullable [] get(String asked) throws IOException {
            return tree.get(asked);
        }

        @Override
        public boolean has(String asked) throws IOException {
            return tree.has(asked);
        }

        @Override
        public void putList(String name, byte[] bytes) throws IOException {
            tree.putList(name, bytes);
        }

        @Override
        public byte @Nullable [] list(String name) throws IOException {
            return tree.list(name);
        }

        @Override
        public void addToJournal(byte[] lines) throws IOException {
            tree.addToJournal(lines);
        }

        @Override
        public byte[] journal() throws IOException {
            return tree.journal();
        }

        @Override
        public boolean isJournalWhole() throws IOException {
            return tree.isJournalWhole();
        }

        @Override
        public void forgetJournal(long bytes) throws IOException {
            tree.forgetJournal(bytes);
        }

        @Override
        public Stream<String> paths() throws IOException {
            return tree.paths();
        }
    }
}
