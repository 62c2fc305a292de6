package org.huizheng.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.huizheng.kernel.PageStore;
import org.huizheng.page.BucketList;

/** Where one thread of a rebuild puts its pages: files at once, rows by COPY in portions. */
final class RebuildSink {

    private static final int PORTION = 1_000;

    private final Engine engine;
    private final SiteModel model;
    private final PageStore.Tree tree;
    private final long seq;
    private final Set<String> fragments;
    private final Runnable hold;
    private final ArrayDeque<Long> ids = new ArrayDeque<>();
    private final Map<Set<String>, Long> sets = new HashMap<>();
    private final CopyRows manifest = new CopyRows(
            "page.manifest",
            "page_id, site_id, release, page, path, status, hash, size, read_set_id, own_reads, edition_id, approval_id, template, theme_hash, seq, bucket");
    private final CopyRows pageReads = new CopyRows("render.page_read", "site_id, release, name, page_id");
    private final CopyRows listReads = new CopyRows(
            "render.list_read", "site_id, release, channel_id, type, from_at, from_id, to_at, to_id, page_id");
    private int rows;
    private long pages;
    private long bytes;

    /** @param fragments gathers the fragments the pages use; {@code hold} is told that the work goes on */
    RebuildSink(Engine engine, SiteModel model, PageStore.Tree tree, long seq, Set<String> fragments, Runnable hold) {
        this.engine = engine;
        this.model = model;
        this.tree = tree;
        this.seq = seq;
        this.fragments = fragments;
        this.hold = hold;
    }

    void add(String page, Made made, Reads reads) {
        if (made.isAbsent()) {
            return;
        }
        try {
            MakePage.put(tree, made, engine.blobs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long set = sets.computeIfAbsent(reads.shared(), names -> keep(reads));
        long id = nextId();
        int size = MakePage.size(made, engine.blobs);
        manifest.row(
                id,
                model.siteId(),
                tree.release(),
                page,
                made.storedPath(),
                made.status(),
                MakePage.hash(made),
                size,
                set,
                reads.ownHash(),
                made.editionId(),
                made.approvalId(),
                made.template(),
                model.theme().hash(),
                seq,
                BucketList.bucket(made.storedPath()));
        reads.own().forEach(name -> pageReads.row(model.siteId(), tree.release(), name, id));
        reads.lists()
                .forEach(l -> listReads.row(
                        model.siteId(),
                        tree.release(),
                        l.channelId(),
                        l.type(),
                        l.fromAt(),
                        l.fromId(),
                        l.toAt(),
                        l.toId(),
                        id));
        pages++;
        bytes += size;
        if (++rows >= PORTION) {
            flush();
        }
    }

    /** Most pages of a channel read the same names: sorted, hashed and stored once. */
    private long keep(Reads reads) {
        engine.readStore.keepSet(reads);
        reads.shared().stream().filter(Rendering::isFragment).forEach(fragments::add);
        return reads.setId();
    }

    void flush() {
        manifest.flush(engine.dataSource);
        pageReads.flush(engine.dataSource);
        listReads.flush(engine.dataSource);
        rows = 0;
        hold.run();
    }

    long pages() {
        return pages;
    }

    long bytes() {
        return bytes;
    }

    private long nextId() {
        if (ids.isEmpty()) {
            ids.addAll(engine.jdbc
                    .sql("select nextval('page.page_id') from generate_series(1, ?)")
                    .param(PORTION)
                    .query(Long.class)
                    .list());
        }
        return ids.removeFirst();
    }
}
