package org.huizheng.past;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.Slice;
import org.huizheng.page.ErasableStates;
import org.huizheng.page.Erasure;
import org.huizheng.page.Erasures;
import org.jspecify.annotations.Nullable;

/** What was proposed to be erased of a site, and what became of it, the newest first. */
public final class ErasureQueries {

    private static final int MOST = 100;

    private final ErasureProposals proposals;
    private final Erasures erasures;
    private final ErasableStates states;

    ErasureQueries(ErasureProposals proposals, Erasures erasures, ErasableStates states) {
        this.proposals = proposals;
        this.erasures = erasures;
        this.states = states;
    }

    /** @param erasure null as long as it is not confirmed */
    public record Told(ErasureProposal proposal, @Nullable Erasure erasure) {}

    public Slice<Told> list(long siteId, @Nullable String after, int limit) {
        int size = Math.clamp(limit, 1, MOST);
        List<ErasureProposal> found = proposals.list(siteId, cursor(after), size + 1);
        List<ErasureProposal> shown = found.subList(0, Math.min(size, found.size()));
        Map<Long, Erasure> done = erasures
                .among(shown.stream().map(ErasureProposal::id).toList())
                .stream()
                .collect(Collectors.toMap(Erasure::id, Function.identity()));
        List<Told> told = shown.stream().map(p -> new Told(p, done.get(p.id()))).toList();
        return new Slice<>(
                told,
                found.size() <= size ? null : String.valueOf(shown.getLast().id()));
    }

    public Optional<Told> find(long siteId, long id) {
        return proposals.find(siteId, id).map(p -> new Told(p, erasures.find(id).orElse(null)));
    }

    /** What would go if it were confirmed now. */
    public ErasableStates.Summary summary(ErasurePlan plan) {
        return states.summary(plan.target());
    }

    private static long cursor(@Nullable String after) {
        try {
            return after == null || after.isEmpty() ? Long.MAX_VALUE : Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw Problem.invalid("翻页位置无效");
        }
    }
}
