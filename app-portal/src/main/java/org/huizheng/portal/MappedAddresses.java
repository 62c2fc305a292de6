package org.huizheng.portal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.huizheng.page.MappedTo;
import org.huizheng.page.MappingRules;
import org.huizheng.page.OldAddresses;
import org.huizheng.release.OldAddress;
import org.huizheng.release.Pages;
import org.jspecify.annotations.Nullable;

/**
 * What is mapped where nothing stands. Of the exact addresses the one small file that can hold the asked one is read, each time;
 * prefixes and patterns are kept ready until their file is another one.
 */
final class MappedAddresses {

    private final Map<SiteTree, Rules> rules = new ConcurrentHashMap<>();
    private final SealedLists lists;

    MappedAddresses(SealedLists lists) {
        this.lists = lists;
    }

    private record Rules(Stamp stamp, MappingRules ready) {}

    /** @param stands whether the site has something at an address */
    Answer find(SiteTree site, String path, @Nullable String query, Predicate<OldAddress> stands) {
        Path root = site.root();
        Optional<OldAddress> asked = root == null ? Optional.empty() : OldAddress.asked(path, query);
        return asked.flatMap(address -> new OldAddresses(a -> exact(root, a), rules(site, root))
                        .follow(address, stands)
                        .end())
                .map(MappedAddresses::answer)
                .orElseGet(Answer.Missing::new);
    }

    private static Answer answer(MappedTo to) {
        return to.leads()
                ? new Answer.Moved(to.status(), to.target())
                : to.status() == 410 ? new Answer.Gone() : new Answer.Missing();
    }

    private Function<String, Optional<MappedTo>> exact(@Nullable Path root, OldAddress address) {
        String shard = read(root, String.valueOf(address.shard()));
        return source -> OldAddresses.in(shard, source);
    }

    private MappingRules rules(SiteTree site, @Nullable Path root) {
        Path file = root == null ? null : SiteTree.locate(root, OldAddresses.file(Pages.RULES));
        Stamp stamp = file == null ? null : Stamp.of(file);
        if (stamp == null) {
            return MappingRules.NONE;
        }
        Rules known = rules.get(site);
        if (known == null || !known.stamp.equals(stamp)) {
            known = new Rules(
                    stamp, new MappingRules(List.of(read(root, Pages.RULES).split("\n"))));
            rules.put(site, known);
        }
        return known.ready;
    }

    private String read(@Nullable Path root, String part) {
        Path file = root == null ? null : SiteTree.locate(root, OldAddresses.file(part));
        try {
            return root == null || file == null ? "" : new String(lists.read(root, file), StandardCharsets.US_ASCII);
        } catch (IOException vanishedOrTampered) {
            return "";
        }
    }
}
