package org.huizheng.mapping;

import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.Mapping;
import org.huizheng.release.Mappings;
import org.huizheng.release.PublishMappings;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the verbs of this room share: who may, on which site, and what stands against a mapping. */
final class MappingWork {

    static final int MOST_PREFIXES = 2_000;
    static final int MOST_PATTERNS = 100;

    private final JdbcClient jdbc;
    private final SiteQueries sites;
    private final Permissions permissions;
    final Mappings mappings;
    final PublishMappings publish;

    MappingWork(
            JdbcClient jdbc, SiteQueries sites, Permissions permissions, Mappings mappings, PublishMappings publish) {
        this.jdbc = jdbc;
        this.sites = sites;
        this.permissions = permissions;
        this.mappings = mappings;
        this.publish = publish;
    }

    Site site(SiteScope scope, long siteId) {
        return sites.byId(scope, siteId).orElseThrow(() -> Problem.notFound("站点不存在"));
    }

    Mapping require(long siteId, long id) {
        return mappings.find(siteId, id).orElseThrow(() -> Problem.notFound("没有这条旧地址"));
    }

    void require(Actor actor, String verb, long siteId) {
        permissions.require(actor, "mapping." + verb, Permissions.Where.site(siteId));
    }

    /** The site as it is now that nobody else changes its mappings, or which hosts they may lead to. */
    Site held(SiteScope scope, Actor actor, String verb, long siteId) {
        scope.require(siteId);
        require(actor, verb, siteId);
        publish.hold(siteId);
        return site(scope, siteId);
    }

    List<Blocker> blockers(Actor actor, String verb, Site site) {
        return new Blockers()
                .add(permissions.refusal(actor, "mapping." + verb, Permissions.Where.site(site.id())).stream()
                        .toList())
                .require(!site.state().isOver(), "state", "“" + site.state().label() + "”的网站不能再修改")
                .list();
    }

    MappingForm form(Site site) {
        return new MappingForm(new Targets(jdbc, site));
    }

    /** The mapping as it would be stored; what is wrong with it is added to the blockers. */
    Mapping checked(Site site, MappingText text, Blockers blockers) {
        Blockers own = new Blockers();
        Mapping mapping = form(site).checked(text, own);
        blockers.add(own.list());
        if (own.list().isEmpty()) {
            notInACircle(new Chains(mappings, site.id(), List.of(mapping)), mapping, blockers);
        }
        return mapping;
    }

    static void notInACircle(Chains chains, Mapping mapping, Blockers blockers) {
        List<String> loop = mapping.kind().leads() ? chains.loop(mapping) : List.of();
        blockers.require(loop.isEmpty(), "loop", "转来转去没有尽头：" + String.join(" → ", loop));
    }

    /** Rules are asked one by one for every address that is not there: they must stay few. */
    void notTooMany(long siteId, Mapping.Match match, long more, Blockers blockers) {
        if (match != Mapping.Match.EXACT && more > 0) {
            int most = match == Mapping.Match.PREFIX ? MOST_PREFIXES : MOST_PATTERNS;
            blockers.require(
                    mappings.count(siteId, match) + more <= most,
                    "tooMany",
                    "一个站点最多 " + most + " 条" + (match == Mapping.Match.PREFIX ? "前缀" : "规则") + "，请合并或改成单个地址");
        }
    }
}
