/** PostgreSQL for the product: the server it brings along and keeps, the roles it works under, pools by role, online backup. */
@ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package org.huizheng.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
