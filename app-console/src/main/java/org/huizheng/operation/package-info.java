/** What an operator may ask of the product; the console's API and the command line are two ways to the same objects. */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package org.huizheng.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
