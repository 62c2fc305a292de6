/**
 * 前置缓存: which caches stand in front of the portals, and how each is told to forget. What is entered is in force at once, so
 * there are no rows of its own: the rows are those of {@code purge}. A secret goes in and never comes out.
 */
@ApplicationModule(allowedDependencies = {"kernel", "purge", "organization :: web", "site"})
@NullMarked
package org.huizheng.cache;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
