package org.huizheng.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huizheng.kernel.SiteScope;
import org.huizheng.page.MappedTo;
import org.huizheng.page.MappingRules;
import org.huizheng.page.OldAddresses;
import org.huizheng.page.StandingPages;
import org.huizheng.release.Mapping;
import org.huizheng.release.Mappings;
import org.huizheng.release.OldAddress;

/** 覆盖情况: holds what was asked of an old site, by its access log, against what would be answered today. Stores nothing. */
public final class CoverOldSite {

    private static final Pattern REQUEST = Pattern.compile("\"(?:GET|HEAD) (\\S{1,2000}) HTTP/[\\d.]+\" (\\d{3}) ");
    static final int MOST_ADDRESSES = 200_000;
    private static final int PORTION = 5_000;

    private final Mappings mappings;
    private final StandingPages standing;

    CoverOldSite(Mappings mappings, StandingPages standing) {
        this.mappings = mappings;
        this.standing = standing;
    }

    /** @param answer {@code page}, {@code redirect}, {@code gone}, {@code unresolved} or {@code none} */
    public record Asked(String address, long hits, String answer) {}

    /**
     * @param lines of the log; {@code skipped} are no requests for a page that was there, or not understood
     * @param answered hits that reach something, or are told that it is gone
     * @param unanswered the addresses that do not, most asked first
     */
    public record Coverage(
            long lines,
            long skipped,
            long hits,
            long answered,
            int addresses,
            Map<String, Long> byAnswer,
            List<Asked> unanswered) {

        Coverage showing(int most) {
            return new Coverage(
                    lines,
                    skipped,
                    hits,
                    answered,
                    addresses,
                    byAnswer,
                    unanswered.subList(0, Math.min(most, unanswered.size())));
        }
    }

    /** @param log the lines of it, in the combined format of Apache and nginx; {@code most} unanswered addresses are told */
    public Coverage perform(SiteScope scope, long siteId, Stream<String> log, int most) {
        scope.require(siteId);
        Map<OldAddress, Long> hits = new HashMap<>();
        long lines = 0;
        long skipped = 0;
        for (String line : (Iterable<String>) log::iterator) {
            lines++;
            Optional<OldAddress> asked = asked(line);
            if (asked.isEmpty() || hits.size() >= MOST_ADDRESSES && !hits.containsKey(asked.get())) {
                skipped++;
            } else {
                hits.merge(asked.get(), 1L, Long::sum);
            }
        }
        return coverage(lines, skipped, held(siteId, hits), most);
    }

    /** What was not there on the old site either is missed by nobody. */
    private static Optional<OldAddress> asked(String line) {
        var request = REQUEST.matcher(line);
        return request.find() && request.group(2).charAt(0) < '4' ? OldAddress.of(request.group(1)) : Optional.empty();
    }

    private static Coverage coverage(long lines, long skipped, List<Asked> asked, int most) {
        Map<String, Long> byAnswer = new HashMap<>();
        asked.forEach(one -> byAnswer.merge(one.answer, one.hits, Long::sum));
        long hits = asked.stream().mapToLong(Asked::hits).sum();
        List<Asked> unanswered = asked.stream()
                .filter(one -> one.answer.equals("none") || one.answer.equals("unresolved"))
                .sorted(Comparator.comparingLong(Asked::hits).reversed().thenComparing(Asked::address))
                .toList();
        long lost = unanswered.stream().mapToLong(Asked::hits).sum();
        return new Coverage(lines, skipped, hits, hits - lost, asked.size(), byAnswer, unanswered).showing(most);
    }

    private List<Asked> held(long siteId, Map<OldAddress, Long> hits) {
        MappingRules rules = new MappingRules(
                mappings.rules(siteId).stream().map(Mapping::line).toList());
        List<OldAddress> addresses = List.copyOf(hits.keySet());
        List<Asked> asked = new ArrayList<>(addresses.size());
        for (int i = 0; i < addresses.size(); i += PORTION) {
            List<OldAddress> some = addresses.subList(i, Math.min(i + PORTION, addresses.size()));
            Set<String> pages =
                    standing.among(siteId, some.stream().map(OldAddress::path).toList());
            Map<String, MappedTo> exact = new HashMap<>();
            mappings.exact(
                            siteId,
                            some.stream()
                                    .flatMap(a -> List.of(a.text(), a.pathText()).stream())
                                    .distinct()
                                    .toList())
                    .forEach(m -> exact.put(m.source(), MappedTo.of(m)));
            OldAddresses mapped = new OldAddresses(a -> source -> Optional.ofNullable(exact.get(source)), rules);
            some.forEach(a -> asked.add(new Asked(a.text(), hits.getOrDefault(a, 0L), answer(a, pages, mapped))));
        }
        return asked;
    }

    private static String answer(OldAddress address, Set<String> pages, OldAddresses mapped) {
        if (pages.contains(address.path())) {
            return "page";
        }
        return mapped.at(address)
                .map(to -> to.leads() ? "redirect" : to.status() == 410 ? "gone" : "unresolved")
                .orElse("none");
    }
}
