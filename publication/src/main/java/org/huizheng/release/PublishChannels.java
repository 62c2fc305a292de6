package org.huizheng.release;

/** Makes channels public or changes them; parents before children. Joins the caller's transaction. */
public interface PublishChannels {
    void perform(long siteId, java.util.List<ReleasedChannel> channels);
}
