package org.huizheng.document;

import java.util.List;
import org.huizheng.document.DocumentFilter.Order;
import org.huizheng.document.DocumentQueries.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One statement for every combination of conditions. The list of one site, one channel and one state is a range of an index,
 * already in order; a list of several is the first rows of each range, merged. So a page looks at a few rows more than it
 * shows, whatever the list's length.
 *
 * @param found the documents whose headings hold the words, null to look at each heading on the way
 */
record ListSql(
        DocumentFilter filter,
        List<Long> sites,
        String[] words,
        @Nullable List<Long> found,
        Place place,
        int limit) {

    private static final String SHOWN = """
            with hit as (HITS)
            select e.document_id, e.edition_id, s.code as site, s.name as site_name, d.type, e.title,
                   coalesce(e.meta::jsonb ->> 'docNumber', '') as doc_number, e.state, e.number, e.remark, e.created_by,
                   coalesce(nullif(e.saved_by, ''), e.created_by) as saved_by, c.channel_id, c.path as channel_path,
                   c.name as channel_name, e.updated_at, e.scheduled_at, d.published_at
            from hit
            join document.edition e on e.edition_id = hit.edition_id
            join document.document d on d.document_id = e.document_id
            join site.v_site s on s.site_id = d.site_id
            left join document.placement p
                on p.document_id = e.document_id and p."primary" and p.channel_site_id = d.site_id
            left join channel.v_channel c on c.channel_id = p.channel_id
            ORDER
            """;

    private static final String HITS = """
            select distinct x.edition_id, x.document_id, x.updated_at from (select 1) as one RANGES
            cross join lateral (
                select e.edition_id, e.document_id, LISTED.updated_at from document.edition e RANGE
                where e.current and LISTED.site_id = OWNER CONDITIONS
                WITHIN limit :limit) as x
            ORDER limit :limit
            """;

    JdbcClient.StatementSpec statement(JdbcClient jdbc) {
        return jdbc.sql(text())
                .param("sites", sites.toArray(Long[]::new))
                .param("channels", filter.channels().toArray(Long[]::new))
                .param("states", filter.states().stream().map(Enum::name).toArray(String[]::new))
                .param("type", filter.type())
                .param("words", words)
                .param("found", found == null ? new Long[0] : found.toArray(Long[]::new))
                .param("author", filter.author())
                .param("from", String.valueOf(filter.from()))
                .param("to", String.valueOf(filter.to()))
                .param("at", place.at())
                .param("id", place.id())
                .param("limit", limit);
    }

    String text() {
        return SHOWN.replace("HITS", HITS)
                .replace("RANGES", ranges())
                .replace("RANGE", range())
                .replace("CONDITIONS", conditions())
                .replace("WITHIN", orderWithin())
                .replace("ORDER", order())
                .replace("OWNER", fewAnyway() ? "any (:sites)" : "l.site_id")
                .replace("LISTED", byChannel() ? "p" : "e");
    }

    /** What the ranges of the index are for; where few rows are left anyway, the sites are a mere condition. */
    private String ranges() {
        return (fewAnyway() ? "" : "cross join unnest(:sites) as l (site_id)\n")
                + (byState() ? "cross join unnest(:states) as t (state)\n" : "")
                + (byChannel() ? "cross join unnest(:channels) as n (channel_id)\n" : "");
    }

    private String range() {
        return (byChannel() ? "join document.placement p on p.edition_id = e.edition_id\n" : "")
                + (filter.type().isEmpty()
                        ? ""
                        : "join document.document d on d.document_id = e.document_id and d.type = :type\n")
                + (walks() ? "join document.heading h on h.document_id = e.document_id\n" : "");
    }

    private String conditions() {
        return (byChannel() ? "and p.channel_id = n.channel_id\n" : "")
                + (!byChannel() && !filter.channels().isEmpty() ? """
                        and exists (select from document.placement q
                                    where q.document_id = e.document_id and q.channel_id = any (:channels))
                        """ : "")
                + (filter.returned() ? "and e.state = 'DRAFT' and e.remark <> ''\n" : "")
                + (filter.author().isEmpty() ? "" : "and e.created_by = :author\n")
                + (found == null ? "" : "and e.document_id = any (:found)\n")
                + (walks() ? """
                        and not exists (select from unnest(:words) as w (word) where strpos(h.words, w.word) = 0)
                        """ : "")
                + (filter.from() == null ? "" : "and LISTED.updated_at >= :from::timestamptz\n")
                + (filter.to() == null ? "" : "and LISTED.updated_at < :to::timestamptz\n")
                + following();
    }

    /**
     * The state stands before the moment in the index and in the comparison. Were it asked for by "equals", statistics that know
     * one state only would make the planner walk the index without it.
     */
    private String following() {
        return switch (filter.order()) {
            case CREATED -> "and e.document_id < :id\n" + (byState() ? "and e.state = t.state\n" : "");
            case UPDATED -> following(">=", "<");
            case OLDEST -> following("<=", ">");
        };
    }

    private String following(String notBeyond, String after) {
        return byState()
                ? "and LISTED.state " + notBeyond + " t.state and (LISTED.state, LISTED.updated_at, LISTED.edition_id) "
                        + after + " (t.state, :at::timestamptz, :id)\n"
                : "and (LISTED.updated_at, LISTED.edition_id) " + after + " (:at::timestamptz, :id)\n";
    }

    private String order() {
        return switch (filter.order()) {
            case UPDATED -> "order by updated_at desc, edition_id desc";
            case OLDEST -> "order by updated_at, edition_id";
            case CREATED -> "order by document_id desc, edition_id desc";
        };
    }

    /** Of one range: as the index is. */
    private String orderWithin() {
        if (!byState()) {
            return order();
        }
        return switch (filter.order()) {
            case CREATED -> order();
            case UPDATED -> order().replace("by", "by LISTED.state desc,");
            case OLDEST -> order().replace("by", "by LISTED.state,");
        };
    }

    private boolean byState() {
        return !filter.states().isEmpty();
    }

    private boolean byChannel() {
        return !filter.channels().isEmpty() && filter.order() != Order.CREATED;
    }

    private boolean walks() {
        return words.length > 0 && found == null;
    }

    private boolean fewAnyway() {
        return found != null || !filter.author().isEmpty();
    }
}
