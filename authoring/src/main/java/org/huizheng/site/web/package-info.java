/** Sites over HTTP. */
@NamedInterface("web")
@NullMarked
package org.huizheng.site.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
