package org.huizheng.site;

import java.util.List;
import java.util.Map;

/** What {@link OpenSite} needs; see {@link Site} and {@code release.SiteSettings} for the fields. */
public record NewSite(
        String code,
        String name,
        long organizationId,
        String domain,
        List<String> hosts,
        String identityCode,
        Map<String, Object> settings) {}
