/** What an operator may set: one typed tree, read from file, environment and flags, and the reference printed from it. */
@ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package org.huizheng.configuration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
