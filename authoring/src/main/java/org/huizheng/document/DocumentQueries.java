package org.huizheng.document;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Instants;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Slice;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The long list of documents, and how many there are. */
public final class DocumentQueries {

    private static final int MOST_COUNTED = 1000;
    private static final int MOST_IDS = 10_000;

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final SiteQueries sites;
    private final Headings headings;

    DocumentQueries(ScopedTransactions transactions, JdbcClient jdbc, SiteQueries sites, Headings headings) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.sites = sites;
        this.headings = headings;
    }

    /** The primary channel on the owner's site. */
    public record ChannelName(long id, String path, String name) {}

    /** A line of the list. */
    public record Item(
            long documentId,
            long editionId,
            String site,
            String siteName,
            String type,
            String title,
            String docNumber,
            EditionState state,
            String stateName,
            int number,
            String remark,
            String createdBy,
            String savedBy,
            @Nullable ChannelName channel,
            Instant updatedAt,
            @Nullable Instant scheduledAt,
            @Nullable Instant publishedAt) {}

    public record StateCount(EditionState state, String stateName, long number) {}

    /** @param capped there are at least {@code total}; then {@code states} is empty */
    public record Counts(long total, boolean capped, List<StateCount> states) {

        static Counts of(Map<EditionState, Long> numbers) {
            List<StateCount> states = numbers.entrySet().stream()
                    .map(e -> new StateCount(e.getKey(), e.getKey().label(), e.getValue()))
                    .toList();
            return new Counts(states.stream().mapToLong(StateCount::number).sum(), false, states);
        }
    }

    /** By keyset: the thousandth page costs what the first does. */
    public Slice<Item> list(SiteScope scope, DocumentFilter filter, @Nullable String after, int limit) {
        int size = Math.clamp(limit, 1, 200);
        Place place = Place.of(filter.order(), after);
        return transactions.read(scope, () -> {
            ListSql sql = sql(scope, filter, place, size + 1);
            List<Item> items = sql.statement(jdbc).query(DocumentQueries::item).list();
            return items.size() <= size
                    ? new Slice<>(items, null)
                    : new Slice<>(items.subList(0, size), Place.after(filter.order(), items.get(size - 1)));
        });
    }

    /** @param capped there are more than {@link #MOST_IDS} */
    public record Ids(List<Long> documents, boolean capped) {}

    /** All documents of a list, in its order. */
    public Ids ids(SiteScope scope, DocumentFilter filter) {
        return transactions.read(scope, () -> {
            List<Long> ids = sql(scope, filter, Place.of(filter.order(), null), MOST_IDS + 1)
                    .statement(jdbc)
                    .query((rs, row) -> item(rs, row).documentId())
                    .list();
            return new Ids(ids.subList(0, Math.min(ids.size(), MOST_IDS)), ids.size() > MOST_IDS);
        });
    }

    /** Exact for sites and channels; otherwise counted up to a thousand. The filter's states are left aside. */
    public Counts counts(SiteScope scope, DocumentFilter filter) {
        return transactions.read(scope, () -> {
            List<Long> within = sites(scope, filter);
            if (filter.isPlain()) {
                return exact(
                        "select state, sum(number) from document.tally where site_id = any (?) group by 1",
                        List.of(within));
            }
            if (filter.isNarrowedBySitesAndChannelsOnly()) {
                return exact("""
                        select state, count(distinct document_id) from document.placement
                        where site_id = any (?) and channel_id = any (?) group by 1
                        """, List.of(within, filter.channels()));
            }
            return upToMost(sql(scope, filter, Place.of(filter.order(), null), MOST_COUNTED));
        });
    }

    private Counts exact(String sql, List<List<Long>> ids) {
        Map<EditionState, Long> states = new EnumMap<>(EditionState.class);
        JdbcClient.StatementSpec statement = jdbc.sql(sql);
        for (List<Long> list : ids) {
            statement = statement.param(list.toArray(Long[]::new));
        }
        statement.query((java.sql.ResultSet rs) -> {
            if (rs.getLong(2) > 0) {
                states.put(EditionState.valueOf(rs.getString(1)), rs.getLong(2));
            }
        });
        return Counts.of(states);
    }

    private Counts upToMost(ListSql sql) {
        Map<EditionState, Long> states = new EnumMap<>(EditionState.class);
        sql.statement(jdbc)
                .query(DocumentQueries::item)
                .list()
                .forEach(item -> states.merge(item.state(), 1L, Long::sum));
        Counts counts = Counts.of(states);
        return counts.total() < MOST_COUNTED ? counts : new Counts(counts.total(), true, List.of());
    }

    private ListSql sql(SiteScope scope, DocumentFilter filter, Place place, int limit) {
        List<Long> within = sites(scope, filter);
        if (filter.words().isBlank()) {
            return new ListSql(filter, within, new String[0], null, place, limit);
        }
        String[] words = headings.folded(filter.words());
        return new ListSql(filter, within, words, headings.rare(within, words).orElse(null), place, limit);
    }

    private List<Long> sites(SiteScope scope, DocumentFilter filter) {
        filter.sites().forEach(scope::require);
        if (!filter.sites().isEmpty()) {
            return filter.sites();
        }
        return scope.every() ? sites.all(scope).stream().map(Site::id).toList() : new ArrayList<>(scope.sites());
    }

    private static Item item(java.sql.ResultSet rs, int row) throws java.sql.SQLException {
        EditionState state = EditionState.valueOf(rs.getString("state"));
        String channel = rs.getString("channel_path");
        return new Item(
                rs.getLong("document_id"),
                rs.getLong("edition_id"),
                rs.getString("site"),
                rs.getString("site_name"),
                rs.getString("type"),
                rs.getString("title"),
                rs.getString("doc_number"),
                state,
                state.label(),
                rs.getInt("number"),
                rs.getString("remark"),
                rs.getString("created_by"),
                rs.getString("saved_by"),
                channel == null
                        ? null
                        : new ChannelName(rs.getLong("channel_id"), channel, rs.getString("channel_name")),
                rs.getObject("updated_at", OffsetDateTime.class).toInstant(),
                instant(rs.getObject("scheduled_at", OffsetDateTime.class)),
                instant(rs.getObject("published_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    /** Where a list goes on. */
    record Place(String at, long id) {

        static Place of(DocumentFilter.Order order, @Nullable String text) {
            boolean up = order == DocumentFilter.Order.OLDEST;
            if (text == null || text.isEmpty()) {
                return new Place(up ? "-infinity" : "infinity", up ? 0 : Long.MAX_VALUE);
            }
            try {
                int bar = text.indexOf('_');
                return new Place(
                        Instants.parse(text.substring(0, bar)).toString(), Long.parseLong(text.substring(bar + 1)));
            } catch (RuntimeException e) {
                throw Problem.invalid("翻页位置无效");
            }
        }

        static String after(DocumentFilter.Order order, Item item) {
            return item.updatedAt() + "_"
                    + (order == DocumentFilter.Order.CREATED ? item.documentId() : item.editionId());
        }
    }
}
