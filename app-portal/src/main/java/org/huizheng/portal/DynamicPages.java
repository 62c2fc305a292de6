package org.huizheng.portal;

import org.huizheng.search.SearchAnswer;

/**
 * Pages made for one reader's request, in the theme of the site. They may include fragments like stored pages; the portal
 * joins them.
 */
public interface DynamicPages {

    /** @return the whole page */
    String search(String siteCode, SearchAnswer search);
}
