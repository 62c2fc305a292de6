/** Opening sites over HTTP. */
@NamedInterface("web")
@NullMarked
package org.huizheng.blueprint.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
