package org.huizheng.release;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads of released sites. */
public final class ReleasedSites {

    private ReleasedSites() {}

    public static Optional<ReleasedSite> find(JdbcClient jdbc, long siteId) {
        List<String> hosts = jdbc.sql("select host from release.host where site_id = ? order by main desc, host")
                .param(siteId)
                .query(String.class)
                .list();
        return jdbc.sql("""
                select site_id, code, name, domain, identity_code, state, settings, notice
                from release.site where site_id = ?""")
                .param(siteId)
                .query((rs, i) -> new ReleasedSite(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        hosts,
                        rs.getString(5),
                        rs.getString(6),
                        Json.map(rs.getString(7)),
                        SiteNotice.of(rs.getString(8))))
                .optional();
    }

    public static Optional<Long> idOf(JdbcClient jdbc, String code) {
        return jdbc.sql("select site_id from release.site where code = ?")
                .param(code)
                .query(Long.class)
                .optional();
    }

    /** Site code by host name, for the portal. */
    public static Map<String, String> hosts(JdbcClient jdbc) {
        Map<String, String> hosts = new java.util.TreeMap<>();
        jdbc.sql("select host, code from release.host join release.site using (site_id)")
                .query((rs, i) -> hosts.put(rs.getString(1), rs.getString(2)))
                .list();
        return hosts;
    }
}
