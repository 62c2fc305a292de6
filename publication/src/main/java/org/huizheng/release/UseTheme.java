package org.huizheng.release;

/** Shows a site in a theme version from now on. Joins the caller's transaction. */
public interface UseTheme {
    void perform(long siteId, long themeVersionId);
}
