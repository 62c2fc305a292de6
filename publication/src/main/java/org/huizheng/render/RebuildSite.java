package org.huizheng.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.huizheng.kernel.PageStore;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.Lane;
import org.huizheng.release.Mappings;
import org.huizheng.release.MovedChannels;
import org.huizheng.release.Pages;
import org.huizheng.release.ReleasedChannel;
import org.huizheng.template.TemplateRefused;

/**
 * Makes a whole site anew into a fresh release from the database, replays what changed meanwhile, and switches. What stands
 * is served until then; pages asked for meanwhile wait.
 */
public final class RebuildSite {

    /** @param refused pages that must not be published, with their reasons */
    public record Result(long pages, long bytes, List<String> refused) {}

    private final Engine engine;
    private final int threads;

    RebuildSite(Engine engine, int threads) {
        this.engine = engine;
        this.threads = threads;
    }

    /**
     * @return empty when the site is unknown or has no theme
     * @throws PageRefused when most pages are: what stands goes on being served
     */
    public Optional<Result> perform(long siteId) {
        engine.heads.hold(siteId);
        try {
            long seq = engine.head(siteId);
            return engine.models.find(siteId).map(model -> {
                removeUnfinished(siteId, model.site().code());
                return rebuild(model, seq);
            });
        } finally {
            engine.heads.letGo(siteId);
        }
    }

    /** What rebuilds that failed or were killed left: nobody would look for it, and it holds what may since have been withdrawn or erased. */
    void removeUnfinished(long siteId, String siteCode) {
        int served = Math.max(
                engine.heads.release(siteId), engine.pages.current(siteCode).release());
        engine.pages.releases(siteCode).tailSet(served, false).forEach(left -> discard(siteId, siteCode, left));
    }

    private void discard(long siteId, String siteCode, int release) {
        engine.readStore.forgetFrom(siteId, release);
        engine.manifest.forgetFrom(siteId, release);
        engine.pages.discard(siteCode, release);
    }

    private Result rebuild(SiteModel model, long seq) {
        PageStore.Tree tree = engine.pages.prepare(model.site().code());
        try {
            return rebuild(model, seq, tree);
        } catch (RuntimeException e) {
            try {
                removeUnfinished(model.siteId(), model.site().code());
            } catch (RuntimeException later) {
                e.addSuppressed(later);
            }
            throw e;
        }
    }

    private Result rebuild(SiteModel model, long seq, PageStore.Tree tree) {
        engine.readStore.forgetFrom(model.siteId(), tree.release());
        engine.manifest.forgetFrom(model.siteId(), tree.release());
        Run run = new Run(model, tree, seq);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            run.on(pool);
            Set<String> made = new TreeSet<>();
            while (made.size() < run.fragments.size()) {
                Set<String> next = new TreeSet<>(run.fragments);
                next.removeAll(made);
                run.jobs.add(work -> next.forEach(work::make));
                made.addAll(next);
                run.on(pool);
            }
        }
        ReplayLog replay = new ReplayLog(engine, model.siteId(), tree, seq);
        replay.roughly();
        engine.transactions.write(
                SiteScope.everySite(),
                () -> engine.seals.whole(model.siteId(), tree, model.site().code()));
        replayAndSwitch(model, tree.release(), replay);
        return new Result(
                run.sinks.stream().mapToLong(RebuildSink::pages).sum(),
                run.sinks.stream().mapToLong(RebuildSink::bytes).sum(),
                run.refusals.reasons());
    }

    /** A part of the site one thread makes. */
    private interface Job {
        void run(Work work);
    }

    /** One thread's hands: its page maker and its sink. */
    private final class Work {
        private final SiteModel model;
        private final PageMaker maker;
        private final RebuildSink sink;
        private final Refusals refusals;
        private final MadeOnce once;

        Work(SiteModel model, RebuildSink sink, Refusals refusals, MadeOnce once) {
            this.model = model;
            this.maker = engine.maker();
            this.sink = sink;
            this.refusals = refusals;
            this.once = once;
        }

        void make(String page) {
            make(page, reads -> maker.make(model, page, reads));
        }

        void make(String page, Function<Reads, Made> code) {
            if (!once.first(page)) {
                return;
            }
            Reads reads = new Reads(engine.unrecorded);
            try {
                sink.add(page, code.apply(reads), reads);
                refusals.made();
            } catch (PageRefused | TemplateRefused e) {
                refusals.add(page, e.getMessage());
                engine.wakes.enqueue(model.siteId(), List.of(page), Lane.NORMAL);
            }
        }
    }

    /** What the threads of one rebuild share. */
    private final class Run {
        private final SiteModel model;
        private final PageStore.Tree tree;
        private final long seq;
        private final Set<String> fragments = ConcurrentHashMap.newKeySet();
        private final Refusals refusals = new Refusals();
        private final MadeOnce once = new MadeOnce();
        private final List<RebuildSink> sinks = new ArrayList<>();
        private final Queue<Job> jobs;

        Run(SiteModel model, PageStore.Tree tree, long seq) {
            this.model = model;
            this.tree = tree;
            this.seq = seq;
            this.jobs = new ConcurrentLinkedQueue<>(jobs(model));
        }

        /** Until there are no jobs left, or one has failed. */
        void on(ExecutorService pool) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                RebuildSink sink =
                        new RebuildSink(engine, model, tree, seq, fragments, () -> engine.heads.hold(model.siteId()));
                sinks.add(sink);
                running.add(pool.submit(() -> work(new Work(model, sink, refusals, once))));
            }
            running.forEach(RebuildSite::await);
        }

        private void work(Work work) {
            try {
                for (Job job = jobs.poll(); job != null; job = jobs.poll()) {
                    job.run(work);
                }
                work.sink.flush();
            } catch (RuntimeException e) {
                jobs.clear();
                throw e;
            }
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<Job> jobs(SiteModel model) {
        List<Job> jobs = new ArrayList<>();
        for (ReleasedChannel channel : model.channels().values()) {
            jobs.add(work -> channel(work, channel));
        }
        jobs.add(work -> {
            List.of(
                            Pages.HOME,
                            Pages.ELDER,
                            Pages.MAP,
                            Pages.ROBOTS,
                            Pages.SITEMAP,
                            Pages.OPEN_SEARCH,
                            Pages.DOOR,
                            Pages.CLOSED,
                            Pages.MARK,
                            Pages.feed(0))
                    .forEach(work::make);
            Arrays.stream(EngineStyle.values()).map(EngineStyle::page).forEach(work::make);
            OfAllSites.PAGES.forEach(work::make);
            PageMaker.STATEMENTS.forEach(kind -> work.make(Pages.statement(kind)));
            PageMaker.errors().forEach(status -> work.make(Pages.error(status)));
            work.maker.content().shards(model.siteId()).forEach(shard -> work.make(Pages.shard(shard)));
            model.theme().assets().keySet().forEach(path -> work.make(Pages.asset(path)));
        });
        jobs.add(work ->
                new Mappings(engine.jdbc).parts(model.siteId()).forEach(part -> work.make(Pages.mappings(part))));
        jobs.add(work -> MovedChannels.of(engine.jdbc, model.siteId())
                .forEach(moved -> moved.pages().forEach(work::make)));
        jobs.add(work -> each("""
                select a.document_id from release.address a
                where a.site_id = ? and a.document_id > ? and not exists (
                    select 1 from release.placement p
                    where p.site_id = a.site_id and p.document_id = a.document_id and p."primary")
                order by a.document_id limit 1000""", model, id -> work.make(Pages.document(id))));
        jobs.add(work -> each("""
                select distinct a.document_id from release.address a join release.attachment f using (document_id)
                where a.site_id = ? and a.document_id > ? order by a.document_id limit 1000""", model, id -> files(work, id)));
        return jobs;
    }

    private void files(Work work, long documentId) {
        engine.jdbc
                .sql("select position from release.attachment where document_id = ? order by position")
                .param(documentId)
                .query(Integer.class)
                .list()
                .forEach(position -> work.make(Pages.file(documentId, position)));
    }

    private void each(String sql, SiteModel model, LongConsumer visit) {
        long after = 0;
        List<Long> ids;
        do {
            ids = engine.jdbc
                    .sql(sql)
                    .params(model.siteId(), after)
                    .query(Long.class)
                    .list();
            ids.forEach(visit::accept);
            after = ids.isEmpty() ? after : ids.getLast();
        } while (!ids.isEmpty());
    }

    private void channel(Work work, ReleasedChannel channel) {
        long id = channel.channelId();
        work.make(Pages.channel(id));
        work.make(Pages.feed(id));
        ChannelInOrder content = new ChannelInOrder(engine.jdbc, engine.approved, id);
        PageMaker maker = new PageMaker(content, engine.clock);
        content.each(
                (item, newer, older) -> {
                    if (item.primary()) {
                        work.make(
                                Pages.document(item.row().documentId()),
                                reads -> maker.document(
                                        work.model, reads, item.row(), new Rendering.Neighbourhood(newer, older)));
                    }
                },
                no -> {
                    if (content.cutRow(id, no).filter(cut -> !cut.open()).isPresent()) {
                        work.make(Pages.cut(id, no), reads -> maker.make(work.model, Pages.cut(id, no), reads));
                    }
                });
        engine.jdbc.sql("""
                select no from release.cut where channel_id = :c and (open or items = 0)
                union select no from release.cut_moved where channel_id = :c""").param("c", id).query(Integer.class).list().forEach(no -> work.make(Pages.cut(id, no)));
    }

    /** Holding the log still: whatever changed since the start and touches a new page is asked for, then the new stands. */
    private void replayAndSwitch(SiteModel model, int release, ReplayLog replay) {
        long siteId = model.siteId();
        engine.transactions.write(SiteScope.everySite(), () -> {
            engine.jdbc
                    .sql("select seq from release.site_log_head where site_id = ? for update")
                    .param(siteId)
                    .query(Long.class)
                    .optional();
            Set<String> again = replay.toTheEnd();
            again.addAll(OfAllSites.PAGES);
            engine.wakes.enqueue(siteId, again, Lane.NORMAL);
            engine.replaced.note(siteId, engine.heads.release(siteId), release);
            engine.caches.switching(siteId);
            engine.heads.serve(siteId, release);
        });
        engine.pages.switchTo(model.site().code(), release);
    }

    /** What the new release has replaced, once what differs is kept: its rows, and the files of all but the release before. */
    public void removeOld(long siteId) {
        engine.models
                .find(siteId)
                .ifPresent(model -> engine.replaced.perform(siteId, model.site().code()));
        int served = engine.heads.release(siteId);
        engine.readStore.forgetBefore(siteId, served);
        engine.manifest.forgetBefore(siteId, served);
        engine.seals.forgetBefore(siteId, served);
        engine.models
                .find(siteId)
                .ifPresent(model -> engine.pages.removeOld(model.site().code()));
    }
}
