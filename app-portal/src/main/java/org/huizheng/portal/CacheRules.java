package org.huizheng.portal;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/** How long others may keep an answer. A page may be withdrawn at any moment, so every reader asks again. */
final class CacheRules {

    static final HttpField ASK_AGAIN =
            new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "public, max-age=0, must-revalidate");
    static final HttpField FOREVER =
            new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "public, max-age=31536000, immutable");
    static final HttpField NEVER = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store");

    private CacheRules() {}
}
