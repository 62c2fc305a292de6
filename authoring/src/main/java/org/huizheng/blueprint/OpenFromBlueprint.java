package org.huizheng.blueprint;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huizheng.channel.OpenChannels;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.site.NewSite;
import org.huizheng.site.OpenSite;
import org.huizheng.theme.ApplyTheme;
import org.huizheng.theme.InstallTheme;
import org.huizheng.theme.Theme;
import org.huizheng.theme.ThemeQueries;

/** 建站: makes a site with its channels, settings and theme, all or nothing. */
public final class OpenFromBlueprint {

    private final ScopedTransactions transactions;
    private final OpenSite open;
    private final OpenChannels channels;
    private final InstallTheme install;
    private final ApplyTheme apply;
    private final ThemeQueries themes;

    OpenFromBlueprint(
            ScopedTransactions transactions,
            OpenSite open,
            OpenChannels channels,
            InstallTheme install,
            ApplyTheme apply,
            ThemeQueries themes) {
        this.transactions = transactions;
        this.open = open;
        this.channels = channels;
        this.install = install;
        this.apply = apply;
        this.themes = themes;
    }

    /** What the theme of a blueprint is called, also before the first site installs it. */
    public String themeTitle(Blueprint blueprint) {
        return themes.isInstalled(blueprint.theme())
                ? themes.require(blueprint.theme()).title()
                : Theme.shipped(blueprint.theme()).title();
    }

    /** What there is afterwards. */
    public record Opened(long siteId, String code, int channels) {}

    public List<Blocker> blockers(Actor actor) {
        return open.blockers(actor);
    }

    public List<Blocker> blockers(Actor actor, Blueprint blueprint, NewSite site) {
        return new Blockers()
                .add(open.blockers(actor, furnished(blueprint, site)))
                .add(channels.blockers(blueprint.filledFor(site).channels()))
                .list();
    }

    public Opened perform(Actor actor, Blueprint blueprint, NewSite site) {
        Blueprint filled = blueprint.filledFor(site);
        return transactions.write(SiteScope.everySite(), () -> {
            long id = open.perform(actor, furnished(blueprint, site));
            SiteScope scope = SiteScope.of(id);
            channels.perform(scope, actor, id, filled.channels());
            if (!themes.isInstalled(blueprint.theme())) {
                install.perform(actor, Theme.shipped(blueprint.theme()));
            }
            apply.perform(scope, actor, id, blueprint.theme());
            return new Opened(id, site.code(), filled.channels().size());
        });
    }

    /** The site as the blueprint would have it, with everything its form says. */
    public static NewSite furnished(Blueprint blueprint, NewSite site) {
        Map<String, Object> settings = new TreeMap<>(blueprint.filledFor(site).settings());
        settings.putAll(site.settings());
        return new NewSite(
                site.code(),
                site.name(),
                site.kind() == null ? blueprint.kind() : site.kind(),
                site.organizationId(),
                site.domain(),
                site.hosts(),
                site.identityCode(),
                settings,
                site.exception());
    }
}
