package org.huizheng.theme;

import java.time.Clock;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.PublishTheme;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes a theme, or a new version of it, available; sites go on with what they have until {@link ApplyTheme}. */
public final class InstallTheme {

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final PublishTheme publish;
    private final AuditTrail audit;
    private final Clock clock;

    InstallTheme(
            ScopedTransactions transactions, JdbcClient jdbc, PublishTheme publish, AuditTrail audit, Clock clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.publish = publish;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return the theme version's id; that of the version already there when nothing differs */
    public long perform(Actor actor, Theme theme) {
        return transactions.write(SiteScope.everySite(), () -> {
            long id = publish.perform(theme.name(), theme.templates(), theme.assets(), theme.settings());
            int changed = jdbc.sql("""
                    insert into theme.theme as t (name, title, version, theme_version_id, installed_by, installed_at)
                    values (?, ?, ?, ?, ?, ?::timestamptz)
                    on conflict (name) do update
                    set title = excluded.title, version = excluded.version, theme_version_id = excluded.theme_version_id,
                        installed_by = excluded.installed_by, installed_at = excluded.installed_at
                    where t.theme_version_id <> excluded.theme_version_id or t.version <> excluded.version
                    """)
                    .params(
                            theme.name(),
                            theme.title(),
                            theme.version(),
                            id,
                            actor.name(),
                            clock.instant().toString())
                    .update();
            if (changed > 0) {
                audit.record(
                        actor,
                        "installTheme",
                        null,
                        "theme:" + theme.name(),
                        Map.of("version", theme.version(), "themeVersion", id));
            }
            return id;
        });
    }
}
