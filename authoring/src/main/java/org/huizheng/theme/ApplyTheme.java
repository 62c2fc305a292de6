package org.huizheng.theme;

import java.time.Clock;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.UseTheme;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shows a site in the installed version of a theme. */
public final class ApplyTheme {

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final UseTheme use;
    private final AuditTrail audit;
    private final Clock clock;

    ApplyTheme(ScopedTransactions transactions, JdbcClient jdbc, UseTheme use, AuditTrail audit, Clock clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.use = use;
        this.audit = audit;
        this.clock = clock;
    }

    public void perform(SiteScope scope, Actor actor, long siteId, String theme) {
        scope.require(siteId);
        transactions.write(scope, () -> {
            long version = jdbc.sql("select theme_version_id from theme.theme where name = ?")
                    .param(theme)
                    .query(Long.class)
                    .optional()
                    .orElseThrow(() -> Problem.notFound("主题“" + theme + "”尚未安装"));
            jdbc.sql("""
                    insert into theme.applied (site_id, theme, theme_version_id, applied_by, applied_at)
                    values (?, ?, ?, ?, ?::timestamptz)
                    on conflict (site_id) do update
                    set theme = excluded.theme, theme_version_id = excluded.theme_version_id,
                        applied_by = excluded.applied_by, applied_at = excluded.applied_at
                    """)
                    .params(
                            siteId,
                            theme,
                            version,
                            actor.name(),
                            clock.instant().toString())
                    .update();
            audit.record(
                    actor, "applyTheme", siteId, "site:" + siteId, Map.of("theme", theme, "themeVersion", version));
            use.perform(siteId, version);
        });
    }
}
