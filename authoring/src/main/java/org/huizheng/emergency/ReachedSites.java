package org.huizheng.emergency;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which sites an emergency reaches. Sites that are closed have no pages to change. */
public final class ReachedSites {

    private static final String OPEN = " state not in ('CLOSED', 'ARCHIVED_ONLY')";

    private final JdbcClient jdbc;

    ReachedSites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A site as a line of a list. */
    public record Reached(long id, String code, String name) {}

    List<Long> all() {
        return jdbc.sql("select site_id from site.v_site where" + OPEN + " order by site_id")
                .query(Long.class)
                .list();
    }

    /** Those of a body and of all below it. */
    List<Long> ofOrganization(long organizationId) {
        return jdbc.sql("""
                with recursive below (organization_id, depth) as (
                    select organization_id, 0 from organization.v_organization where organization_id = ?
                    union all
                    select o.organization_id, b.depth + 1
                    from below b join organization.v_organization o on o.parent_id = b.organization_id where b.depth < 20)
                select distinct s.site_id from below b join site.v_site s using (organization_id)
                where s.state not in ('CLOSED', 'ARCHIVED_ONLY') order by s.site_id""").param(organizationId).query(Long.class).list();
    }

    List<Long> among(Collection<Long> sites) {
        return jdbc.sql("select site_id from site.v_site where site_id = any (?) and" + OPEN + " order by site_id")
                .param(sites.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    List<Long> of(EmergencyPlan plan) {
        return of(plan.sites());
    }

    List<Long> of(@Nullable List<Long> sites) {
        return sites == null ? all() : sites;
    }

    List<Reached> named(Collection<Long> sites, int most) {
        return jdbc.sql("""
                select site_id as id, code, name from site.v_site where site_id = any (?) order by site_id limit ?""")
                .params(sites.toArray(Long[]::new), most)
                .query(Reached.class)
                .list();
    }

    String organizationName(@Nullable Long organizationId) {
        return organizationId == null
                ? ""
                : jdbc.sql("select name from organization.v_organization where organization_id = ?")
                        .param(organizationId)
                        .query(String.class)
                        .optional()
                        .orElse("");
    }
}
