package org.huizheng.site;

import java.util.List;
import java.util.Map;

/**
 * A site as its keepers see it.
 *
 * @param domain the main English domain without scheme
 * @param hosts every host name that leads here, the main one first
 * @param identityCode 网站标识码
 * @param version grows with each change; a change must name the version it saw
 */
public record Site(
        long id,
        String code,
        String name,
        long organizationId,
        String domain,
        List<String> hosts,
        String identityCode,
        SiteState state,
        Map<String, Object> settings,
        long version) {}
