package org.huizheng.release;

import java.util.List;
import java.util.Map;

/**
 * A site as the public sees it.
 *
 * @param domain the main English domain without scheme (meta SiteDomain)
 * @param hosts every host name that leads here, lower case, the main one first
 * @param state one of {@link SiteStates}
 * @param settings what the engine and the theme show; the keys the engine requires are {@link SiteSettings}
 */
public record ReleasedSite(
        long siteId,
        String code,
        String name,
        String domain,
        List<String> hosts,
        String identityCode,
        String state,
        Map<String, Object> settings,
        SiteNotice notice) {

    public ReleasedSite(
            long siteId,
            String code,
            String name,
            String domain,
            List<String> hosts,
            String identityCode,
            String state,
            Map<String, Object> settings) {
        this(siteId, code, name, domain, hosts, identityCode, state, settings, SiteNotice.NONE);
    }
}
