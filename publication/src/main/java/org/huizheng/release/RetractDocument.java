package org.huizheng.release;

/** Takes a document from the public; its addresses answer 410 with the reason. Joins the caller's transaction. */
public interface RetractDocument {
    void perform(long documentId, Retraction how, String reason);
}
