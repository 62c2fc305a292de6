package org.huizheng.render;

import java.util.Collection;
import java.util.List;
import org.huizheng.release.Change;
import org.huizheng.release.Lane;
import org.huizheng.release.Pages;
import org.huizheng.release.Position;
import org.huizheng.release.Wakes;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * From a change to the pages that read what changed: by identity through the stored read sets, by place through the
 * recorded windows of lists. As many rows are touched as pages are concerned.
 */
public final class WakePages implements Wakes {

    /** From here on a rebuild of the site is cheaper than one page after the other. */
    static final int TOO_MANY = 5_000;

    /** From here on what shows a change waits behind the changes that few pages show. */
    static final int MANY = 200;

    private final JdbcClient jdbc;
    private final Runnable committed;

    /** @param committed told after a commit that there is work, for workers in this JVM */
    public WakePages(JdbcClient jdbc, Runnable committed) {
        this.jdbc = jdbc;
        this.committed = committed;
    }

    @Override
    public void wake(Change change, Lane lane) {
        if (change.siteId() == Change.PLATFORM) {
            wakeEverywhere(change.keys(), lane);
            return;
        }
        List<String> concerned = concerned(change.siteId(), change.keys(), change.positions());
        if (concerned.size() + change.pages().size() > TOO_MANY) {
            enqueue(change.siteId(), List.of(Pages.WHOLE_SITE), Lane.BULK);
        } else {
            enqueue(change.siteId(), concerned, concerned.size() > MANY ? Lane.BULK : lane);
            enqueue(change.siteId(), change.pages(), lane);
        }
    }

    /** The pages of all sites that read one of these names: an index entry a page. */
    private void wakeEverywhere(Collection<String> names, Lane lane) {
        jdbc.sql("""
                insert into render.queue (site_id, page, lane)
                select site_id, page, :lane::smallint from (
                    select m.site_id, m.page
                    from render.read_set_name n cross join lateral (
                        select site_id, page from page.manifest where read_set_id = n.read_set_id offset 0) m
                    where n.name = any (:names)
                    union
                    select r.site_id, m.page
                    from render.page_read r cross join lateral (
                        select page from page.manifest where page_id = r.page_id offset 0) m
                    where r.name = any (:names)) concerned
                order by site_id, page
                on conflict (site_id, page) do update set version = queue.version + 1,
                    lane = least(queue.lane, excluded.lane), due_at = clock_timestamp(), attempts = 0, error = null""")
                .param("names", names.toArray(String[]::new))
                .param("lane", lane.number())
                .update();
    }

    @Override
    public void wakeSite(long siteId) {
        jdbc.sql("""
                insert into render.queue (site_id, page, lane, due_at) values (?, ?, 2, clock_timestamp() + interval '10 seconds')
                on conflict (site_id, page) do update set version = queue.version + 1, due_at = excluded.due_at,
                    attempts = 0, error = null""").params(siteId, Pages.WHOLE_SITE).update();
    }

    /** A document that is not what was approved: its page is refused, and says so among those that could not be made. */
    void wakeDocument(long documentId) {
        jdbc.sql("""
                insert into render.queue (site_id, page, lane)
                select site_id, :page, 2 from release.address where document_id = :document order by site_id
                on conflict (site_id, page) do nothing""")
                .param("page", Pages.document(documentId))
                .param("document", documentId)
                .update();
    }

    /** Sites whose pages were made by an engine that did not put this sheet into them yet are made anew. */
    void wakeSitesWithout(EngineStyle style) {
        jdbc.sql("""
                insert into render.queue (site_id, page, lane)
                select s.site_id, ?, 2 from release.site s
                where s.theme_version_id is not null and not exists (
                    select from page.manifest m where m.site_id = s.site_id and m.page = ? and m.path = ?)
                order by s.site_id
                on conflict (site_id, page) do nothing""").params(Pages.WHOLE_SITE, style.page(), style.path()).update();
    }

    @Override
    public void committed() {
        committed.run();
    }

    /**
     * The pages of a site that read one of these names, or a part of a list in which one of these places lies. The manifest is
     * looked up row by row (offset 0 keeps the planner from joining it whole), also before it was ever analysed.
     */
    List<String> concerned(long siteId, Collection<String> names, Collection<Position> positions) {
        List<String> numbered = names.stream().filter(WakePages::endsInNumber).toList();
        return jdbc.sql("""
                select m.page
                from render.read_set_name n cross join lateral (
                    select page, site_id from page.manifest where read_set_id = n.read_set_id offset 0) m
                where n.name = any (:names) and m.site_id = :site
                union
                select m.page
                from render.page_read r cross join lateral (
                    select page from page.manifest where page_id = r.page_id offset 0) m
                where r.name = any (:names) and r.site_id = :site
                union
                select m.page
                from unnest(:selfNames::text[], :selfPages::text[]) s (name, page)
                join page.manifest m on m.site_id = :site and m.page = s.page
                join render.read_set_name n on n.name = s.name and n.read_set_id = m.read_set_id
                union
                select m.page
                from (
                    select channel_id, timestamptz 'epoch' + millis * interval '1 millisecond' as at, id, type
                    from unnest(:channels::bigint[], :millis::bigint[], :ids::bigint[], :types::text[])
                        p (channel_id, millis, id, type)) p
                join render.list_read l on l.channel_id = p.channel_id
                    and (l.type = p.type or l.type is null and p.type <> :text)
                    and (l.to_at, l.to_id) > (p.at, p.id) and (l.from_at, l.from_id) <= (p.at, p.id)
                cross join lateral (select page from page.manifest where page_id = l.page_id offset 0) m
                where l.site_id = :site
                limit :most""")
                .param("text", Position.TEXT)
                .param("names", names.toArray(String[]::new))
                .param("site", siteId)
                .param(
                        "selfNames",
                        numbered.stream()
                                .map(n -> n.substring(0, n.lastIndexOf(':')) + Reads.SELF)
                                .toArray(String[]::new))
                .param(
                        "selfPages",
                        numbered.stream()
                                .map(n -> "document" + n.substring(n.lastIndexOf(':')))
                                .toArray(String[]::new))
                .param("channels", positions.stream().map(Position::channelId).toArray(Long[]::new))
                .param(
                        "millis",
                        positions.stream().map(p -> p.at().toEpochMilli()).toArray(Long[]::new))
                .param("ids", positions.stream().map(Position::documentId).toArray(Long[]::new))
                .param("types", positions.stream().map(Position::type).toArray(String[]::new))
                .param("most", TOO_MANY + 1)
                .query(String.class)
                .list();
    }

    private static boolean endsInNumber(String name) {
        int colon = name.lastIndexOf(':');
        return colon > 0
                && colon < name.length() - 1
                && name.chars().skip(colon + 1).allMatch(Character::isDigit);
    }

    void enqueue(long siteId, Collection<String> pages, Lane lane) {
        if (pages.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into render.queue (site_id, page, lane)
                select distinct :site::bigint, page, :lane::smallint from unnest(:pages::text[]) page order by page
                on conflict (site_id, page) do update set version = queue.version + 1, due_at = clock_timestamp(),
                    lane = least(queue.lane, excluded.lane), attempts = 0, error = null""")
                .param("site", siteId)
                .param("lane", lane.number())
                .param("pages", pages.toArray(String[]::new))
                .update();
    }
}
