package org.huizheng.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Joins a page made just now with the stored fragments of its site. */
final class FragmentsOf {

    private final HostMap hosts;

    FragmentsOf(HostMap hosts) {
        this.hosts = hosts;
    }

    byte[] join(String siteCode, byte[] page) {
        SiteTree site = hosts.byCode(siteCode);
        Path root = site == null ? null : site.root();
        return root == null ? page : Assembly.join(page, name -> read(root, name));
    }

    private static byte @Nullable [] read(Path root, String name) {
        Path file = MakeReady.isFragment(name) ? SiteTree.locate(root, name) : null;
        try {
            return file == null ? null : Files.readAllBytes(file);
        } catch (IOException vanished) {
            return null;
        }
    }
}
