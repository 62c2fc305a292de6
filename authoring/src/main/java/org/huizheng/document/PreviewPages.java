package org.huizheng.document;

import java.time.Instant;

/** What shows a document before it is public; the product implements it, because this room knows no pages. */
public interface PreviewPages {

    /** The page of a document as the current transaction sees it, by the site's theme. */
    byte[] page(long siteId, long documentId);

    /**
     * Keeps a page where only the link leads, and only until then.
     *
     * @param host of the site
     * @param subject document, edition and version, which the link's signature binds
     * @return the link
     */
    String keep(String siteCode, String host, String subject, byte[] page, Instant until);
}
