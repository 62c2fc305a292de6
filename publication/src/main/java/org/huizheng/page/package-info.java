/** The manifest: every published file with its hash, what it shows and by whose approval; and its verification. */
@ApplicationModule(allowedDependencies = {"kernel", "release"})
@NullMarked
package org.huizheng.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
