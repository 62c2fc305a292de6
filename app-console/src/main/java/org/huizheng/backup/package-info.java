/** A copy of the whole product taken while it runs, and its way back: database, blobs and pages, each file with its hash. */
@ApplicationModule(allowedDependencies = {"kernel", "embedded"})
@NullMarked
package org.huizheng.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
