package org.huizheng.render;

import java.io.Closeable;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.huizheng.kernel.PageStore;
import org.huizheng.kernel.SiteScope;
import org.huizheng.template.TemplateRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that empty the render queue: some for pages, one for whole sites, one that sweeps and watches the day. All of
 * it can be killed at any moment; the queue knows what is left.
 */
public final class RenderWorker implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(RenderWorker.class);
    private static final int PORTION = 16;
    private static final long PAUSE_MILLIS = 500;
    private static final long LONGEST_PORTION = TimeUnit.MILLISECONDS.toNanos(500);

    private final Engine engine;
    private final RebuildSite rebuild;
    private final DayJob day;
    private final HostsFile hosts;
    private final RenderSignal signal;
    private final int threads;
    private final SiteTime siteTime;
    private final ExecutorService pool;
    private final CountDownLatch ended = new CountDownLatch(1);

    RenderWorker(
            Engine engine,
            RebuildSite rebuild,
            DayJob day,
            HostsFile hosts,
            RenderSignal signal,
            int threads,
            SiteTime siteTime) {
        this.engine = engine;
        this.rebuild = rebuild;
        this.day = day;
        this.hosts = hosts;
        this.signal = signal;
        this.threads = threads;
        this.siteTime = siteTime;
        this.pool = Executors.newFixedThreadPool(
                threads + 2, Thread.ofPlatform().name("render-", 0).daemon().factory());
    }

    /** @param alone no other process works on this database: claims found are of the dead and freed at once */
    public void start(boolean alone) {
        if (alone) {
            engine.queue.freeAll();
            engine.heads.letGoAll();
        }
        sealed(alone);
        Arrays.stream(EngineStyle.values()).forEach(engine.wakes::wakeSitesWithout);
        for (int i = 0; i < threads; i++) {
            PageMaker maker = engine.maker();
            pool.submit(() -> repeat(() -> pages(new MakePage(engine, maker))));
        }
        pool.submit(() -> repeat(this::wholeSite));
        pool.submit(() -> repeat(this::housekeeping));
    }

    /**
     * Releases whose lists are not sealed by us get theirs at once, so that their pages are served; and as nobody knows who wrote the rows
     * that were sealed now, they are made anew. What rebuilds of the dead left goes.
     */
    private void sealed(boolean alone) {
        record Site(long siteId, String code) {}
        List<Site> sites = engine.jdbc
                .sql("select site_id, code from release.site order by site_id")
                .query((rs, i) -> new Site(rs.getLong(1), rs.getString(2)))
                .list();
        for (Site site : sites) {
            PageStore.Tree tree = engine.pages.current(site.code);
            if (alone) {
                rebuild.removeUnfinished(site.siteId, site.code);
            }
            if (engine.seals.areMissing(site.siteId, tree.release())) {
                sealAnew(site.siteId, site.code, tree);
            }
        }
    }

    private void sealAnew(long siteId, String code, PageStore.Tree tree) {
        engine.transactions.write(SiteScope.everySite(), () -> {
            if (engine.seals.whole(siteId, tree, code) > 0) {
                engine.wakes.wakeSite(siteId);
                LOG.warn("site {}: no list is sealed by us, as after another key: sealed anew, and made anew", code);
            }
        });
    }

    private interface Step {
        /** @return whether to go on without a pause */
        boolean run() throws InterruptedException;
    }

    private void repeat(Step step) {
        while (ended.getCount() > 0) {
            try {
                long noted = signal.calls();
                if (!step.run()) {
                    signal.await(noted, PAUSE_MILLIS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("the render worker could not reach its queue, trying again: {}", e.toString());
                pause();
            }
        }
    }

    private void pause() {
        try {
            ended.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean pages(MakePage makePage) {
        List<RenderQueue.Task> tasks = engine.queue.claim(PORTION, siteTime.overdrawn());
        long start = System.nanoTime();
        for (RenderQueue.Task task : tasks) {
            long before = System.nanoTime();
            if (before - start > LONGEST_PORTION) {
                engine.queue.free(task);
            } else {
                attempt(task, () -> makePage.perform(task));
                siteTime.add(task.siteId(), System.nanoTime() - before);
            }
        }
        return !tasks.isEmpty();
    }

    private boolean wholeSite() {
        return engine.queue
                .claimWholeSite()
                .map(task -> {
                    long start = System.nanoTime();
                    attempt(task, () -> {
                        rebuild.perform(task.siteId()).ifPresent(r -> {
                            LOG.info(
                                    "site {} rebuilt: {} pages, {} refused, {} ms",
                                    task.siteId(),
                                    r.pages(),
                                    r.refused().size(),
                                    (System.nanoTime() - start) / 1_000_000);
                            r.refused().stream().limit(20).forEach(why -> LOG.error("page refused: {}", why));
                        });
                        engine.queue.done(task);
                    });
                    siteTime.add(task.siteId(), (System.nanoTime() - start) * threads);
                    rebuild.removeOld(task.siteId());
                    return true;
                })
                .orElseGet(this::removeLeft);
    }

    /** What a rebuild did not come to, because it was killed after the switch. */
    private boolean removeLeft() {
        engine.replaced.waiting().forEach(rebuild::removeOld);
        return false;
    }

    private void attempt(RenderQueue.Task task, Runnable code) {
        try {
            code.run();
        } catch (PageRefused | TemplateRefused e) {
            LOG.error("page {} of site {} refused: {}", task.page(), task.siteId(), e.getMessage());
            engine.queue.failed(task, String.valueOf(e.getMessage()), true);
        } catch (RuntimeException e) {
            LOG.warn("page {} of site {} failed, attempt {}", task.page(), task.siteId(), task.attempts() + 1, e);
            engine.queue.failed(task, e.toString(), false);
        }
    }

    private boolean housekeeping() throws InterruptedException {
        hosts.write();
        day.look();
        engine.queue.sweep();
        ended.await(2, TimeUnit.SECONDS);
        return true;
    }

    @Override
    public void close() {
        ended.countDown();
        signal.run();
        pool.shutdown();
        try {
            if (!pool.awaitTermination(20, TimeUnit.SECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
