package org.huizheng.console.operations;

import java.util.List;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.operation.Arguments;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;

/** Finds the sites an operator named, or means by naming none. */
final class SiteCodes {

    private final SiteQueries queries;

    SiteCodes(SiteQueries queries) {
        this.queries = queries;
    }

    Site one(Arguments arguments) {
        String code = arguments.text("site");
        return queries.byCode(SiteScope.everySite(), code)
                .orElseThrow(() -> Problem.notFound("没有代码为 " + code + " 的站点"));
    }

    List<Site> oneOrAll(Arguments arguments) {
        return arguments.raw("site") == null ? queries.all(SiteScope.everySite()) : List.of(one(arguments));
    }
}
