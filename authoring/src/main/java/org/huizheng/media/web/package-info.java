/** The library over HTTP. */
@NamedInterface("web")
@NullMarked
package org.huizheng.media.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
