package org.huizheng.release;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the public sees happen in channels: how much there is, and when the last was added. */
public final class ChannelActivity {

    /** @param newest when the newest document was published; null when there is none */
    public record Activity(long items, @Nullable Instant newest) {}

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;

    ChannelActivity(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every channel of a site, each by one step into an index. */
    public Map<Long, Activity> ofSite(long siteId) {
        Map<Long, Activity> activity = new HashMap<>();
        jdbc.sql("""
                select c.channel_id, c.items,
                       (select max(p.published_at) from release.placement p where p.channel_id = c.channel_id)
                from release.channel c where c.site_id = ?""")
                .param(siteId)
                .query((rs, i) -> {
                    OffsetDateTime at = rs.getObject(3, OffsetDateTime.class);
                    return activity.put(rs.getLong(1), new Activity(rs.getLong(2), at == null ? null : at.toInstant()));
                })
                .list();
        return activity;
    }

    /** Released documents shown in some channels. */
    public long items(Collection<Long> channelIds) {
        return jdbc.sql("select coalesce(sum(items), 0) from release.channel where channel_id = any (?)")
                .param(channelIds.toArray(Long[]::new))
                .query(Long.class)
                .single();
    }

    /** The pages of their lists: the first of each, and the closed cuts. */
    public long listPages(Collection<Long> channelIds) {
        return jdbc.sql("""
                select (select count(*) from release.channel where channel_id = any (:c) and kind <> 'external')
                    + (select count(*) from release.cut where channel_id = any (:c) and not open)""")
                .param("c", channelIds.toArray(Long[]::new))
                .query(Long.class)
                .single();
    }

    /** How many documents a channel got in each month from one on; months without are 0. */
    public SequencedMap<YearMonth, Long> months(long channelId, YearMonth from, YearMonth to) {
        SequencedMap<YearMonth, Long> months = new LinkedHashMap<>();
        for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            months.put(month, 0L);
        }
        jdbc.sql("""
                select to_char(published_at at time zone 'Asia/Shanghai', 'YYYY-MM'), count(*) from release.placement
                where channel_id = ? and published_at >= ? group by 1""")
                .params(
                        channelId,
                        from.atDay(1).atStartOfDay(SHANGHAI).toInstant().atOffset(ZoneOffset.UTC))
                .query((rs, i) -> months.replace(YearMonth.parse(rs.getString(1)), rs.getLong(2)))
                .list();
        return months;
    }
}
