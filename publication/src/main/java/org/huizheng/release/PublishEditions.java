package org.huizheng.release;

/** Makes approved editions public, at most 500 in one transaction. Joins the caller's transaction. */
public interface PublishEditions {
    void perform(java.util.List<ReleasedEdition> editions, Wake wake);
}
