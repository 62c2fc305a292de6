/**
 * 旧址映射: where readers of addresses that are no more are led. What is entered is public at once, so there are no rows of its
 * own: the rows are those of {@code release}. A mapping leads to the platform or to a host the site allows, and never in a circle.
 */
@ApplicationModule(allowedDependencies = {"kernel", "release", "page", "organization :: web", "site"})
@NullMarked
package org.huizheng.mapping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
