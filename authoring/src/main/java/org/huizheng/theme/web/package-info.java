/** Themes and the settings of sites over HTTP. */
@NamedInterface("web")
@NullMarked
package org.huizheng.theme.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
