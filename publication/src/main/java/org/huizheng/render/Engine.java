package org.huizheng.render;

import java.time.Clock;
import java.util.Set;
import javax.sql.DataSource;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.PageSeal;
import org.huizheng.kernel.PageStore;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.page.FoldJournals;
import org.huizheng.page.KeepReplaced;
import org.huizheng.page.ListFiles;
import org.huizheng.page.Manifest;
import org.huizheng.page.ReleaseHeads;
import org.huizheng.page.SealBuckets;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What everything in this room works with: the worker's database role, the stores, the clock. */
final class Engine {

    final DataSource dataSource;
    final JdbcClient jdbc;
    final ScopedTransactions transactions;
    final SiteModels models;
    final Manifest manifest;
    final ReleaseHeads heads;
    final PageSeal seal;
    final SealBuckets seals;
    final ListFiles lists;
    final FoldJournals journals;
    final KeepReplaced replaced;
    final ReadStore readStore;
    final WakePages wakes;
    final RenderQueue queue;
    final TellCaches caches;
    final ApprovedLines approved;
    final PageStore pages;
    final BlobStore blobs;
    final Clock clock;
    final Set<String> unrecorded;

    /** @param unrecorded kinds of reads not recorded, for the controls of the oracle; empty in the product */
    Engine(
            DataSource worker,
            PageStore pages,
            BlobStore blobs,
            PageSeal seal,
            Clock clock,
            String name,
            Runnable wake,
            Set<String> unrecorded) {
        this.dataSource = worker;
        this.jdbc = JdbcClient.create(worker);
        this.transactions = new ScopedTransactions(worker);
        this.models = new SiteModels(jdbc);
        this.manifest = new Manifest(jdbc);
        this.heads = new ReleaseHeads(jdbc);
        this.seal = seal;
        this.seals = new SealBuckets(jdbc, seal);
        this.lists = new ListFiles(jdbc, seal);
        this.journals = new FoldJournals(transactions, jdbc, pages, seal);
        this.replaced = new KeepReplaced(jdbc, transactions, pages);
        this.readStore = new ReadStore(jdbc);
        this.wakes = new WakePages(jdbc, wake);
        this.queue = new RenderQueue(jdbc, name);
        this.caches = new TellCaches(jdbc);
        this.approved = new ApprovedLines(jdbc, wakes::wakeDocument);
        this.pages = pages;
        this.blobs = blobs;
        this.clock = clock;
        this.unrecorded = unrecorded;
    }

    /** How far the site's log has come. */
    long head(long siteId) {
        return jdbc.sql("select seq from release.site_log_head where site_id = ?")
                .param(siteId)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    PageMaker maker() {
        return new PageMaker(new Content(jdbc, approved), clock);
    }
}
