package org.huizheng.portal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is mapped where nothing stands. Of the exact addresses the one small file that can hold the asked one is read, each time;
 * prefixes and patterns are kept ready until their file is another one.
 */
final class MappedAddresses {

    private static final Logger LOG = LoggerFactory.getLogger(MappedAddresses.class);

    private final Map<SiteTree, Rules> rules = new ConcurrentHashMap<>();
    private final Cache<Path, SealedLists.Tampered> refused = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMillis(500))
            .build();
    private final SealedLists lists;

    private final HitCounts hits;

    MappedAddresses(SealedLists lists, HitCounts hits) {
        this.lists = lists;
        this.hits = hits;
    }

    private record Rules(Stamp stamp, MappingRules ready) {}

    /** @param stands whether the site has something at an address */
    Answer find(SiteTree site, String path, @Nullable String query, Predicate<OldAddress> stands) {
        Path root = site.root();
        Optional<OldAddress> asked = root == null ? Optional.empty() : OldAddress.asked(path, query);
        if (root == null || asked.isEmpty()) {
            return new Answer.Missing();
        }
        try {
            Optional<MappedTo> end = new OldAddresses(a -> exact(root, a), rules(site, root))
                    .follow(asked.get(), stands)
                    .end();
            end.ifPresent(to -> hits.count(site.code(), to));
            return end.map(MappedAddresses::answer).orElseGet(Answer.Missing::new);
        } catch (UncheckedIOException tampered) {
            LOG.error("Old addresses of {} are refused: {}", site.code(), tampered.getMessage());
            return new Answer.Refused();
        }
    }

    private static Answer answer(MappedTo to) {
        return to.leads()
                ? new Answer.Moved(to.status(), to.target())
                : to.status() == 410 ? new Answer.Gone() : new Answer.Missing();
    }

    private Function<String, Optional<MappedTo>> exact(Path root, OldAddress address) {
        String shard = read(root, OldAddresses.file(String.valueOf(address.shard())));
        return source -> OldAddresses.in(shard, source);
    }

    private MappingRules rules(SiteTree site, Path root) {
        String stored = OldAddresses.file(Pages.RULES);
        Path file = SiteTree.locate(root, stored);
        Stamp stamp = file == null ? null : Stamp.of(file);
        Rules known = rules.get(site);
        if (known != null && known.stamp.equals(stamp)) {
            return known.ready;
        }
        List<String> lines = read(root, stored).lines().toList();
        MappingRules ready = lines.isEmpty() ? MappingRules.NONE : new MappingRules(lines);
        if (stamp != null) {
            rules.put(site, new Rules(stamp, ready));
        }
        return ready;
    }

    /** @throws UncheckedIOException when it is not what was published: nobody can say then what is mapped */
    private String read(Path root, String stored) {
        Path place = root.resolve(stored.substring(1));
        SealedLists.Tampered before = refused.getIfPresent(place);
        if (before != null) {
            throw new UncheckedIOException(before);
        }
        try {
            return published(root, stored, place);
        } catch (SealedLists.Tampered e) {
            refused.put(place, e);
            throw new UncheckedIOException(e);
        }
    }

    private String published(Path root, String stored, Path place) throws SealedLists.Tampered {
        Path file = SiteTree.locate(root, stored);
        try {
            if (file != null) {
                return new String(lists.read(root, file), StandardCharsets.US_ASCII);
            }
        } catch (SealedLists.Tampered e) {
            throw e;
        } catch (IOException vanished) {
            LOG.debug("{} vanished while it was read", file);
        }
        if (lists.isPublished(root, stored)) {
            throw new SealedLists.Tampered(place);
        }
        return "";
    }
}
