package org.huizheng.portal;

import java.io.IOException;
import java.nio.file.Path;
import org.huizheng.render.Assembly;
import org.jspecify.annotations.Nullable;

/** Joins a page made just now with the stored fragments of its site. */
final class FragmentsOf {

    private final HostMap hosts;
    private final SealedLists lists;

    FragmentsOf(HostMap hosts, SealedLists lists) {
        this.hosts = hosts;
        this.lists = lists;
    }

    byte[] join(String siteCode, byte[] page) {
        SiteTree site = hosts.byCode(siteCode);
        Path root = site == null ? null : site.root();
        return root == null ? page : Assembly.join(page, name -> read(root, name));
    }

    private byte @Nullable [] read(Path root, String name) {
        Path file = Assembly.isFragment(name) ? SiteTree.locate(root, name) : null;
        try {
            return file == null ? null : lists.read(root, file);
        } catch (IOException vanished) {
            return null;
        }
    }
}
