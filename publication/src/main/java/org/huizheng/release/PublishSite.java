package org.huizheng.release;

/** Makes a site, its hosts and settings public, or changes them. Joins the caller's transaction. */
public interface PublishSite {
    void perform(ReleasedSite site);
}
