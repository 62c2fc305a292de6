package org.huizheng.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.PagePath;
import org.huizheng.kernel.PageStore;
import org.huizheng.kernel.SiteScope;
import org.huizheng.page.BucketList;
import org.huizheng.page.Findings;
import org.huizheng.page.ListJournal;
import org.huizheng.page.Manifest;
import org.huizheng.release.Lane;
import org.huizheng.release.Pages;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one file again with its bucket held, so that no maker is between file and record; takes away what does not belong
 * there, writes it down, and asks for the page.
 */
final class MendPage {

    enum Found {
        SOUND,
        LATER,
        CHANGED,
        MISSING,
        FOREIGN,
        LIST,
        ROW,
        POINTER
    }

    /** What a finding is about when it is not about a file of the release or a list. */
    static final String POINTER = "发布指针";

    static final String JOURNAL = "清单流水";

    /** Of an address that an index of the database takes. */
    private static final int LONGEST = 600;

    private final Engine engine;
    private final Quarantine quarantine;
    private final Findings findings;

    MendPage(Engine engine, Quarantine quarantine) {
        this.engine = engine;
        this.quarantine = quarantine;
        this.findings = new Findings(engine.jdbc);
    }

    /** @param stored the file's name below the root of the tree */
    Found perform(long siteId, PageStore.Tree tree, String stored) {
        String path = PagePath.address(stored);
        Found found = engine.transactions.write(SiteScope.everySite(), () -> {
            if (!holds(siteId, tree, BucketList.bucket(path))) {
                return Found.SOUND;
            }
            return engine.manifest
                    .at(siteId, tree.release(), path)
                    .map(entry -> own(entry, tree, stored))
                    .orElseGet(() -> foreign(siteId, tree, stored));
        });
        if (found == Found.CHANGED || found == Found.MISSING) {
            engine.wakes.committed();
        }
        return found;
    }

    /** Writes the list again when it and the journal are not what the rows say. */
    Found list(long siteId, String siteCode, PageStore.Tree tree, int bucket) {
        return engine.transactions.write(SiteScope.everySite(), () -> {
            if (!holds(siteId, tree, bucket)
                    || engine.lists.agree(siteId, tree, siteCode, bucket, engine.lists.journal(tree, siteCode))) {
                return Found.SOUND;
            }
            String name = BucketList.name(bucket);
            Path file = tree.lists().resolve(name);
            try {
                String evidence = exists(file) ? quarantine.take(file) : null;
                engine.lists.rewrite(siteId, tree, siteCode, bucket);
                findings.add(siteId, tree.release(), word(Found.LIST), name, null, evidence, true);
                return Found.LIST;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * Rows of the manifest that are not those that were sealed: which of them nobody knows, so the site is made anew from what was
     * approved.
     *
     * @param told whether the site has been asked for already
     */
    Found rows(long siteId, String siteCode, PageStore.Tree tree, int bucket, boolean told) {
        Found found = engine.transactions.write(SiteScope.everySite(), () -> {
            if (!holds(siteId, tree, bucket)
                    || engine.seals
                            .broken(siteId, siteCode, tree.release(), bucket, bucket + 1)
                            .isEmpty()) {
                return Found.SOUND;
            }
            findings.add(siteId, tree.release(), word(Found.ROW), rows(bucket), null, null, false);
            if (!told) {
                engine.wakes.enqueue(siteId, List.of(Pages.WHOLE_SITE), Lane.URGENT);
            }
            return Found.ROW;
        });
        if (found == Found.ROW) {
            engine.wakes.committed();
        }
        return found;
    }

    /** What a finding about the rows of a bucket is about. */
    static String rows(int bucket) {
        return "清单记录 " + BucketList.name(bucket);
    }

    /**
     * A journal with lines that are not ours, or without some of ours, gives way to lists. Lines of ours that tell another thing than
     * the rows were left by who was killed before the rows were.
     *
     * @param suspect whether to look into one that is as long as it should be
     */
    Found journal(long siteId, String siteCode, PageStore.Tree tree, boolean suspect) {
        return engine.journals.alone(siteId, () -> read(siteId, siteCode, tree, suspect));
    }

    private Found read(long siteId, String siteCode, PageStore.Tree tree, boolean suspect) {
        try {
            boolean whole = tree.isJournalWhole();
            if (whole && !suspect || engine.heads.release(siteId) != tree.release()) {
                return Found.SOUND;
            }
            ListJournal journal = engine.lists.journal(tree, siteCode);
            if (whole && journal.isSound()) {
                engine.lists.wrong(siteId, tree, journal).stream()
                        .map(BucketList::bucket)
                        .distinct()
                        .forEach(bucket -> renew(siteId, siteCode, tree, bucket));
                return Found.SOUND;
            }
            String evidence = quarantine.copy(tree.journal());
            engine.journals.whole(siteId, siteCode, tree);
            findings.add(siteId, tree.release(), word(Found.LIST), JOURNAL, null, evidence, true);
            return Found.LIST;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A maker that had not ended yet when its line was read has ended when the bucket is held. */
    private void renew(long siteId, String siteCode, PageStore.Tree tree, int bucket) {
        engine.transactions.write(SiteScope.everySite(), () -> {
            if (holds(siteId, tree, bucket)) {
                engine.lists.rewrite(siteId, tree, siteCode, bucket);
            }
        });
    }

    /** Waits for the bucket. @return false when the release was replaced meanwhile: its rows go before its files, and tell nothing */
    private boolean holds(long siteId, PageStore.Tree tree, int bucket) {
        engine.seals.hold(siteId, tree.release(), bucket);
        return engine.heads.release(siteId) == tree.release();
    }

    /** Who brings back an old release by its pointer, with lists that were sealed once, is not waited for: it points back. */
    Found pointer(long siteId, String siteCode, PageStore.Tree tree) {
        if (engine.pages.isTold(siteCode, tree.release())) {
            return Found.SOUND;
        }
        findings.add(siteId, tree.release(), word(Found.POINTER), POINTER, null, null, true);
        engine.pages.switchTo(siteCode, tree.release());
        return Found.POINTER;
    }

    private Found own(Manifest.Entry entry, PageStore.Tree tree, String stored) {
        try {
            if (isSound(tree, entry)) {
                return Found.SOUND;
            }
            if (isWaiting(entry)) {
                return Found.LATER;
            }
            Path file = tree.root().resolve(stored);
            boolean there = exists(file) && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
            String evidence = there ? quarantine.take(file) : null;
            Found found = there ? Found.CHANGED : Found.MISSING;
            findings.add(entry.siteId(), entry.release(), word(found), entry.path(), entry.page(), evidence, false);
            if (canBeMade(entry)) {
                engine.wakes.enqueue(entry.siteId(), List.of(entry.page()), Lane.URGENT);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Found foreign(long siteId, PageStore.Tree tree, String stored) {
        Path file = tree.root().resolve(stored);
        if (!exists(file)) {
            return Found.SOUND;
        }
        try {
            String evidence = quarantine.take(file);
            findings.add(siteId, tree.release(), word(Found.FOREIGN), shown(stored), null, evidence, true);
            return Found.FOREIGN;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes down what cannot be mended: somebody has to look at it. @param path as {@link #shown} */
    Found stuck(long siteId, PageStore.Tree tree, String path) {
        return engine.transactions.write(SiteScope.everySite(), () -> {
            String page = engine.manifest
                    .at(siteId, tree.release(), path)
                    .map(Manifest.Entry::page)
                    .orElse(null);
            Found found = page == null ? Found.FOREIGN : Found.CHANGED;
            findings.add(siteId, tree.release(), word(found), path, page, null, false);
            return found;
        });
    }

    /** What a finding says of a name below the root of the tree. */
    static String shown(String stored) {
        String address = PagePath.address(stored);
        return address.length() <= LONGEST ? address : address.substring(0, LONGEST) + "…";
    }

    static boolean isSound(PageStore.Tree tree, Manifest.Entry entry) throws IOException {
        return tree.has(entry.path())
                && Arrays.equals(hash(tree.root().resolve(PagePath.stored(entry.path()))), entry.hash());
    }

    static byte @Nullable [] hash(Path file) {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return Hashes.sha256(in);
        } catch (IOException vanished) {
            return null;
        }
    }

    /** What the tree holds may share its bytes with a blob: a blob that was changed with it cannot mend it. */
    private boolean canBeMade(Manifest.Entry entry) throws IOException {
        String blob = Hashes.hex(entry.hash());
        boolean linked = entry.isBlob();
        if (!linked || !engine.blobs.contains(BlobStore.Area.PUBLIC, blob)) {
            return !linked;
        }
        try (InputStream in = engine.blobs.open(BlobStore.Area.PUBLIC, blob)) {
            return Arrays.equals(Hashes.sha256(in), HexFormat.of().parseHex(blob));
        }
    }

    private boolean isWaiting(Manifest.Entry entry) {
        return engine.jdbc
                .sql("select exists (select from render.queue where site_id = ? and page = ? and attempts < ?)")
                .params(entry.siteId(), entry.page(), RenderQueue.MOST_ATTEMPTS)
                .query(Boolean.class)
                .single();
    }

    /** Marks what is as it should be again. @param stuck what could not be mended the last time @return how many findings still are not */
    int close(long siteId, PageStore.Tree tree, Set<String> stuck) {
        int open = 0;
        for (Findings.Open finding : findings.open(siteId)) {
            Optional<Manifest.Entry> entry = engine.manifest.at(siteId, tree.release(), finding.path());
            try {
                if (entry.isEmpty() ? !stuck.contains(finding.path()) : isSound(tree, entry.get())) {
                    findings.close(finding.id());
                } else {
                    open++;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return open;
    }

    private static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static String word(Found found) {
        return found.name().toLowerCase(java.util.Locale.ROOT);
    }
}
