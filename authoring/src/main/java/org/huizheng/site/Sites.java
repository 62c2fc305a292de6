package org.huizheng.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Json;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.PublishSite;
import org.huizheng.release.ReleasedSite;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of sites and their hosts. */
final class Sites {

    private static final String SELECT = """
            select s.site_id, s.code, s.name, s.organization_id, s.domain,
                   array(select host from site.host h where h.site_id = s.site_id order by ordinal) as hosts,
                   s.identity_code, s.state, s.settings, s.version
            from site.site s
            """;

    private final JdbcClient jdbc;
    private final PublishSite publish;
    private final Clock clock;

    Sites(JdbcClient jdbc, PublishSite publish, Clock clock) {
        this.jdbc = jdbc;
        this.publish = publish;
        this.clock = clock;
    }

    Optional<Site> byCode(String code) {
        return jdbc.sql(SELECT + " where s.code = ?")
                .param(code)
                .query(Sites::site)
                .optional();
    }

    Optional<Site> byId(long siteId) {
        return jdbc.sql(SELECT + " where s.site_id = ?")
                .param(siteId)
                .query(Sites::site)
                .optional();
    }

    List<Site> all() {
        return jdbc.sql(SELECT + " order by s.site_id").query(Sites::site).list();
    }

    /** A foreign site answers as if it did not exist. */
    Site require(SiteScope scope, long siteId) {
        scope.require(siteId);
        return byId(siteId).orElseThrow(() -> Problem.notFound("站点不存在"));
    }

    long insert(NewSite site, SiteState state) {
        long id = jdbc.sql("""
                insert into site.site (code, name, organization_id, domain, identity_code, state, settings, opened_at)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?) returning site_id
                """)
                .params(
                        site.code(),
                        site.name().strip(),
                        site.organizationId(),
                        site.domain(),
                        site.identityCode(),
                        state.name(),
                        Json.write(site.settings()),
                        clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .query(Long.class)
                .single();
        replaceHosts(id, site.hosts());
        return id;
    }

    void update(Site site, long seenVersion) {
        int changed = jdbc.sql("""
                update site.site
                set name = ?, organization_id = ?, domain = ?, identity_code = ?, state = ?, settings = ?::jsonb,
                    version = version + 1
                where site_id = ? and version = ?
                """)
                .params(
                        site.name().strip(),
                        site.organizationId(),
                        site.domain(),
                        site.identityCode(),
                        site.state().name(),
                        Json.write(site.settings()),
                        site.id(),
                        seenVersion)
                .update();
        if (changed == 0) {
            throw Problem.conflict("网站信息刚被他人修改，请刷新后重试");
        }
    }

    void replaceHosts(long siteId, List<String> hosts) {
        jdbc.sql("delete from site.host where site_id = ?").param(siteId).update();
        jdbc.sql("""
                insert into site.host (host, site_id, ordinal)
                select host, ?, ordinal from unnest(?::text[]) with ordinality as h (host, ordinal)
                """).params(siteId, hosts.toArray(String[]::new)).update();
    }

    List<Blocker> taken(List<String> hosts, long siteId) {
        return jdbc.sql("""
                select h.host, s.name from site.host h join site.site s using (site_id)
                where h.host = any (?) and h.site_id <> ? order by h.host
                """)
                .params(hosts.toArray(String[]::new), siteId)
                .query((rs, row) ->
                        new Blocker("hostTaken", "访问域名“" + rs.getString(1) + "”已用于“" + rs.getString(2) + "”"))
                .list();
    }

    /** Shows the public what is stored now. */
    void publish(long siteId) {
        Site site = byId(siteId).orElseThrow();
        publish.perform(new ReleasedSite(
                site.id(),
                site.code(),
                site.name(),
                site.domain(),
                site.hosts(),
                site.identityCode(),
                site.state().publicState(),
                site.settings()));
    }

    private static Site site(ResultSet rs, int row) throws SQLException {
        return new Site(
                rs.getLong(1),
                rs.getString(2),
                rs.getString(3),
                rs.getLong(4),
                rs.getString(5),
                List.of((String[]) rs.getArray(6).getArray()),
                rs.getString(7),
                SiteState.valueOf(rs.getString(8)),
                Json.map(rs.getString(9)),
                rs.getLong(10));
    }
}
