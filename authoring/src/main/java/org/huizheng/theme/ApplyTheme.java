package org.huizheng.theme;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.UseTheme;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shows a site in a version of a theme; an older one takes an edit back. */
public final class ApplyTheme {

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final ThemeVersions versions;
    private final ThemeQueries queries;
    private final UseTheme use;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    ApplyTheme(
            ScopedTransactions transactions,
            JdbcClient jdbc,
            ThemeVersions versions,
            ThemeQueries queries,
            UseTheme use,
            Permissions permissions,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.versions = versions;
        this.queries = queries;
        this.use = use;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Blocker> blockers(Actor actor, long siteId) {
        return permissions.refusal(actor, "theme.apply", Permissions.Where.site(siteId)).stream()
                .toList();
    }

    public void perform(SiteScope scope, Actor actor, long siteId, String theme) {
        perform(scope, actor, siteId, theme, null);
    }

    /**
     * @param versionId null for the newest
     * @return what the site was shown in before
     */
    public Optional<ThemeQueries.Applied> perform(
            SiteScope scope, Actor actor, long siteId, String theme, @Nullable Long versionId) {
        scope.require(siteId);
        permissions.require(actor, "theme.apply", Permissions.Where.site(siteId));
        return transactions.write(scope, () -> {
            ThemeVersion version = (versionId == null ? versions.current(theme) : versions.find(theme, versionId))
                    .orElseThrow(() ->
                            Problem.notFound(versionId == null ? "主题“" + theme + "”尚未安装" : "主题“" + theme + "”没有这个版本"));
            Optional<ThemeQueries.Applied> before = queries.applied(siteId);
            store(actor, siteId, version);
            audit.record(
                    actor,
                    "applyTheme",
                    siteId,
                    "site:" + siteId,
                    Map.of("theme", theme, "themeVersion", version.id(), "number", version.number()));
            use.perform(siteId, version.id());
            return before;
        });
    }

    private void store(Actor actor, long siteId, ThemeVersion version) {
        jdbc.sql("""
                insert into theme.applied (site_id, theme, theme_version_id, applied_by, applied_at)
                values (:site, :theme, :version, :by, :at::timestamptz)
                on conflict (site_id) do update
                set theme = excluded.theme, theme_version_id = excluded.theme_version_id,
                    applied_by = excluded.applied_by, applied_at = excluded.applied_at
                """)
                .param("site", siteId)
                .param("theme", version.theme())
                .param("version", version.id())
                .param("by", actor.name())
                .param("at", clock.instant().toString())
                .update();
        jdbc.sql("""
                insert into theme.application (site_id, theme, theme_version_id, applied_by, applied_at)
                values (:site, :theme, :version, :by, :at::timestamptz)
                """)
                .param("site", siteId)
                .param("theme", version.theme())
                .param("version", version.id())
                .param("by", actor.name())
                .param("at", clock.instant().toString())
                .update();
    }
}
