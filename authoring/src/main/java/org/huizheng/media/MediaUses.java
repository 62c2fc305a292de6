package org.huizheng.media;

import java.util.Collection;
import java.util.List;
import org.huizheng.kernel.SiteScope;

/** A gate for rooms that show files of the library: what would notice if one went away. */
public interface MediaUses {

    /** @param blobs the file's bytes and its renditions' */
    Uses of(SiteScope scope, Collection<String> blobs);

    record Use(long documentId, String title, String state) {}

    /** @param total all uses; {@code first} names some of them */
    record Uses(long total, List<Use> first) {}
}
