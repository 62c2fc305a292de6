package org.huizheng.console.system;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody did to published files behind our back, newest first, and how far the roots are signed. */
public final class TamperQueries {

    private static final Map<String, String> KINDS = Map.of(
            "changed", "被改动",
            "missing", "被删除",
            "foreign", "多出来的",
            "list", "清单被改动",
            "row", "清单记录被改动",
            "pointer", "指针被改动");

    private final JdbcClient jdbc;

    TamperQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param path the address, or in words what else was changed
     * @param pageName null for what no page belongs to
     * @param evidence whether the bytes that were found are kept
     * @param repairedAt null while it is not mended
     */
    public record Finding(
            String id,
            String siteCode,
            String siteName,
            String kind,
            String kindName,
            String path,
            @Nullable String pageName,
            boolean evidence,
            Instant foundAt,
            @Nullable Instant repairedAt) {}

    /** @param signedAt of the newest root of any site */
    public record Roots(
            long sites,
            long roots,
            @Nullable Instant signedAt,
            @Nullable String algorithm) {}

    Slice<Finding> findings(boolean openOnly, @Nullable String after, int limit) {
        int size = Math.clamp(limit, 1, 200);
        List<Finding> found = new ArrayList<>(jdbc.sql("""
                select f.finding_id, coalesce(s.code, ''), coalesce(s.name, ''), f.kind, f.path, f.page, f.evidence is not null,
                    f.found_at, f.repaired_at
                from page.finding f left join release.site s on s.site_id = f.site_id
                where f.finding_id < :before and (f.repaired_at is null or not :open)
                order by f.finding_id desc limit :size""")
                .param("before", before(after))
                .param("open", openOnly)
                .param("size", size + 1)
                .query((rs, row) -> {
                    String page = rs.getString(6);
                    OffsetDateTime repaired = rs.getObject(9, OffsetDateTime.class);
                    return new Finding(
                            rs.getString(1),
                            rs.getString(2),
                            rs.getString(3),
                            rs.getString(4),
                            KINDS.getOrDefault(rs.getString(4), rs.getString(4)),
                            rs.getString(5),
                            page == null ? null : PageWords.of(page),
                            rs.getBoolean(7),
                            rs.getObject(8, OffsetDateTime.class).toInstant(),
                            repaired == null ? null : repaired.toInstant());
                })
                .list());
        if (found.size() <= size) {
            return new Slice<>(found, null);
        }
        found.removeLast();
        return new Slice<>(found, found.getLast().id());
    }

    private static long before(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw Problem.invalid("参数 after 应为上一页最后一条的编号");
        }
    }

    /** @param name of the bytes that are kept */
    record Evidence(long siteId, String path, String name) {}

    Optional<Evidence> evidence(long id) {
        return jdbc.sql(
                        "select site_id, path, evidence from page.finding where finding_id = ? and evidence is not null")
                .param(id)
                .query((rs, row) -> new Evidence(rs.getLong(1), rs.getString(2), rs.getString(3)))
                .optional();
    }

    /** Over the newest root of each site, found by its number. */
    Roots roots() {
        return jdbc.sql("""
                select count(*), coalesce(sum(r.no), 0), max(r.signed_at), (array_agg(r.algorithm order by r.signed_at desc))[1]
                from release.site s cross join lateral (
                    select no, signed_at, algorithm from page.root where site_id = s.site_id order by no desc limit 1) r""")
                .query((rs, row) -> {
                    OffsetDateTime signed = rs.getObject(3, OffsetDateTime.class);
                    return new Roots(
                            rs.getLong(1), rs.getLong(2), signed == null ? null : signed.toInstant(), rs.getString(4));
                })
                .single();
    }
}
