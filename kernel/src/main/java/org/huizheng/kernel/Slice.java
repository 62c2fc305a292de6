package org.huizheng.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One keyset page: {@code next} is the cursor of the following slice, null at the end. */
public record Slice<T>(List<T> items, @Nullable String next) {}
