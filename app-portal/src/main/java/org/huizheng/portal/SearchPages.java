package org.huizheng.portal;

import org.huizheng.search.SearchAnswer;

/** The search page for one reader's answer. It may include fragments like a stored page; the portal joins them. */
interface SearchPages {

    /** @return the whole page in UTF-8 */
    byte[] search(String siteCode, SearchAnswer search);
}
