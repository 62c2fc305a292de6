package org.huizheng.release;

/** In which line a page waits to be made. A page asked for twice waits in the better one. */
public enum Lane {
    /** 加急: what must not be seen any longer, and what was promised to the second. */
    URGENT,
    NORMAL,
    /** What hundreds of pages wait for: nobody looks at each of them. */
    BULK;

    /** As it is stored. */
    public int number() {
        return ordinal();
    }
}
