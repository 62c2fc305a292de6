package org.huizheng.release;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
                insert into release.site (site_id, code, name, domain, identity_code, state, settings, notice)
                values (:id, :code, :name, :domain, :identity, :state, :settings::jsonb, :notice::jsonb)
                on conflict (site_id) do update set code = excluded.code, name = excluded.name, domain = excluded.domain,
                    identity_code = excluded.identity_code, state = excluded.state, settings = excluded.settings, notice = excluded.notice,
                    structure = site.structure + 1, updated_at = now()""")
                .param("id", site.siteId())
                .param("code", site.code())
                .param("name", site.name())
                .param("domain", site.domain())
                .param("identity", site.identityCode())
                .param("state", site.state())
                .param("settings", Json.write(site.settings()))
                .param("notice", site.notice().json())
                .update();
        jdbc.sql("delete from release.host where site_id = ?")
                .param(site.siteId())
                .update();
        for (String host : site.hosts()) {
            jdbc.sql("insert into release.host (host, site_id, main) values (?, ?, ?)")
                    .params(host, site.siteId(), host.equals(site.hosts().getFirst()))
                    .update();
        }
        boolean opens = before.filter(was -> was.state().equals(site.state())).isEmpty();
        log.write("publishSite", null, changes(before, site), opens ? Wake.URGENT : Wake.NOW);
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
        differing(facts(was), facts(now)).forEach(fact -> change.key(Keys.site(fact)));
        if (SiteStates.isClosed(was.state()) != SiteStates.isClosed(now.state())) {
            change.page(Pages.CLOSED);
        }
        if (isOn(was, SiteSettings.HANT) != isOn(now, SiteSettings.HANT)) {
            change.page(Pages.HANT);
        }
        differing(settings(was), settings(now)).forEach(name -> change.key(Keys.setting(name)));
        differing(themeSettings(was), themeSettings(now)).forEach(name -> change.key(Keys.themeSetting(name)));
        return changes;
    }

    private static Map<String, Object> facts(ReleasedSite site) {
        return Map.of(
                "name", site.name(),
                "domain", site.domain(),
                "code", site.code(),
                "identity", site.identityCode(),
                "state", site.state(),
                "open", SiteStates.isOpen(site.state()),
                "mark", SiteStates.mark(site.state()),
                "until", String.valueOf(site.notice().until()),
                "notice", site.notice());
    }

    private static boolean isOn(ReleasedSite site, String setting) {
        return Boolean.TRUE.equals(site.settings().get(setting));
    }

    /** A traditional version that is off is none, said or not. */
    private static Map<String, Object> settings(ReleasedSite site) {
        Map<String, Object> settings = new HashMap<>(site.settings());
        settings.remove(SiteSettings.HANT, false);
        return settings;
    }

    private static Map<?, ?> themeSettings(ReleasedSite site) {
        return site.settings().get("theme") instanceof Map<?, ?> own ? own : Map.of();
    }

    /** The names under which the two have different values. */
    static Set<String> differing(Map<?, ?> was, Map<?, ?> now) {
        return Stream.concat(was.keySet().stream(), now.keySet().stream())
                .filter(name -> !Objects.equals(was.get(name), now.get(name)))
                .map(String::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
