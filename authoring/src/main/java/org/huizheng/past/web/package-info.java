/** How long what stood is kept, and what is erased of it, over HTTP. */
@NamedInterface("web")
@NullMarked
package org.huizheng.past.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
