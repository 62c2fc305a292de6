package org.huizheng.portal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huizheng.kernel.Hashes;
import org.huizheng.render.Derived;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds what an address leads to, and keeps small answers in memory for as long as their files stay the same. */
final class PageFiles {

    private static final Logger LOG = LoggerFactory.getLogger(PageFiles.class);
    private static final Pattern MOVED =
            Pattern.compile("(301|302) (/(?!/)[\\x21-\\x7e]*|https?://[\\x21-\\x7e]+)\\s*");

    private final Cache<Key, Ready> held;
    private final Cache<Key, Answer> refused = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMillis(500))
            .build();
    private final SealedLists lists;
    private final long largestCached;
    private final long revalidateNanos;

    private record Key(SiteTree site, String path) {}

    PageFiles(PortalSettings settings, SealedLists lists) {
        this.lists = lists;
        this.largestCached = settings.largestCached().toBytes();
        this.revalidateNanos = settings.revalidate().toNanos();
        this.held = Caffeine.newBuilder()
                .maximumWeight(settings.cache().toBytes())
                .<Key, Ready>weigher((key, ready) -> 2 * key.path().length() + ready.weight())
                .build();
    }

    /** What can be answered at once, without touching the disk. */
    @Nullable
    Ready ready(SiteTree site, String path) {
        Ready ready = held.getIfPresent(new Key(site, path));
        return ready != null && ready.fresh(site.generation(), revalidateNanos) ? ready : null;
    }

    /** @param rawPath the path as sent, for the redirect to the same address with a slash */
    Answer find(SiteTree site, String path, String rawPath) {
        Path root = site.root();
        if (root == null) {
            return new Answer.Missing();
        }
        String stored = path.endsWith("/") ? path + "index.html" : Derived.storedAt(path);
        try {
            Answer answer = find(site, root, path, stored, rawPath);
            return answer instanceof Answer.Missing && isPublished(root, stored) ? new Answer.Refused() : answer;
        } catch (SealedLists.Tampered e) {
            LOG.error("An address of {} is refused: {}", site.code(), e.getMessage());
            return new Answer.Refused();
        }
    }

    private Answer find(SiteTree site, Path root, String path, String stored, String rawPath)
            throws SealedLists.Tampered {
        Answer page = load(site, root, path, stored, 200);
        if (page != null) {
            return page;
        }
        Answer.Moved elsewhere = moved(lists, root, "/_moved" + stored);
        if (!path.endsWith("/") && !stored.equals(path)) {
            return elsewhere == null ? new Answer.Missing() : derivedElsewhere(path, elsewhere);
        }
        if (elsewhere != null) {
            return elsewhere;
        }
        Answer notice = load(site, root, path, "/_gone" + stored, 410);
        if (notice != null) {
            return notice;
        }
        boolean directory = !path.endsWith("/") && SiteTree.locate(root, path + "/index.html") != null;
        return directory ? new Answer.Moved(301, rawPath + "/") : new Answer.Missing();
    }

    /** Whether a page or a notice was published there, though nothing of ours lies there now. */
    private boolean isPublished(Path root, String stored) {
        return Stream.of("", "/_moved", "/_gone").anyMatch(prefix -> lists.isPublished(root, prefix + stored));
    }

    /** The site's own page of a name for a status, assembled; null when it has none. */
    @Nullable
    Ready error(SiteTree site, String name, int status) {
        Path root = site.root();
        String path = "/_error/" + name + ".html";
        return root != null && load(site, root, path, path, status) instanceof Answer.Held held ? held.ready() : null;
    }

    /** @param path as the page store tells it; {@code *} after a switch of the release */
    void changed(SiteTree site, String path) {
        if (path.equals("*")) {
            site.released();
        } else if (path.startsWith("/_f/")) {
            site.shareChanged();
        } else {
            forget(
                    site,
                    path.startsWith("/_gone/")
                            ? path.substring(6)
                            : path.startsWith("/_moved/") ? path.substring(7) : path);
        }
    }

    private static Answer derivedElsewhere(String path, Answer.Moved stored) {
        Optional<String> location = Derived.leadsTo(path, stored.location());
        return location.isPresent() ? new Answer.Moved(stored.status(), location.get()) : new Answer.Missing();
    }

    private void forget(SiteTree site, String path) {
        Derived.madeOf(path).forEach(made -> held.invalidate(new Key(site, made)));
        if (path.endsWith("/index.html")) {
            held.invalidate(new Key(site, path.substring(0, path.length() - "index.html".length())));
        }
    }

    private @Nullable Answer load(SiteTree site, Path root, String path, String stored, int status) {
        Key key = new Key(site, path);
        Ready known = held.getIfPresent(key);
        if (known != null && known.status() == status && known.unchanged(root, site.generation())) {
            return new Answer.Held(known);
        }
        int generation = site.generation();
        Path file = SiteTree.locate(root, stored);
        Stamp stamp = file == null ? null : Stamp.of(file);
        if (file == null || stamp == null) {
            return null;
        }
        Answer before = refused.getIfPresent(key);
        if (before != null) {
            return before;
        }
        try {
            if (stamp.size() > largestCached && Derived.storedAt(path).equals(path)) {
                lists.check(root, file, stamp);
                return new Answer.Large(file, path, stamp.size(), etag(path, stamp));
            }
            Ready ready = new MakeReady(lists, root, path, status, generation).perform(file, stamp);
            held.put(key, ready);
            return new Answer.Held(ready);
        } catch (SealedLists.Tampered e) {
            LOG.error("A page of {} is refused: {}", site.code(), e.getMessage());
            held.invalidate(key);
            refused.put(key, new Answer.Refused());
            return new Answer.Refused();
        } catch (IOException vanished) {
            return null;
        }
    }

    private static String etag(String path, Stamp stamp) {
        return '"'
                + Hashes.hex(path + '\n' + stamp.size() + '\n' + stamp.modifiedNanos())
                        .substring(0, 32)
                + '"';
    }

    private static Answer.@Nullable Moved moved(SealedLists lists, Path root, String stored)
            throws SealedLists.Tampered {
        Path file = SiteTree.locate(root, stored);
        if (file == null) {
            return null;
        }
        try {
            var target = MOVED.matcher(new String(lists.read(root, file), StandardCharsets.UTF_8));
            return target.matches() ? new Answer.Moved(Integer.parseInt(target.group(1)), target.group(2)) : null;
        } catch (SealedLists.Tampered e) {
            throw e;
        } catch (IOException vanished) {
            return null;
        }
    }
}
