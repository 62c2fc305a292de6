package org.huizheng.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huizheng.page.MappedTo;
import org.huizheng.page.MappingRules;
import org.huizheng.page.OldAddresses;
import org.huizheng.release.Mapping;
import org.huizheng.release.Mappings;
import org.huizheng.release.OldAddress;

/** The mappings of a site as they would be with some new ones: whether a reader who follows one arrives. */
final class Chains {

    private static final int PORTION = 5_000;
    private static final int MOST_ROUNDS = 12;

    private final Map<String, MappedTo> exact = new HashMap<>();
    private final Mappings stored;
    private final long siteId;
    private final OldAddresses addresses;

    Chains(Mappings stored, long siteId, Collection<Mapping> added) {
        this.stored = stored;
        this.siteId = siteId;
        Map<String, Mapping> rules = new HashMap<>();
        added.stream().filter(m -> m.match() != Mapping.Match.EXACT).forEach(m -> rules.put(m.match() + m.source(), m));
        List<String> lines = new ArrayList<>();
        rules.values().forEach(rule -> lines.add(rule.line()));
        stored.rules(siteId).stream()
                .filter(m -> !rules.containsKey(m.match() + m.source()))
                .forEach(m -> lines.add(m.line()));
        added.stream().filter(m -> m.match() == Mapping.Match.EXACT).forEach(this::keep);
        this.addresses =
                new OldAddresses(a -> source -> Optional.ofNullable(exact.get(source)), new MappingRules(lines));
        read(added.stream().map(Chains::start).flatMap(Optional::stream).toList());
    }

    /** The way that never ends when a reader begins at this mapping; empty when all is well. */
    List<String> loop(Mapping mapping) {
        return start(mapping)
                .map(from -> addresses.follow(from, stands -> false).loop())
                .orElse(List.of());
    }

    /** An address that the mapping answers; behind a pattern, the one it leads to, which is enough to see it come back. */
    private static Optional<OldAddress> start(Mapping m) {
        return switch (m.match()) {
            case EXACT -> OldAddress.of(m.source());
            case PREFIX -> OldAddress.of(m.source() + "x");
            case PATTERN ->
                m.target().startsWith("/") ? OldAddress.of(m.target().replaceAll("\\$[1-9]", "x")) : Optional.empty();
        };
    }

    private void keep(Mapping m) {
        exact.put(m.source(), MappedTo.of(m));
    }

    /** What is stored of the addresses that are come through, a round for each step. */
    private void read(List<OldAddress> begin) {
        Set<OldAddress> asked = new HashSet<>();
        List<OldAddress> next = begin;
        for (int round = 0; round < MOST_ROUNDS && !next.isEmpty(); round++) {
            asked.addAll(next);
            keepStored(next);
            next = next.stream()
                    .flatMap(address -> addresses.at(address).stream())
                    .filter(to -> to.leads() && to.target().startsWith("/"))
                    .flatMap(to -> OldAddress.of(to.target()).stream())
                    .distinct()
                    .filter(address -> !asked.contains(address))
                    .toList();
        }
    }

    private void keepStored(List<OldAddress> addresses) {
        List<String> sources = addresses.stream()
                .flatMap(address -> List.of(address.text(), address.pathText()).stream())
                .distinct()
                .filter(source -> !exact.containsKey(source))
                .toList();
        for (int i = 0; i < sources.size(); i += PORTION) {
            stored.exact(siteId, sources.subList(i, Math.min(i + PORTION, sources.size())))
                    .forEach(this::keep);
        }
    }
}
