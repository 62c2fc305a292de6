package org.huizheng.release;

/** Takes an empty channel away; its addresses answer 410. Joins the caller's transaction. */
public interface RemoveChannel {
    void perform(long siteId, long channelId);
}
