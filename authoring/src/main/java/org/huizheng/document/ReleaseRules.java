package org.huizheng.document;

import java.util.List;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;

/** What every page of a document must be able to say (发展指引 annex, metas), and where it must stand. */
final class ReleaseRules {

    private ReleaseRules() {}

    static List<Blocker> blockers(Edition edition) {
        var content = edition.content();
        return new Blockers()
                .require(!content.title().isBlank(), "title", "标题不能为空（ArticleTitle）")
                .require(!content.source().isBlank(), "source", "“" + content.title() + "”缺少信息来源（ContentSource）")
                .require(
                        edition.placements().stream().anyMatch(p -> p.siteId() == edition.siteId() && p.primary()),
                        "placement",
                        "“" + content.title() + "”尚未投放到本站点的栏目")
                .list();
    }
}
