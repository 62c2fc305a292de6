/** Caches in front of the portals over HTTP. */
@NamedInterface("web")
@NullMarked
package org.huizheng.cache.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
