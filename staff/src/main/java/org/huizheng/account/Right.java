package org.huizheng.account;

import org.huizheng.kernel.Permissions.Where;
import org.jspecify.annotations.Nullable;

/** One action a grant allows, and where; the rows of {@code account.permission} say how far it reaches. */
record Right(
        String action,
        Reach reach,
        @Nullable Long siteId,
        @Nullable Long channelId) {

    enum Reach {
        /** Where the grant is. */
        GRANT,
        /** Anywhere in the grant's site, though the grant is for one channel. */
        SITE,
        /** Only by a grant for the whole site. */
        WHOLE
    }

    boolean covers(Where where) {
        if (siteId == null) {
            return true;
        }
        if (!siteId.equals(where.siteId())) {
            return false;
        }
        return channelId == null
                || switch (reach) {
                    case GRANT -> where.channels().contains(channelId);
                    case SITE -> true;
                    case WHOLE -> false;
                };
    }
}
