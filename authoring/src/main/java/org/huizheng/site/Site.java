package org.huizheng.site;

import java.util.List;
import java.util.Map;
import org.huizheng.release.SiteNotice;

/**
 * A site as its keepers see it.
 *
 * @param domain the main English domain without scheme
 * @param hosts every host name that leads here, the main one first
 * @param identityCode 网站标识码
 * @param exception the approval by which a body has a second site, or ""
 * @param notice what the public is told of its state
 * @param version grows with each change; a change must name the version it saw
 */
public record Site(
        long id,
        String code,
        String name,
        SiteKind kind,
        long organizationId,
        String domain,
        List<String> hosts,
        String identityCode,
        SiteState state,
        Map<String, Object> settings,
        String exception,
        long version,
        SiteNotice notice) {

    /** @param said what the public is told of the new state */
    Site in(SiteState next, SiteNotice said) {
        return new Site(
                id,
                code,
                name,
                kind,
                organizationId,
                domain,
                hosts,
                identityCode,
                next,
                settings,
                exception,
                version,
                said);
    }

    Site saying(String newName, String newDomain, String newIdentityCode, Map<String, Object> newSettings) {
        return new Site(
                id,
                code,
                newName,
                kind,
                organizationId,
                newDomain,
                hosts,
                newIdentityCode,
                state,
                newSettings,
                exception,
                version,
                notice);
    }
}
