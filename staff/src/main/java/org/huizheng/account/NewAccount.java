package org.huizheng.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account to be made for a person, who will choose the password. */
public record NewAccount(
        String name, String displayName, @Nullable Long organizationId, List<Grant> roles, boolean demo) {}
