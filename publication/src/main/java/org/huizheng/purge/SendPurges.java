package org.huizheng.purge;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.outbound.GuardedClient;
import org.huizheng.purge.CacheAddresses.Address;
import org.huizheng.purge.PurgeQueue.Waiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sends what waits, to each cache on its own: who does not answer keeps nobody else waiting. */
public final class SendPurges implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(SendPurges.class);
    private static final long PAUSE_MILLIS = 200;
    private static final int PAUSES_A_MINUTE = 300;

    private final JdbcClient jdbc;
    private final PurgeQueue queue;
    private final Caches caches;
    private final CacheSecrets secrets;
    private final GuardedClient client;
    private final UnaryOperator<List<String>> forms;
    private final Set<Long> busy = ConcurrentHashMap.newKeySet();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor();

    /** @param forms all that is made of stored pages, for their addresses */
    public SendPurges(JdbcClient jdbc, CacheSecrets secrets, GuardedClient client, UnaryOperator<List<String>> forms) {
        this.jdbc = jdbc;
        this.queue = new PurgeQueue(jdbc);
        this.caches = new Caches(jdbc);
        this.secrets = secrets;
        this.client = client;
        this.forms = forms;
    }

    /** @param alone no other process sends: what is claimed is claimed by the dead */
    public void start(boolean alone) {
        if (alone) {
            queue.freeAll();
        }
        Thread.ofPlatform().daemon().name("purges").start(this::repeat);
    }

    private void repeat() {
        try {
            for (int pass = 0; !ended.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS); pass++) {
                pass(pass % PAUSES_A_MINUTE == 0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(boolean tidy) {
        try {
            if (tidy) {
                queue.fold();
            }
            queue.due().stream().filter(busy::add).forEach(id -> pool.submit(() -> empty(id)));
        } catch (RuntimeException e) {
            LOG.warn("what caches must forget could not be read, trying again: {}", e.toString());
        }
    }

    private void empty(long cacheId) {
        try {
            while (ended.getCount() > 0 && portion(caches.require(cacheId))) {
                LOG.debug("cache {} has been told a portion", cacheId);
            }
        } catch (RuntimeException e) {
            LOG.warn("cache {} could not be told what to forget, trying again: {}", cacheId, e.toString());
        } finally {
            busy.remove(cacheId);
        }
    }

    private boolean portion(Cache cache) {
        List<Waiting> claimed = queue.claim(cache.id(), cache.batch());
        List<Waiting> pages =
                claimed.stream().filter(waiting -> !waiting.isWholeSite()).toList();
        Map<Long, List<String>> hosts = hosts(claimed);
        if (!pages.isEmpty()) {
            attempt(cache, pages, ask -> {
                List<Address> all = pages.stream()
                        .flatMap(page -> CacheAddresses.of(hosts.getOrDefault(page.siteId(), List.of()), page.paths()))
                        .toList();
                for (int i = 0; i < all.size(); i += cache.batch()) {
                    ask.perform(cache.page(), all.subList(i, Math.min(all.size(), i + cache.batch())));
                }
                queue.sent(cache.id(), pages);
            });
        }
        claimed.stream()
                .filter(Waiting::isWholeSite)
                .forEach(site -> attempt(
                        cache,
                        List.of(site),
                        ask -> wholeSite(cache, site, hosts.getOrDefault(site.siteId(), List.of()), ask)));
        return !claimed.isEmpty();
    }

    private interface Sending {
        void to(AskCache cache) throws IOException;
    }

    private void attempt(Cache cache, List<Waiting> waiting, Sending sending) {
        try {
            sending.to(new AskCache(client, cache, secrets.of(cache.id())));
        } catch (IOException e) {
            queue.failed(cache.id(), waiting, String.valueOf(e.getMessage()), false);
        } catch (Problem e) {
            queue.failed(cache.id(), waiting, String.valueOf(e.getMessage()), waiting.size() == 1);
        }
    }

    private void wholeSite(Cache cache, Waiting site, List<String> hosts, AskCache ask) throws IOException {
        Cache.Request whole = cache.whole();
        if (whole != null) {
            List<Address> roots =
                    hosts.stream().map(host -> new Address(host, "/")).toList();
            if (!roots.isEmpty()) {
                ask.perform(whole, roots);
            }
            queue.sent(cache.id(), List.of(site));
            return;
        }
        List<String> paths = pathsAfter(site);
        if (paths.isEmpty() || hosts.isEmpty()) {
            queue.sent(cache.id(), List.of(site));
            return;
        }
        List<Address> all = CacheAddresses.of(hosts, forms.apply(paths)).toList();
        for (int i = 0; i < all.size(); i += cache.batch()) {
            ask.perform(cache.page(), all.subList(i, Math.min(all.size(), i + cache.batch())));
        }
        queue.reached(site, paths.getLast());
    }

    /** The next pages of a site whose cache knows single pages only. */
    private List<String> pathsAfter(Waiting site) {
        return jdbc.sql("""
                select m.path from page.manifest m
                where m.site_id = :site and m.path > :reached and m.release = coalesce(
                    (select release from page.release_head where site_id = :site), 1)
                order by m.path limit 500""")
                .param("site", site.siteId())
                .param("reached", site.reached())
                .query(String.class)
                .list();
    }

    private Map<Long, List<String>> hosts(List<Waiting> waiting) {
        record Host(long siteId, String host) {}
        List<Host> found = jdbc.sql(
                        "select site_id, host from release.host where site_id = any (?) order by site_id, host")
                .param(waiting.stream().map(Waiting::siteId).distinct().toArray(Long[]::new))
                .query(Host.class)
                .list();
        return found.stream()
                .collect(Collectors.groupingBy(
                        Host::siteId, Collectors.mapping(Host::host, Collectors.toCollection(ArrayList::new))));
    }

    @Override
    public void close() {
        ended.countDown();
        pool.shutdownNow();
    }
}
