package org.huizheng.media;

import org.huizheng.kernel.Blocker;

/** A file that is not taken, and why, in the editor's words. */
final class Refused extends Exception {

    private final transient Blocker blocker;

    Refused(String code, String reason) {
        super(reason);
        this.blocker = new Blocker(code, reason);
    }

    Blocker blocker() {
        return blocker;
    }
}
