package org.huizheng.document;

import org.huizheng.kernel.Actor;

/** An upper room that follows what is taken down, until nothing of it is left anywhere. */
public interface TakeDownWatch {

    /**
     * In the transaction of the verb, after its pages were asked for.
     *
     * @param title as readers saw it
     */
    void takenDown(Actor actor, long documentId, String title, String reason);
}
