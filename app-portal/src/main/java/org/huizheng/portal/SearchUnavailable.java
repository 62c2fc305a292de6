package org.huizheng.portal;

import org.jspecify.annotations.Nullable;

/** Search cannot answer now; the pages are not concerned. */
final class SearchUnavailable extends RuntimeException {

    SearchUnavailable(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
