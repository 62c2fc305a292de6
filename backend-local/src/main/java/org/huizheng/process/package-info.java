/**
 * What every process of the product but the portal begins with: its data directory, its log, its database, its free ports,
 * and the contexts it opens and closes in order.
 */
@ApplicationModule(allowedDependencies = {"kernel", "configuration", "embedded", "files"})
@NullMarked
package org.huizheng.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
