package org.huizheng.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.Mapping;
import org.huizheng.site.Site;

/**
 * 导入旧地址: many at once, as the old site's builder lists them. What is wrong with a line is said by its number and refuses only
 * that line; what is known already is changed to what the file says.
 */
public final class ImportMappings {

    public static final int MOST = 100_000;

    private final ScopedTransactions transactions;
    private final MappingWork work;
    private final AuditTrail audit;

    ImportMappings(ScopedTransactions transactions, MappingWork work, AuditTrail audit) {
        this.transactions = transactions;
        this.work = work;
        this.audit = audit;
    }

    /** @param reason every reason, in one sentence */
    public record Refused(int line, String source, String reason) {}

    /**
     * @param opened lines that say something new; {@code changed} say something else of a known address
     * @param dry nothing was done
     */
    public record Report(int lines, int opened, int changed, int unchanged, List<Refused> refused, boolean dry) {}

    private record Accepted(int line, Mapping mapping) {}

    public List<Blocker> blockers(Actor actor, Site site) {
        return work.blockers(actor, "import", site);
    }

    public Report perform(SiteScope scope, Actor actor, long siteId, String csv, boolean dry) {
        return transactions.write(scope, () -> {
            Site site = work.held(scope, actor, "import", siteId);
            new Blockers().add(blockers(actor, site)).refuse();
            List<CsvLines.Line> lines = CsvLines.read(csv, MOST);
            List<Refused> refused = new ArrayList<>();
            List<Accepted> accepted = withoutLoops(siteId, wellFormed(site, lines, refused), refused);
            return store(actor, siteId, lines.size(), accepted, refused, dry);
        });
    }

    private List<Accepted> wellFormed(Site site, List<CsvLines.Line> lines, List<Refused> refused) {
        MappingForm form = work.form(site);
        Map<String, Accepted> bySource = new LinkedHashMap<>();
        Map<Mapping.Match, Long> more = new LinkedHashMap<>();
        for (CsvLines.Line line : lines) {
            Blockers blockers = new Blockers();
            Mapping mapping = form.checked(line.text(blockers), blockers);
            Accepted earlier = bySource.get(mapping.match() + mapping.source());
            blockers.require(
                    earlier == null || earlier.mapping.equals(mapping),
                    "twice",
                    "第 " + (earlier == null ? 0 : earlier.line) + " 行已经写了这个旧地址，去处不同");
            if (blockers.list().isEmpty() && earlier == null && mapping.match() != Mapping.Match.EXACT) {
                boolean known = work.mappings
                        .at(site.id(), mapping.match(), mapping.source())
                        .isPresent();
                long added = known ? 0 : more.merge(mapping.match(), 1L, Long::sum);
                work.notTooMany(site.id(), mapping.match(), added, blockers);
            }
            if (blockers.list().isEmpty()) {
                bySource.putIfAbsent(mapping.match() + mapping.source(), new Accepted(line.number(), mapping));
            } else {
                refused.add(refused(line.number(), line.source(), blockers));
            }
        }
        return List.copyOf(bySource.values());
    }

    private List<Accepted> withoutLoops(long siteId, List<Accepted> found, List<Refused> refused) {
        Chains chains = new Chains(
                work.mappings, siteId, found.stream().map(Accepted::mapping).toList());
        List<Accepted> ending = new ArrayList<>();
        for (Accepted one : found) {
            Blockers blockers = new Blockers();
            MappingWork.notInACircle(chains, one.mapping, blockers);
            if (blockers.list().isEmpty()) {
                ending.add(one);
            } else {
                refused.add(refused(one.line, one.mapping.source(), blockers));
            }
        }
        return ending;
    }

    private static Refused refused(int line, String source, Blockers blockers) {
        return new Refused(
                line,
                Targets.shown(source),
                String.join("；", blockers.list().stream().map(Blocker::reason).toList()));
    }

    private Report store(
            Actor actor, long siteId, int lines, List<Accepted> accepted, List<Refused> refused, boolean dry) {
        Map<String, Mapping> known = known(siteId, accepted);
        List<Mapping> different = accepted.stream()
                .map(Accepted::mapping)
                .filter(m -> !same(m, known.get(m.match() + m.source())))
                .toList();
        int changed = (int) different.stream()
                .filter(m -> known.containsKey(m.match() + m.source()))
                .count();
        int opened = different.size() - changed;
        refused.sort(java.util.Comparator.comparingInt(Refused::line));
        if (!dry && !different.isEmpty()) {
            work.publish.put(siteId, different);
            audit.record(
                    actor,
                    "importMappings",
                    siteId,
                    "site:" + siteId,
                    Map.of("opened", opened, "changed", changed, "refused", refused.size()));
        }
        return new Report(lines, opened, changed, lines - different.size() - refused.size(), refused, dry);
    }

    private static boolean same(Mapping said, @org.jspecify.annotations.Nullable Mapping known) {
        return known != null && MappingText.of(known).equals(MappingText.of(said));
    }

    private Map<String, Mapping> known(long siteId, List<Accepted> accepted) {
        Map<String, Mapping> known = new LinkedHashMap<>();
        work.mappings.rules(siteId).forEach(m -> known.put(m.match() + m.source(), m));
        List<String> sources = accepted.stream()
                .map(Accepted::mapping)
                .filter(m -> m.match() == Mapping.Match.EXACT)
                .map(Mapping::source)
                .toList();
        for (int i = 0; i < sources.size(); i += 5_000) {
            work.mappings
                    .exact(siteId, sources.subList(i, Math.min(i + 5_000, sources.size())))
                    .forEach(m -> known.put(m.match() + m.source(), m));
        }
        return known;
    }
}
