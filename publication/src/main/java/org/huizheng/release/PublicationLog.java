package org.huizheng.release;

import org.huizheng.kernel.database.ScopedTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The order of all public changes of a site. The head row is locked last, in ascending site order, so the sequence has no
 * holes that fill up later and a follower may refuse every number it has seen.
 */
public final class PublicationLog {

    private final JdbcClient jdbc;
    private final Wakes wakes;

    public PublicationLog(JdbcClient jdbc, Wakes wakes) {
        this.jdbc = jdbc;
        this.wakes = wakes;
    }

    void write(String what, @Nullable Long documentId, Changes changes, Wake wake) {
        for (Change change : changes.inSiteOrder()) {
            append(what, documentId, change);
            if (wake.pageByPage()) {
                wakes.wake(change, wake.lane());
            } else {
                wakes.wakeSite(change.siteId());
            }
        }
        ScopedTransactions.afterCommit(wakes::committed);
    }

    /** Takes the next {@code count} sitemap numbers of a site. */
    long documents(long siteId, int count) {
        return jdbc.sql("""
                insert into release.site_log_head (site_id, documents) values (?, ?)
                on conflict (site_id) do update set documents = site_log_head.documents + excluded.documents
                returning documents""").params(siteId, count).query(Long.class).single();
    }

    private void append(String what, @Nullable Long documentId, Change change) {
        long seq = jdbc.sql("""
                insert into release.site_log_head (site_id, seq) values (?, 1)
                on conflict (site_id) do update set seq = site_log_head.seq + 1
                returning seq""").param(change.siteId()).query(Long.class).single();
        jdbc.sql("""
                insert into release.publication_log (site_id, seq, change, document_id, keys, pages, positions)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .param(change.siteId())
                .param(seq)
                .param(what)
                .param(documentId)
                .param(change.keys().toArray(String[]::new))
                .param(change.pages().toArray(String[]::new))
                .param(change.positions().stream().map(Position::line).toArray(String[]::new))
                .update();
    }
}
