package org.huizheng.portal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.huizheng.hant.Hant;
import org.huizheng.kernel.Problem;
import org.huizheng.render.Derived;
import org.huizheng.render.OpenSearch;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The traditional version of each site that has one, read from its tree, and again when that file changes. */
final class Hants {

    private final SealedLists lists;
    private final long revalidateNanos;
    private final Map<SiteTree, Seen> seen = new ConcurrentHashMap<>();

    private record Seen(
            Path root, @Nullable Stamp stamp, @Nullable Hant hant, long at) {}

    Hants(SealedLists lists, long revalidateNanos) {
        this.lists = lists;
        this.revalidateNanos = revalidateNanos;
    }

    /**
     * @return null for a site without one
     * @throws SealedLists.Tampered when what says so is not what was published
     */
    @Nullable
    Hant of(SiteTree site) throws SealedLists.Tampered {
        Path root = site.root();
        if (root == null) {
            return null;
        }
        Seen known = seen.get(site);
        long now = System.nanoTime();
        return known != null && known.root.equals(root) && now - known.at < revalidateNanos
                ? known.hant
                : look(site, root, known, now);
    }

    /** Whether an address has a traditional version at all, should something stand there. */
    static boolean has(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return !path.startsWith("/files/")
                && (name.indexOf('.') < 0
                        || ContentTypes.of(path).equals(ContentTypes.HTML)
                        || Derived.isFeed(path)
                        || path.equals(OpenSearch.PATH)
                        || !Derived.storedAt(path).equals(path));
    }

    private @Nullable Hant look(SiteTree site, Path root, @Nullable Seen known, long now) throws SealedLists.Tampered {
        Path file = SiteTree.locate(root, Hant.STORED);
        Stamp stamp = file == null ? null : Stamp.of(file);
        boolean same = known != null && stamp != null && known.root.equals(root) && stamp.equals(known.stamp);
        Hant hant = same && known != null ? known.hant : read(root, file);
        seen.put(site, new Seen(root, stamp, hant, now));
        return hant;
    }

    private @Nullable Hant read(Path root, @Nullable Path file) throws SealedLists.Tampered {
        Path place = root.resolve(Hant.STORED.substring(1));
        try {
            if (file != null) {
                return Hant.of(lists.read(root, file));
            }
        } catch (SealedLists.Tampered e) {
            throw e;
        } catch (IOException vanished) {
            return null;
        } catch (JacksonException | Problem unreadable) {
            throw new SealedLists.Tampered(place);
        }
        if (lists.isPublished(root, Hant.STORED)) {
            throw new SealedLists.Tampered(place);
        }
        return null;
    }
}
