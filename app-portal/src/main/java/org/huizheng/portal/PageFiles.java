package org.huizheng.portal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.huizheng.hant.Hant;
import org.huizheng.kernel.Hashes;
import org.huizheng.render.Derived;
import org.huizheng.render.WhatStands;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds what an address leads to, and keeps small answers in memory for as long as their files stay the same. */
final class PageFiles {

    private static final Logger LOG = LoggerFactory.getLogger(PageFiles.class);

    private final Cache<Key, Ready> held;
    private final Cache<Key, Answer> refused = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMillis(500))
            .build();
    private final SealedLists lists;
    private final long largestCached;
    private final long revalidateNanos;

    private record Key(SiteTree site, String path) {}

    /** @param hant null for the simplified version */
    private record Place(SiteTree site, Path root, @Nullable Hant hant) {

        Key key(String path) {
            return new Key(site, hant == null ? path : Hant.PREFIX + path);
        }
    }

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

    /** Whether an address was answered from here, be it a while ago. */
    boolean holds(SiteTree site, String path) {
        return held.getIfPresent(new Key(site, path)) != null;
    }

    /**
     * @param path as the simplified version has it
     * @param rawPath the path as sent, for the redirect to the same address with a slash
     * @param hant null for the simplified version
     */
    Answer find(SiteTree site, String path, String rawPath, @Nullable Hant hant) {
        Path root = site.root();
        if (root == null) {
            return new Answer.Missing();
        }
        try {
            Answer answer = find(new Place(site, root, hant), path, rawPath);
            return answer instanceof Answer.Missing && isPublished(root, WhatStands.storedAt(path))
                    ? new Answer.Refused()
                    : answer;
        } catch (SealedLists.Tampered e) {
            LOG.error("An address of {} is refused: {}", site.code(), e.getMessage());
            return new Answer.Refused();
        }
    }

    private Answer find(Place place, String path, String rawPath) throws SealedLists.Tampered {
        return switch (WhatStands.at(path, rawPath, new Served(place, path))) {
            case WhatStands.Found.Page<Answer>(Answer page) -> page;
            case WhatStands.Found.Moved<Answer>(int status, String location) -> new Answer.Moved(status, location);
            case WhatStands.Found.Missing<Answer>() -> new Answer.Missing();
        };
    }

    /** The tree of a site, asked for the answer to one address. */
    private final class Served implements WhatStands.Tree<Answer, SealedLists.Tampered> {

        private final Place place;
        private final Path root;
        private final String path;

        Served(Place place, String path) {
            this.place = place;
            this.root = place.root;
            this.path = path;
        }

        @Override
        public @Nullable Answer page(String stored, int status) {
            return load(place, path, stored, status);
        }

        @Override
        public @Nullable String target(String stored) throws SealedLists.Tampered {
            Path file = SiteTree.locate(root, stored);
            try {
                return file == null ? null : new String(lists.read(root, file), StandardCharsets.UTF_8);
            } catch (SealedLists.Tampered e) {
                throw e;
            } catch (IOException vanished) {
                return null;
            }
        }

        @Override
        public boolean has(String stored) {
            return SiteTree.locate(root, stored) != null;
        }
    }

    /** Whether a page or a notice was published there, though nothing of ours lies there now. */
    private boolean isPublished(Path root, String stored) {
        return Stream.of("", "/_moved", "/_gone").anyMatch(prefix -> lists.isPublished(root, prefix + stored));
    }

    /** The site's own page of a name for a status, assembled; null when it has none. */
    @Nullable
    Ready error(SiteTree site, String name, int status, @Nullable Hant hant) {
        Path root = site.root();
        String path = "/_error/" + name + ".html";
        return root != null && load(new Place(site, root, hant), path, path, status) instanceof Answer.Held held
                ? held.ready()
                : null;
    }

    /** @param path as the page store tells it; {@code *} after a switch of the release */
    void changed(SiteTree site, String path) {
        if (path.equals("*")) {
            site.released();
        } else if (path.startsWith("/_f/") || path.equals(Hant.STORED)) {
            site.shareChanged();
        } else {
            forget(site, WhatStands.answersAt(path));
        }
    }

    private void forget(SiteTree site, String path) {
        Derived.madeOf(path).forEach(made -> invalidate(site, made));
        if (path.endsWith("/index.html")) {
            invalidate(site, path.substring(0, path.length() - "index.html".length()));
        }
    }

    private void invalidate(SiteTree site, String path) {
        held.invalidate(new Key(site, path));
        held.invalidate(new Key(site, Hant.PREFIX + path));
    }

    private @Nullable Answer load(Place place, String path, String stored, int status) {
        SiteTree site = place.site;
        Path root = place.root;
        Key key = place.key(path);
        Ready known = held.getIfPresent(key);
        if (known != null && known.status() == status && known.unchanged(root, place.hant, site.generation())) {
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
            Ready ready = new MakeReady(lists, root, path, status, generation, place.hant).perform(file, stamp);
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
}
