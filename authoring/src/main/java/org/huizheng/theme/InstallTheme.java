package org.huizheng.theme;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.PublishTheme;

/** Makes a theme, or a new version of it, available; sites go on with what they have until {@link ApplyTheme}. */
public final class InstallTheme {

    private final ScopedTransactions transactions;
    private final ThemeVersions versions;
    private final PublishTheme publish;
    private final Permissions permissions;
    private final AuditTrail audit;

    InstallTheme(
            ScopedTransactions transactions,
            ThemeVersions versions,
            PublishTheme publish,
            Permissions permissions,
            AuditTrail audit) {
        this.transactions = transactions;
        this.versions = versions;
        this.publish = publish;
        this.permissions = permissions;
        this.audit = audit;
    }

    public List<Blocker> blockers(Actor actor) {
        return permissions.refusal(actor, "theme.install", Permissions.Where.PLATFORM).stream()
                .toList();
    }

    /** @return the theme version's id; that of the version already there when nothing differs */
    public long perform(Actor actor, Theme theme) {
        permissions.require(actor, "theme.install", Permissions.Where.PLATFORM);
        return transactions.write(SiteScope.everySite(), () -> {
            versions.lock(theme.name());
            long id = publish.perform(theme.name(), theme.templates(), theme.assets(), theme.settings());
            boolean changed = versions.install(actor, theme.name(), theme.title(), theme.version(), id);
            versions.keep(actor, theme.name(), id, theme.version(), "", null, theme.form());
            if (changed) {
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
