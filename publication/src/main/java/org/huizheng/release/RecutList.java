package org.huizheng.release;

/** Cuts the list of a channel anew from its oldest item, twenty to a page; the end of an import. Joins the caller's transaction. */
public interface RecutList {
    void perform(long channelId);
}
