package org.huizheng.channel;

import org.jspecify.annotations.Nullable;

/**
 * Who looks after a channel and how often it must be renewed; the public does not see it.
 *
 * @param owner the name of an account, or ""
 * @param organizationId the body that provides the content, null for the site's own
 * @param updateDays 更新周期; null for a channel nobody expects to be renewed
 */
public record Care(
        String owner,
        @Nullable Long organizationId,
        @Nullable Integer updateDays) {

    public static final Care NONE = new Care("", null, null);
}
