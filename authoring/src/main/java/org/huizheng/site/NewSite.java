package org.huizheng.site;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@link OpenSite} needs; see {@link Site} and {@code release.SiteSettings} for the fields.
 *
 * @param kind null for what a body of its kind usually has
 */
public record NewSite(
        String code,
        String name,
        @Nullable SiteKind kind,
        long organizationId,
        String domain,
        List<String> hosts,
        String identityCode,
        Map<String, Object> settings,
        String exception) {

    public NewSite {
        domain = DomainRules.ascii(domain);
        hosts = hosts.stream().map(DomainRules::ascii).toList();
    }

    /** The first and only site of a body. */
    public NewSite(
            String code,
            String name,
            long organizationId,
            String domain,
            List<String> hosts,
            String identityCode,
            Map<String, Object> settings) {
        this(code, name, null, organizationId, domain, hosts, identityCode, settings, "");
    }
}
