package org.huizheng.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.huizheng.release.Mapping;
import org.huizheng.release.OldAddress;

/**
 * Answers an address at which nothing stands: the exact one with its query, the exact path, the longest prefix, the patterns,
 * with the query and, when nothing fits, without: what messengers append to a link does not lose its reader.
 * A reader is sent once: where a target is itself mapped, to the end of the chain.
 */
public final class OldAddresses {

    /** A longer chain is taken for one without an end. */
    static final int MOST_STEPS = 10;

    private final Function<OldAddress, Function<String, Optional<MappedTo>>> exact;
    private final MappingRules rules;

    /** @param exact for an address, how to ask for the exact sources of its path */
    public OldAddresses(Function<OldAddress, Function<String, Optional<MappedTo>>> exact, MappingRules rules) {
        this.exact = exact;
        this.rules = rules;
    }

    /** Where the file of a part lies in the tree; readers never see it. */
    public static String file(String part) {
        return "/_map/" + part + ".txt";
    }

    /** A source in the text of a shard. */
    public static Optional<MappedTo> in(String shard, String source) {
        String head = Mapping.Match.EXACT.code() + '\t' + source + '\t';
        int at = shard.startsWith(head) ? 0 : shard.indexOf('\n' + head) + 1;
        if (at == 0 && !shard.startsWith(head)) {
            return Optional.empty();
        }
        int end = shard.indexOf('\n', at);
        String[] answer = shard.substring(at + head.length(), end < 0 ? shard.length() : end)
                .split("\t", -1);
        return Optional.of(new MappedTo(
                        Mapping.Match.EXACT.code(),
                        source,
                        Integer.parseInt(answer[0]),
                        answer.length > 1 ? answer[1] : ""))
                .filter(MappedTo::isSafe);
    }

    /** What one mapping says, wherever it leads. */
    public Optional<MappedTo> at(OldAddress address) {
        var sources = exact.apply(address);
        String whole = address.text();
        return sources.apply(whole)
                .or(() -> address.query().isEmpty() ? Optional.empty() : sources.apply(address.pathText()))
                .or(() -> rules.find(whole))
                .or(() -> address.query().isEmpty() ? Optional.empty() : rules.find(address.pathText()));
    }

    /**
     * The way of one reader.
     *
     * @param end what is answered, as the answer of the mapping that fitted first; empty when nothing is mapped, or the chain has no end
     * @param loop the addresses that lead in a circle, or ever further; empty when the chain ends
     */
    public record Way(Optional<MappedTo> end, List<String> loop) {}

    /** @param stands whether there is something at an address, so that the chain ends there */
    public Way follow(OldAddress from, Predicate<OldAddress> stands) {
        Set<String> steps = new LinkedHashSet<>(List.of(from.text()));
        Optional<MappedTo> first = at(from);
        Optional<MappedTo> end = first;
        boolean lasting = first.filter(to -> to.status() == 301).isPresent();
        while (end.filter(MappedTo::leadsWithin).isPresent()) {
            Optional<OldAddress> next = OldAddress.of(end.get().target());
            Optional<MappedTo> further =
                    next.filter(address -> !stands.test(address)).flatMap(this::at);
            if (further.isEmpty()) {
                break;
            }
            if (!steps.add(next.get().text()) || steps.size() > MOST_STEPS) {
                List<String> loop = new ArrayList<>(steps);
                loop.add(next.get().text());
                return new Way(Optional.empty(), List.copyOf(loop));
            }
            lasting &= further.get().status() != 302;
            end = further;
        }
        boolean forEver = lasting;
        return new Way(end.map(to -> ended(first.get(), to, forEver)), List.of());
    }

    private static MappedTo ended(MappedTo first, MappedTo to, boolean lasting) {
        return new MappedTo(first.match(), first.source(), to.leads() ? lasting ? 301 : 302 : to.status(), to.target());
    }
}
