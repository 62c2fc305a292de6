package org.huizheng.release;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.huizheng.kernel.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes a site, its hosts and settings public, or changes them. Joins the caller's transaction. */
public final class PublishSite {

    private final JdbcClient jdbc;
    private final PublicationLog log;

    public PublishSite(JdbcClient jdbc, PublicationLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    public void perform(ReleasedSite site) {
        Optional<ReleasedSite> before = ReleasedSites.find(jdbc, site.siteId());
        refuseForeignHosts(site);
        jdbc.sql("""
                insert into release.site (site_id, code, name, domain, identity_code, state, settings)
                values (:id, :code, :name, :domain, :identity, :state, :settings::jsonb)
                on conflict (site_id) do update set code = excluded.code, name = excluded.name, domain = excluded.domain,
                    identity_code = excluded.identity_code, state = excluded.state, settings = excluded.settings,
                    structure = site.structure + 1, updated_at = now()""")
                .param("id", site.siteId())
                .param("code", site.code())
                .param("name", site.name())
                .param("domain", site.domain())
                .param("identity", site.identityCode())
                .param("state", site.state())
                .param("settings", Json.write(site.settings()))
                .update();
        jdbc.sql("delete from release.host where site_id = ?")
                .param(site.siteId())
                .update();
        for (String host : site.hosts()) {
            jdbc.sql("insert into release.host (host, site_id, main) values (?, ?, ?)")
                    .params(host, site.siteId(), host.equals(site.hosts().getFirst()))
                    .update();
        }
        log.write("publishSite", null, changes(before, site), Wake.NOW);
    }

    private void refuseForeignHosts(ReleasedSite site) {
        List<String> taken = jdbc.sql("select host from release.host where host = any (?) and site_id <> ?")
                .params(site.hosts().toArray(String[]::new), site.siteId())
                .query(String.class)
                .list();
        if (!taken.isEmpty()) {
            throw Problem.conflict("域名 " + String.join("、", taken) + " 已属于另一个站点");
        }
    }

    private static Changes changes(Optional<ReleasedSite> before, ReleasedSite now) {
        Changes changes = new Changes();
        Change change = changes.of(now.siteId());
        if (before.isEmpty()) {
            change.page(Pages.WHOLE_SITE);
            return changes;
        }
        ReleasedSite was = before.get();
        if (!was.name().equals(now.name())
                || !was.domain().equals(now.domain())
                || !was.code().equals(now.code())
                || !was.identityCode().equals(now.identityCode())
                || !was.state().equals(now.state())) {
            change.key(Keys.site(now.siteId()));
        }
        Map<String, Object> wasSettings = was.settings();
        Set<String> names = new HashSet<>(wasSettings.keySet());
        names.addAll(now.settings().keySet());
        names.stream()
                .filter(n -> !Objects.equals(wasSettings.get(n), now.settings().get(n)))
                .sorted()
                .forEach(n -> change.key(Keys.setting(n)));
        return changes;
    }
}
