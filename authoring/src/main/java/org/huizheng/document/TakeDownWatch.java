package org.huizheng.document;

import java.time.Instant;
import org.huizheng.kernel.Actor;

/** An upper room that follows what is taken down, until nothing of it is left anywhere. */
public interface TakeDownWatch {

    /**
     * In the transaction of the verb, after its pages were asked for.
     *
     * @param since by the database's clock, before any was
     */
    void takenDown(Actor actor, long documentId, String title, String reason, Instant since);
}
