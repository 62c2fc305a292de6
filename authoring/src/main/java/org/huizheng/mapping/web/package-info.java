/** Old addresses over HTTP. */
@NamedInterface("web")
@NullMarked
package org.huizheng.mapping.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
