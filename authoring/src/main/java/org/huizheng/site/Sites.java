package org.huizheng.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Json;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.PublishSite;
import org.huizheng.release.ReleasedSite;
import org.huizheng.release.SiteNotice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of sites and their hosts. */
final class Sites {

    private static final String SELECT = """
            select s.site_id, s.code, s.name, s.kind, s.organization_id, s.domain,
                   array(select host from site.host h where h.site_id = s.site_id order by ordinal) as hosts,
                   s.identity_code, s.state, s.settings, s.exception, s.version, s.state_reason, s.state_since, s.state_until,
                   s.successor
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

    List<Site> list(SiteScope scope, String words, @Nullable SiteState state, long after, int limit) {
        return jdbc.sql(SELECT + """
                 where s.site_id > :after and (:every or s.site_id = any (:sites)) and (:state = '' or s.state = :state)
                   and (:words = '' or position(:words in lower(s.name)) > 0 or position(:words in s.code) > 0
                        or position(:words in s.domain) > 0)
                order by s.site_id limit :limit
                """)
                .param("after", after)
                .param("every", scope.every())
                .param("sites", scope.sites().toArray(Long[]::new))
                .param("state", state == null ? "" : state.name())
                .param("words", words.strip().toLowerCase(Locale.ROOT))
                .param("limit", limit)
                .query(Sites::site)
                .list();
    }

    Map<Long, String> names(Collection<Long> ids) {
        Map<Long, String> names = new LinkedHashMap<>();
        jdbc.sql("select site_id, name from site.site where site_id = any (?) order by site_id")
                .param(ids.toArray(Long[]::new))
                .query(rs -> {
                    names.put(rs.getLong(1), rs.getString(2));
                });
        return names;
    }

    String organizationName(long organizationId) {
        return jdbc.sql("select name from organization.v_organization where organization_id = ?")
                .param(organizationId)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** A foreign site answers as if it did not exist. */
    Site require(SiteScope scope, long siteId) {
        scope.require(siteId);
        return byId(siteId).orElseThrow(() -> Problem.notFound("站点不存在"));
    }

    long insert(NewSite site, SiteKind kind, SiteState state) {
        long id = jdbc.sql("""
                insert into site.site
                    (code, name, kind, organization_id, domain, identity_code, state, settings, exception, opened_at)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?) returning site_id
                """)
                .params(
                        site.code(),
                        site.name().strip(),
                        kind.code(),
                        site.organizationId(),
                        site.domain(),
                        site.identityCode(),
                        state.name(),
                        Json.write(site.settings()),
                        site.exception().strip(),
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
                    state_reason = ?, state_since = ?::timestamptz, state_until = ?::date, successor = ?,
                    version = version + 1
                where site_id = ? and version = ?
                """)
                .param(site.name().strip())
                .param(site.organizationId())
                .param(site.domain())
                .param(site.identityCode())
                .param(site.state().name())
                .param(Json.write(site.settings()))
                .param(site.notice().reason())
                .param(text(site.notice().since()))
                .param(text(site.notice().until()))
                .param(site.notice().successor())
                .param(site.id())
                .param(seenVersion)
                .update();
        if (changed == 0) {
            Site theirs = byId(site.id()).orElseThrow(() -> Problem.notFound("站点不存在"));
            throw new Problem(
                    "conflict", 409, "网站信息刚被他人修改，请刷新后重试", Map.of("theirs", theirs, "version", theirs.version()));
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

    List<Blocker> domainTaken(String domain, long siteId) {
        return jdbc.sql("select name from site.site where domain = ? and site_id <> ?")
                .params(domain, siteId)
                .query((rs, row) -> new Blocker("domainTaken", "主域名“" + domain + "”已用于“" + rs.getString(1) + "”"))
                .list();
    }

    /** 网站标识码 is given to one site in the country. */
    List<Blocker> identityTaken(String identityCode, long siteId) {
        return jdbc.sql("select name from site.site where identity_code = ? and site_id <> ?")
                .params(identityCode, siteId)
                .query((rs, row) ->
                        new Blocker("identityTaken", "网站标识码“" + identityCode + "”已用于“" + rs.getString(1) + "”"))
                .list();
    }

    /** Code, domain, identity code and body: what only one site has. */
    List<Blocker> alreadyThere(NewSite site) {
        Blockers blockers = new Blockers()
                .require(byCode(site.code()).isEmpty(), "codeTaken", "站点代码“" + site.code() + "”已被使用")
                .add(domainTaken(site.domain(), 0))
                .add(identityTaken(site.identityCode(), 0));
        if (site.exception().isBlank()) {
            jdbc.sql("""
                    select name from site.site
                    where organization_id = ? and exception = '' and state not in ('CLOSED', 'ARCHIVED_ONLY')
                    """)
                    .param(site.organizationId())
                    .query(String.class)
                    .list()
                    .forEach(name ->
                            blockers.require(false, "oneSite", "该单位已有网站“" + name + "”，一个单位原则上只开设一个网站；经批准另设的，请填写批准文号"));
        }
        return blockers.list();
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
                site.settings(),
                site.notice()));
    }

    private static @Nullable String text(@Nullable Object moment) {
        return moment == null ? null : moment.toString();
    }

    private static SiteNotice notice(ResultSet rs) throws SQLException {
        OffsetDateTime since = rs.getObject(14, OffsetDateTime.class);
        return new SiteNotice(
                rs.getString(13),
                since == null ? null : since.toInstant(),
                rs.getObject(15, LocalDate.class),
                rs.getString(16));
    }

    private static Site site(ResultSet rs, int row) throws SQLException {
        return new Site(
                rs.getLong(1),
                rs.getString(2),
                rs.getString(3),
                SiteKind.of(rs.getString(4)),
                rs.getLong(5),
                rs.getString(6),
                List.of((String[]) rs.getArray(7).getArray()),
                rs.getString(8),
                SiteState.valueOf(rs.getString(9)),
                Json.map(rs.getString(10)),
                rs.getString(11),
                rs.getLong(12),
                notice(rs));
    }
}
