/** The two stores on a local file system: immutable blobs, and the trees of finished pages. */
@ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package org.huizheng.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
