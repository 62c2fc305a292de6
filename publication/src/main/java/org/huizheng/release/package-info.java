/** What the public may see: released sites, channels, themes, editions, placements, addresses, and the log of their changes. */
@ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package org.huizheng.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
