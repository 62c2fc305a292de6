package org.huizheng.render;

import java.sql.Timestamp;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.huizheng.kernel.database.ScopedTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored side of {@link Reads}. */
final class ReadStore {

    private final JdbcClient jdbc;
    private final Set<Long> knownSets = ConcurrentHashMap.newKeySet();

    ReadStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores a shared set once; call it outside the page's transaction, so that pages of one set do not wait in line. */
    void keepSet(Reads reads) {
        long id = reads.setId();
        if (knownSets.contains(id)) {
            return;
        }
        String[] names = reads.shared().toArray(String[]::new);
        jdbc.sql("insert into render.read_set (read_set_id, names) values (?, ?) on conflict do nothing")
                .params(id, names)
                .update();
        jdbc.sql("""
                insert into render.read_set_name (name, read_set_id)
                select name, ? from unnest(?::text[]) name order by name on conflict do nothing""").params(id, names).update();
        ScopedTransactions.afterCommit(() -> knownSets.add(id));
    }

    void replaceOwn(long siteId, int release, long pageId, Reads reads) {
        forgetOwn(pageId);
        for (String name : reads.own()) {
            jdbc.sql("insert into render.page_read (site_id, release, name, page_id) values (?, ?, ?, ?)")
                    .params(siteId, release, name, pageId)
                    .update();
        }
        for (Reads.ListRead l : reads.lists()) {
            jdbc.sql("""
                    insert into render.list_read (site_id, release, channel_id, type, from_at, from_id, to_at, to_id, page_id)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .param(siteId)
                    .param(release)
                    .param(l.channelId())
                    .param(l.type())
                    .param(Timestamp.from(l.fromAt()))
                    .param(l.fromId())
                    .param(Timestamp.from(l.toAt()))
                    .param(l.toId())
                    .param(pageId)
                    .update();
        }
    }

    void forgetOwn(long pageId) {
        jdbc.sql("delete from render.page_read where page_id = ?").param(pageId).update();
        jdbc.sql("delete from render.list_read where page_id = ?").param(pageId).update();
    }

    void forgetBefore(long siteId, int release) {
        forget(siteId, "m.release < " + release);
    }

    void forgetFrom(long siteId, int release) {
        forget(siteId, "m.release >= " + release);
    }

    /** By way of the manifest, whose rows go next: these tables have no order by site. */
    private void forget(long siteId, String which) {
        for (String table : List.of("page_read", "list_read")) {
            jdbc.sql("delete from render." + table
                            + " r using page.manifest m where m.page_id = r.page_id and m.site_id = ? and " + which)
                    .param(siteId)
                    .update();
        }
    }

    /** Whether a page of the release still reads this name. */
    boolean isRead(long siteId, int release, String name) {
        return jdbc.sql("""
                select exists (
                    select 1 from render.read_set_name n join page.manifest m using (read_set_id)
                    where n.name = ? and m.site_id = ? and m.release = ?)""").params(name, siteId, release).query(Boolean.class).single();
    }

    Set<String> names(long readSetId) {
        return jdbc.sql("select names from render.read_set where read_set_id = ?")
                .param(readSetId)
                .query((rs, i) -> Set.of((String[]) rs.getArray(1).getArray()))
                .optional()
                .orElse(Set.of());
    }
}
