package org.huizheng.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.PageStore;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.ReleasedSites;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Erases what was ordered, with what is told by how it differs from it made whole before; then the same bytes in releases that are
 * kept, and files of documents that nothing else shows. Killed, it begins anew.
 */
public final class ErasePast {

    private static final Logger LOG = LoggerFactory.getLogger(ErasePast.class);

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final PageStore pages;
    private final BlobStore blobs;
    private final Erasures erasures;
    private final ErasableStates states;

    public ErasePast(ScopedTransactions transactions, JdbcClient jdbc, PageStore pages, BlobStore blobs) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.pages = pages;
        this.blobs = blobs;
        this.erasures = new Erasures(jdbc);
        this.states = new ErasableStates(jdbc);
    }

    /** @return how many orders were carried out */
    public int perform() {
        int done = 0;
        Set<Long> failed = new TreeSet<>();
        for (Optional<Boolean> next = next(failed); next.isPresent(); next = next(failed)) {
            done += next.get() ? 1 : 0;
        }
        return done;
    }

    /** @param failed in this pass: the next one tries again, and no other waits for it; @return empty when no other is left */
    private Optional<Boolean> next(Set<Long> failed) {
        AtomicLong begun = new AtomicLong();
        try {
            return transactions.write(
                    SiteScope.everySite(), () -> erasures.lockOpen(failed).map(erasure -> {
                        begun.set(erasure.id());
                        return perform(erasure);
                    }));
        } catch (RuntimeException e) {
            if (begun.get() == 0) {
                throw e;
            }
            LOG.error("erasure {} failed, trying again", begun, e);
            failed.add(begun.get());
            return Optional.of(false);
        }
    }

    private boolean perform(Erasure erasure) {
        Map<Long, Site> sites = new HashMap<>();
        for (ErasableStates.State state : states.of(erasure.target())) {
            erase(erasure.id(), sites.computeIfAbsent(state.siteId(), this::site), state);
        }
        List<ErasableStates.State> gone = states.gone(erasure);
        gone.forEach(state -> dropFile(sites.computeIfAbsent(state.siteId(), this::site), state));
        dropBlobs(gone.stream()
                .filter(state -> state.isBlob() && state.hash() != null)
                .map(state -> hex(state.hash()))
                .collect(Collectors.toCollection(TreeSet::new)));
        long size = gone.stream().mapToLong(ErasableStates.State::size).sum();
        erasures.finish(erasure.id(), gone.size(), size);
        LOG.info("erasure {}: {} states of pages are erased", erasure.id(), gone.size());
        return true;
    }

    private record Site(String code, int served, PastPages past) {}

    private Site site(long siteId) {
        String code = ReleasedSites.find(jdbc, siteId).orElseThrow().code();
        return new Site(code, new ReleaseHeads(jdbc).release(siteId), new PastPages(jdbc, pages, blobs, siteId, code));
    }

    /** The state before one, where its bytes are told by this one's. */
    private record Earlier(Instant until, String form) {}

    private void erase(long erasure, Site site, ErasableStates.State state) {
        byte[] earlier = earlier(state)
                .map(before -> site.past.bytes(state.path(), before.until.minusNanos(1_000)))
                .orElse(null);
        jdbc.sql("select page.erase_past(?, ?, ?, ?, ?, ?)")
                .param(erasure)
                .param(state.siteId())
                .param(state.path())
                .param(Timestamp.from(state.until()))
                .param(earlier == null ? "lost" : "whole")
                .param(earlier == null ? null : Delta.whole(earlier))
                .query(Long.class)
                .single();
    }

    private Optional<Earlier> earlier(ErasableStates.State state) {
        return jdbc.sql("""
                select until, form from page.past where site_id = ? and path = ? and until < ? order by until desc limit 1""")
                .params(state.siteId(), state.path(), Timestamp.from(state.until()))
                .query((rs, i) -> new Earlier(rs.getTimestamp(1).toInstant(), rs.getString(2)))
                .optional()
                .filter(before -> before.form.equals("same") || before.form.equals("delta"));
    }

    /** In every release that anybody left, and beside it; but not the same bytes where they stand now. */
    private void dropFile(Site site, ErasableStates.State state) {
        byte[] hash = state.hash();
        if (hash == null) {
            return;
        }
        Optional<Manifest.Entry> now = new Manifest(jdbc).at(state.siteId(), site.served, state.path());
        boolean same = now.filter(entry -> Arrays.equals(entry.hash(), hash)).isPresent();
        try {
            for (int release : pages.releases(site.code)) {
                PageStore.Tree tree = pages.release(site.code, release);
                if (release < site.served || !same) {
                    SetAside.drop(tree, hash);
                }
                boolean stands = release == site.served ? now.isPresent() : release > site.served && same;
                if (!stands && Arrays.equals(tree.hash(state.path()), hash)) {
                    tree.delete(state.path());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void dropBlobs(Set<String> hashes) {
        Set<String> shown = shown(hashes);
        hashes.stream().filter(hash -> !shown.contains(hash)).forEach(this::hide);
        ScopedTransactions.afterCommit(() -> shown(hashes).forEach(this::expose));
    }

    /** Those that something else shows or showed: a document, a theme, a page, what is kept of one. */
    private Set<String> shown(Collection<String> hashes) {
        return hashes.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("""
                with asked as (select h, decode(h, 'hex') as hash from unnest(cast(:hashes as text[])) h)
                select h from asked where
                    exists (select from release.attachment a join release.document d using (document_id)
                        where a.blob = h and d.state in ('released', 'archived'))
                    or exists (select from release.asset a where a.blob = h)
                    or exists (select from page.manifest m where m.hash = asked.hash)
                    or exists (select from page.past p where p.hash = asked.hash and p.form = 'blob')""")
                        .param("hashes", hashes.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    private void hide(String hash) {
        try {
            blobs.hide(hash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was released anew in the same moment. */
    private void expose(String hash) {
        try {
            if (blobs.contains(BlobStore.Area.PRIVATE, hash)) {
                blobs.expose(hash);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hex(byte @Nullable [] hash) {
        return hash == null ? "" : HexFormat.of().formatHex(hash);
    }
}
