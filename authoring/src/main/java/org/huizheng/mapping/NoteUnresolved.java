package org.huizheng.mapping;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.Mapping;
import org.huizheng.site.Site;

/**
 * 记下未定的旧地址: what readers of the old site asked for, by its access log, and nobody answers today, becomes a mapping that says
 * so. From then on it is counted how often it is asked for, and someone can say where it leads.
 */
public final class NoteUnresolved {

    private final ScopedTransactions transactions;
    private final MappingWork work;
    private final CoverOldSite cover;
    private final AuditTrail audit;

    NoteUnresolved(ScopedTransactions transactions, MappingWork work, CoverOldSite cover, AuditTrail audit) {
        this.transactions = transactions;
        this.work = work;
        this.cover = cover;
        this.audit = audit;
    }

    /** @param noted addresses; {@code dry}: none was, these would be */
    public record Report(CoverOldSite.Coverage coverage, int noted, boolean dry) {}

    public List<Blocker> blockers(Actor actor, Site site) {
        return work.blockers(actor, "import", site);
    }

    /**
     * @param log as {@link CoverOldSite} reads it
     * @param atLeast hits; who is asked for less is left out
     * @param most unanswered addresses are told
     */
    public Report perform(
            SiteScope scope, Actor actor, long siteId, Stream<String> log, long atLeast, boolean dry, int most) {
        return transactions.write(scope, () -> {
            Site site = work.held(scope, actor, "import", siteId);
            new Blockers().add(blockers(actor, site)).refuse();
            var coverage = cover.perform(scope, siteId, log, CoverOldSite.MOST_ADDRESSES);
            List<Mapping> noted = coverage.unanswered().stream()
                    .filter(asked -> asked.answer().equals("none") && asked.hits() >= atLeast)
                    .limit(ImportMappings.MOST)
                    .map(NoteUnresolved::mapping)
                    .toList();
            if (!dry && !noted.isEmpty()) {
                work.publish.put(siteId, noted);
                audit.record(actor, "noteUnresolved", siteId, "site:" + siteId, Map.of("noted", noted.size()));
            }
            return new Report(coverage.showing(most), noted.size(), dry);
        });
    }

    private static Mapping mapping(CoverOldSite.Asked asked) {
        String note = "旧站日志里有 " + asked.hits() + " 次访问";
        return new Mapping(0, Mapping.Match.EXACT, asked.address(), Mapping.Kind.UNRESOLVED, 301, "", 0, note);
    }
}
