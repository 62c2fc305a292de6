package org.huizheng.account;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A role someone holds somewhere.
 *
 * @param siteId null for every site
 * @param channelId null for the whole site; otherwise that channel and those below it
 */
public record Grant(
        String role, @Nullable Long siteId, @Nullable Long channelId) {

    public Grant {
        Objects.requireNonNull(role);
    }

    public static Grant everywhere(String role) {
        return new Grant(role, null, null);
    }
}
