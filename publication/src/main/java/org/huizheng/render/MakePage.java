package org.huizheng.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.PageStore;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.page.KeepPast;
import org.huizheng.page.ListJournal;
import org.huizheng.page.Manifest;
import org.huizheng.page.ReleaseHeads;
import org.huizheng.page.SealBuckets;
import org.huizheng.release.Change;
import org.huizheng.release.Lane;
import org.huizheng.release.Position;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes one page as it should be now: read, render, record, write the file, and only then let the record stand: killed in
 * between, the page is still in the queue and is made again. Whoever holds the bucket of a page sees record, list and file
 * agree.
 */
final class MakePage {

    private final JdbcClient jdbc;
    private final ScopedTransactions transactions;
    private final SiteModels models;
    private final Manifest manifest;
    private final ReleaseHeads heads;
    private final SealBuckets seals;
    private final KeepPast past;
    private final ReadStore readStore;
    private final WakePages wakes;
    private final RenderQueue queue;
    private final TellCaches caches;
    private final PageStore pages;
    private final BlobStore blobs;
    private final PageMaker maker;
    private final Set<String> unrecorded;

    MakePage(Engine engine, PageMaker maker) {
        this.jdbc = engine.jdbc;
        this.transactions = engine.transactions;
        this.models = engine.models;
        this.manifest = engine.manifest;
        this.heads = engine.heads;
        this.seals = engine.seals;
        this.past = new KeepPast(engine.jdbc);
        this.readStore = engine.readStore;
        this.wakes = engine.wakes;
        this.queue = engine.queue;
        this.caches = engine.caches;
        this.pages = engine.pages;
        this.blobs = engine.blobs;
        this.maker = maker;
        this.unrecorded = engine.unrecorded;
    }

    /** @return whether bytes changed */
    boolean perform(RenderQueue.Task task) {
        CrashPoint.pass("claimed");
        boolean changed = make(task.siteId(), task.page(), task, null);
        CrashPoint.pass("done");
        return changed;
    }

    /** Into a release that is not served yet. */
    void into(PageStore.Tree tree, long siteId, String page) {
        make(siteId, page, null, tree);
    }

    private boolean make(
            long siteId, String page, RenderQueue.@Nullable Task claimed, PageStore.@Nullable Tree prepared) {
        RenderQueue.Task task = claimed == null ? null : queue.now(claimed);
        long platform = OfAllSites.isOne(page) ? head(Change.PLATFORM, "") : 0;
        long seq = head(siteId, "");
        Optional<SiteModel> found = models.find(siteId);
        if (found.isEmpty()) {
            finish(task);
            return false;
        }
        SiteModel model = found.get();
        int release = prepared == null ? heads.release(siteId) : prepared.release();
        Reads reads = new Reads(unrecorded);
        boolean unused = task != null && Rendering.isFragment(page) && !readStore.isRead(siteId, release, page);
        Made made = unused ? Made.absent() : maker.make(model, page, reads);
        CrashPoint.pass("rendered");
        makeMissing(siteId, release, page, made, reads, prepared);
        return record(model, release, page, made, reads, seq, platform, task, prepared);
    }

    /** A page never points to a fragment, or to a file of a document, that does not exist yet. Asked for already, it is done with it. */
    private void makeMissing(
            long siteId, int release, String page, Made made, Reads reads, PageStore.@Nullable Tree prepared) {
        Set<String> needed = made.files();
        needed.remove(page);
        reads.shared().stream().filter(Rendering::isFragment).forEach(needed::add);
        if (!needed.isEmpty()) {
            manifest.missing(siteId, release, needed)
                    .forEach(absent -> make(
                            siteId,
                            absent,
                            prepared == null ? queue.claim(siteId, absent).orElse(null) : null,
                            prepared));
        }
    }

    private static boolean write(PageStore.Tree tree, Made made, Optional<Manifest.Entry> old, BlobStore blobs) {
        try {
            if (made.isAbsent()) {
                return old.isPresent() && tree.delete(old.get().path());
            }
            boolean same = old.isPresent()
                    && old.get().path().equals(made.storedPath())
                    && Arrays.equals(old.get().hash(), hash(made))
                    && tree.has(made.storedPath());
            if (same) {
                return false;
            }
            put(tree, made, blobs);
            if (old.isPresent() && !old.get().path().equals(made.storedPath())) {
                CrashPoint.pass("replaced");
                tree.delete(old.get().path());
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void put(PageStore.Tree tree, Made made, BlobStore blobs) throws IOException {
        if (made.blob() == null) {
            tree.put(made.storedPath(), made.bytes());
        } else {
            tree.link(made.storedPath(), blobs.file(BlobStore.Area.PUBLIC, made.blob()));
        }
    }

    static byte[] hash(Made made) {
        return made.blob() == null
                ? Hashes.sha256(made.bytes())
                : HexFormat.of().parseHex(made.blob());
    }

    static int size(Made made, BlobStore blobs) {
        try {
            return made.blob() == null
                    ? made.bytes().length
                    : (int) Math.min(Integer.MAX_VALUE, blobs.size(BlobStore.Area.PUBLIC, made.blob()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean record(
            SiteModel model,
            int release,
            String page,
            Made made,
            Reads reads,
            long seq,
            long platform,
            RenderQueue.@Nullable Task task,
            PageStore.@Nullable Tree prepared) {
        readStore.keepSet(reads);
        return transactions.write(SiteScope.everySite(), () -> {
            boolean late = OfAllSites.isOne(page) && head(Change.PLATFORM, "for share") > platform;
            long now = head(model.siteId(), "for share");
            if (prepared == null && isSwitching(model, release)) {
                wakes.enqueue(model.siteId(), List.of(page), Lane.URGENT);
                finish(task);
                return false;
            }
            List<Manifest.Entry> was = new ArrayList<>(
                    manifest.lock(model.siteId(), release, page).stream().toList());
            Optional<Manifest.Entry> gone = Optional.empty();
            if (made.isAbsent()) {
                was.forEach(e -> {
                    readStore.forgetOwn(e.pageId());
                    manifest.delete(e.pageId());
                });
            } else {
                if (was.stream().noneMatch(e -> e.path().equals(made.storedPath()))) {
                    gone = giveWay(model, release, page, made, prepared);
                }
                long pageId = manifest.save(entry(model, release, page, made, reads, seq), !was.isEmpty(), was::add);
                if (was.isEmpty() || was.getFirst().ownReads() != reads.ownHash()) {
                    readStore.replaceOwn(model.siteId(), release, pageId, reads);
                }
            }
            Optional<Manifest.Entry> old = was.stream().findFirst();
            old.ifPresent(e -> wakeOrphans(model.siteId(), release, e, reads));
            if (late || now > seq && isConcerned(model.siteId(), seq, page)) {
                wakes.enqueue(model.siteId(), List.of(page), late ? Lane.URGENT : Lane.NORMAL);
            }
            PageStore.Tree tree = prepared == null ? pages.current(model.site().code()) : prepared;
            if (prepared == null) {
                past.perform(model.siteId(), tree, old, made.isAbsent() ? null : next(page, made));
            }
            boolean changed = seal(model, tree, made, old, gone);
            if (changed && prepared == null) {
                caches.changed(model.siteId(), release, page, paths(made, old));
            }
            CrashPoint.pass("recorded");
            finish(task);
            return changed;
        });
    }

    /**
     * An address may be given anew before the page it had is made elsewhere: that page waits, and what it left here is past.
     *
     * @return the row that went
     */
    private Optional<Manifest.Entry> giveWay(
            SiteModel model, int release, String page, Made made, PageStore.@Nullable Tree prepared) {
        long siteId = model.siteId();
        Optional<Manifest.Entry> gone = manifest.at(siteId, release, made.storedPath())
                .filter(other -> !other.page().equals(page))
                .filter(other -> prepared != null || queue.holds(siteId, other.page()))
                .flatMap(other -> manifest.lock(siteId, release, other.page()))
                .filter(other -> other.path().equals(made.storedPath()));
        gone.ifPresent(other -> {
            readStore.forgetOwn(other.pageId());
            manifest.delete(other.pageId());
            wakeOrphans(siteId, release, other, new Reads());
            if (prepared == null) {
                past.perform(siteId, pages.current(model.site().code()), Optional.of(other), null);
            }
        });
        return gone;
    }

    /** While or since a rebuild puts another release in the place of this one; the site's log is held, so it does not begin now. */
    private boolean isSwitching(SiteModel model, int release) {
        return heads.release(model.siteId()) != release
                || pages.current(model.site().code()).release() != release;
    }

    /** The file and the line that tells of it, one directly after the other: a portal looks again where they differ. */
    private boolean seal(
            SiteModel model,
            PageStore.Tree tree,
            Made made,
            Optional<Manifest.Entry> old,
            Optional<Manifest.Entry> gone) {
        List<Manifest.Entry> before = Stream.concat(old.stream(), gone.stream()).toList();
        seals.renew(model.siteId(), tree, model.site().code(), lines(made, old), before);
        boolean changed = write(tree, made, old, blobs);
        CrashPoint.pass("written");
        return changed;
    }

    private static KeepPast.Next next(String page, Made made) {
        return new KeepPast.Next(
                page,
                made.storedPath(),
                made.status(),
                hash(made),
                made.editionId(),
                made.approvalId(),
                made.blob() == null ? made.bytes() : null);
    }

    private static List<ListJournal.Line> lines(Made made, Optional<Manifest.Entry> old) {
        List<ListJournal.Line> lines = new ArrayList<>();
        old.map(Manifest.Entry::path)
                .filter(path -> made.isAbsent() || !path.equals(made.storedPath()))
                .ifPresent(path -> lines.add(new ListJournal.Line(path, null)));
        if (!made.isAbsent()) {
            lines.add(new ListJournal.Line(made.storedPath(), hash(made)));
        }
        return lines;
    }

    /** Where it was and where it is. */
    private static List<String> paths(Made made, Optional<Manifest.Entry> old) {
        return Stream.concat(
                        old.map(Manifest.Entry::path).stream(),
                        Stream.of(made.storedPath()).filter(p -> !made.isAbsent()))
                .distinct()
                .toList();
    }

    private Manifest.Entry entry(SiteModel model, int release, String page, Made made, Reads reads, long seq) {
        return new Manifest.Entry(
                0,
                model.siteId(),
                release,
                page,
                made.storedPath(),
                made.status(),
                hash(made),
                size(made, blobs),
                reads.setId(),
                reads.ownHash(),
                made.editionId(),
                made.approvalId(),
                made.template(),
                model.theme().hash(),
                seq);
    }

    /** A fragment the page used before and does not use now may have lost its last reader. */
    private void wakeOrphans(long siteId, int release, Manifest.Entry old, Reads reads) {
        if (old.readSetId() == reads.setId()) {
            return;
        }
        Set<String> dropped = readStore.names(old.readSetId()).stream()
                .filter(Rendering::isFragment)
                .filter(f -> !reads.shared().contains(f))
                .filter(f -> !readStore.isRead(siteId, release, f))
                .collect(Collectors.toSet());
        if (!dropped.isEmpty()) {
            dropped.removeAll(manifest.missing(siteId, release, dropped));
            wakes.enqueue(siteId, dropped, Lane.BULK);
        }
    }

    /** Whether something changed after the page was read and before it was recorded. */
    private boolean isConcerned(long siteId, long seq, String page) {
        record Logged(String[] keys, String[] pages, String[] positions) {}
        return jdbc
                .sql("select keys, pages, positions from release.publication_log where site_id = ? and seq > ?")
                .params(siteId, seq)
                .query((rs, i) -> new Logged(
                        (String[]) rs.getArray(1).getArray(),
                        (String[]) rs.getArray(2).getArray(),
                        (String[]) rs.getArray(3).getArray()))
                .list()
                .stream()
                .anyMatch(l -> Arrays.asList(l.pages).contains(page)
                        || wakes.concerned(
                                        siteId,
                                        List.of(l.keys),
                                        Arrays.stream(l.positions)
                                                .map(Position::of)
                                                .toList())
                                .contains(page));
    }

    private void finish(RenderQueue.@Nullable Task task) {
        if (task != null) {
            queue.done(task);
        }
    }

    private long head(long siteId, String lock) {
        return jdbc.sql("select seq from release.site_log_head where site_id = ? " + lock)
                .param(siteId)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
