package org.huizheng.release;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What one verb changed on one site, in the terms pages record their reads in: identities, places in lists, and pages
 * that are about the changed thing itself.
 */
public final class Change {

    /** Not one site but all of them: what each may read. */
    public static final long PLATFORM = 0;

    private final long siteId;
    private final Set<String> keys = new LinkedHashSet<>();
    private final Set<String> pages = new LinkedHashSet<>();
    private final Set<Position> positions = new LinkedHashSet<>();

    public Change(long siteId) {
        this.siteId = siteId;
    }

    public Change key(String key) {
        keys.add(key);
        return this;
    }

    public Change page(String page) {
        pages.add(page);
        return this;
    }

    public Change position(Position position) {
        positions.add(position);
        return this;
    }

    public long siteId() {
        return siteId;
    }

    public Set<String> keys() {
        return keys;
    }

    public Set<String> pages() {
        return pages;
    }

    public Set<Position> positions() {
        return positions;
    }

    boolean isEmpty() {
        return keys.isEmpty() && pages.isEmpty() && positions.isEmpty();
    }
}
