package org.huizheng.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huizheng.channel.ChannelQueries;
import org.huizheng.channel.ChannelText;
import org.huizheng.channel.OpenChannel;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.SiteScope;
import org.huizheng.organization.NewOrganization;
import org.huizheng.organization.OrganizationQueries;
import org.huizheng.organization.RegisterOrganization;
import org.huizheng.site.NewSite;
import org.huizheng.site.OpenSite;
import org.huizheng.site.SetSiteState;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;
import org.huizheng.site.SiteState;

/** The demo city's organizations, sites and channels; what is there already is left as it is. */
final class DemoSites {

    private final RegisterOrganization register;
    private final OrganizationQueries organizations;
    private final OpenSite open;
    private final SetSiteState state;
    private final SiteQueries sites;
    private final OpenChannel openChannel;
    private final ChannelQueries channels;

    DemoSites(
            RegisterOrganization register,
            OrganizationQueries organizations,
            OpenSite open,
            SetSiteState state,
            SiteQueries sites,
            OpenChannel openChannel,
            ChannelQueries channels) {
        this.register = register;
        this.organizations = organizations;
        this.open = open;
        this.state = state;
        this.sites = sites;
        this.openChannel = openChannel;
        this.channels = channels;
    }

    void registerOrganizations(Actor actor) {
        for (Map<String, Object> o : Samples.organizations()) {
            if (organizations.byCode(text(o, "code")).isEmpty()) {
                Long parent = organizations
                        .byCode(text(o, "parent"))
                        .map(found -> found.id())
                        .orElse(null);
                register.perform(
                        actor,
                        new NewOrganization(
                                text(o, "code"),
                                text(o, "name"),
                                text(o, "shortName"),
                                text(o, "kind"),
                                parent,
                                text(o, "divisionCode"),
                                "",
                                text(o, "address"),
                                text(o, "phone")));
            }
        }
    }

    /** @return the site, open and with all its channels */
    Site site(Actor actor, String code) {
        Map<String, Object> sample = Samples.site(code);
        if (sites.byCode(SiteScope.everySite(), code).isEmpty()) {
            long organization = organizations
                    .byCode(text(sample, "organization"))
                    .orElseThrow()
                    .id();
            open.perform(
                    actor,
                    new NewSite(
                            code,
                            text(sample, "name"),
                            organization,
                            text(sample, "domain"),
                            texts(sample, "hosts"),
                            text(sample, "identityCode"),
                            map(sample, "settings")));
        }
        Site site = sites.byCode(SiteScope.everySite(), code).orElseThrow();
        openChannels(actor, site.id(), (List<?>) Objects.requireNonNull(sample.get("channels")));
        return site;
    }

    private void openChannels(Actor actor, long siteId, List<?> samples) {
        SiteScope scope = SiteScope.of(siteId);
        Map<String, Long> byPath = new HashMap<>();
        channels.tree(scope, siteId).forEach(channel -> byPath.put(channel.path(), channel.id()));
        for (Object sample : samples) {
            @SuppressWarnings("unchecked") // a JSON object has text keys
            Map<String, Object> channel = (Map<String, Object>) sample;
            String path = text(channel, "path");
            int cut = path.lastIndexOf('/');
            if (!byPath.containsKey(path)) {
                Long parent = cut < 0 ? null : byPath.get(path.substring(0, cut));
                byPath.put(
                        path,
                        openChannel.perform(
                                scope, actor, siteId, parent, path.substring(cut + 1), channelText(channel)));
            }
        }
    }

    private static ChannelText channelText(Map<String, Object> c) {
        return new ChannelText(
                text(c, "name"),
                text(c, "description"),
                texts(c, "keywords"),
                texts(c, "columnTypes"),
                text(c, "kind"),
                text(c, "contentType"),
                text(c, "listOrder"),
                Boolean.TRUE.equals(c.get("navigation")),
                c.get("link") instanceof String link ? link : null,
                map(c, "settings"));
    }

    boolean isOnline(String code) {
        return sites.byCode(SiteScope.everySite(), code)
                .filter(site -> site.state() == SiteState.ONLINE)
                .isPresent();
    }

    static boolean opening(SiteState state) {
        return switch (state) {
            case DRAFT, APPLYING, APPROVED, BUILDING, TRIAL, READY -> true;
            default -> false;
        };
    }

    void bringOnline(Actor actor, String code) {
        for (SiteState next : List.of(SiteState.TRIAL, SiteState.READY, SiteState.ONLINE)) {
            Site site = sites.byCode(SiteScope.everySite(), code).orElseThrow();
            if (site.state().canBecome(next)) {
                state.perform(SiteScope.of(site.id()), actor, site.id(), next, "");
            }
        }
    }

    void takeOffline(Actor actor, Site site) {
        if (site.state().canBecome(SiteState.TEMP_OFFLINE)) {
            state.perform(SiteScope.of(site.id()), actor, site.id(), SiteState.TEMP_OFFLINE, DemoCity.REMOVED);
        }
    }

    private static String text(Map<String, Object> object, String key) {
        return object.get(key) instanceof String text ? text : "";
    }

    private static List<String> texts(Map<String, Object> object, String key) {
        return object.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked") // a JSON object has text keys
    private static Map<String, Object> map(Map<String, Object> object, String key) {
        return object.get(key) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
