package org.huizheng.release;

/** Finds the pages a change can touch and asks for them; called in the verb's transaction, the site's log head locked. */
public interface Wakes {

    void wake(Change change, Lane lane);

    /** Asks for the whole site again; put off while an import keeps asking. */
    void wakeSite(long siteId);

    /** Called after the verb's transaction has committed. */
    void committed();
}
