package org.huizheng.blueprint.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Problem;
import org.huizheng.site.NewSite;
import org.huizheng.site.SiteKind;
import org.jspecify.annotations.Nullable;

/** The form of a new site; what is left out is empty, which the verb then judges. */
record OpeningRequest(
        @Nullable String blueprint,
        @Nullable String code,
        @Nullable String name,
        @Nullable String kind,
        @Nullable Long organizationId,
        @Nullable String domain,
        @Nullable List<@Nullable String> hosts,
        @Nullable String identityCode,
        @Nullable Map<String, Object> settings,
        @Nullable String exception) {

    NewSite site() {
        Long organization = organizationId;
        if (organization == null) {
            throw Problem.invalid("缺少 organizationId（主办单位）");
        }
        List<String> names = new ArrayList<>();
        if (hosts != null) {
            hosts.forEach(host -> names.add(text(host)));
        }
        return new NewSite(
                text(code),
                text(name),
                kind == null ? null : SiteKind.of(kind),
                organization,
                text(domain),
                names,
                text(identityCode),
                settings == null ? Map.of() : settings,
                text(exception));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
