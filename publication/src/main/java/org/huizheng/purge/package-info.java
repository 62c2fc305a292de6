/**
 * 前置缓存: what a cache in front of the portals must forget, noted in the transaction that changed the bytes and sent after it,
 * the urgent first. A cache that cannot be reached keeps nobody else waiting, and ends as rows that wait for a person.
 */
@ApplicationModule(allowedDependencies = {"kernel", "release", "page"})
@NullMarked
package org.huizheng.purge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
