package org.huizheng.search;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far an index has followed the publication log of each site. */
interface Cursors {

    /**
     * @param seq the last number followed
     * @param filledTo while the site is being put in as a whole, the last document that is in
     * @param searchable whether readers may search meanwhile, as when it is put in anew
     */
    record Cursor(long seq, @Nullable Long filledTo, boolean searchable) {

        /** Of a site that is in, or is put in for the first time. */
        Cursor(long seq, @Nullable Long filledTo) {
            this(seq, filledTo, filledTo == null);
        }

        boolean filling() {
            return filledTo != null;
        }
    }

    Map<Long, Cursor> all();

    /** Sites that have no cursor yet are to be filled, and followed from these numbers on. */
    void begin(Map<Long, Long> heads);

    /** Does the work while nobody else moves this site's entries; waits until that is so. Nothing for a site without cursor. */
    void holding(long siteId, Work work);

    /** As {@link #holding}, but not at all when another has the site. May be called while holding a site. */
    void whenFree(long siteId, Work work);

    /** Only while holding the site. */
    void move(long siteId, Cursor to);

    /** Every site is to be filled again. */
    void forget();

    interface Work {
        void perform(Cursor cursor);
    }
}
