package org.huizheng.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huizheng.kernel.PageStore;
import org.huizheng.kernel.Problem;

/**
 * Pages as plain files {@code <site>/<release>/…}. One process writes a directory; pages are not forced to the disk one by
 * one, since every byte can be rendered again and is compared with the manifest.
 */
public final class FilePageStore implements PageStore {

    private static final Pattern SITE = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private final Path root;
    private final Map<String, SiteReleases> sites = new ConcurrentHashMap<>();
    private final List<BiConsumer<String, String>> listeners = new CopyOnWriteArrayList<>();

    /** @param root {@code DATA/pages} */
    public FilePageStore(Path root) {
        this.root = root.toAbsolutePath();
        try {
            Files.createDirectories(this.root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Tree current(String siteCode) {
        return site(siteCode).current();
    }

    @Override
    public Tree release(String siteCode, int release) {
        return site(siteCode).tree(release);
    }

    @Override
    public Tree prepare(String siteCode) {
        try {
            return site(siteCode).prepare();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void switchTo(String siteCode, int release) {
        try {
            site(siteCode).switchTo(release);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isTold(String siteCode, int release) {
        return site(siteCode).isTold(release);
    }

    @Override
    public void removeOld(String siteCode) {
        try {
            site(siteCode).removeOld();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public NavigableSet<Integer> releases(String siteCode) {
        try {
            return site(siteCode).releases();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void discard(String siteCode, int release) {
        try {
            site(siteCode).discard(release);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Stream<String> sites() {
        try (var entries = Files.list(root)) {
            return entries
                    .filter(DurableFiles::isDirectory)
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .filter(SITE.asMatchPredicate())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void onChange(BiConsumer<String, String> listener) {
        listeners.add(listener);
    }

    private SiteReleases site(String siteCode) {
        SiteReleases known = sites.get(siteCode);
        return known != null ? known : sites.computeIfAbsent(siteCode, this::open);
    }

    private SiteReleases open(String siteCode) {
        if (!SITE.matcher(siteCode).matches()) {
            throw Problem.invalid("站点代码不合法");
        }
        try {
            return new SiteReleases(root.resolve(siteCode), path -> tell(siteCode, path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(String siteCode, String path) {
        listeners.forEach(listener -> listener.accept(siteCode, path));
    }
}
