/** Emergencies over HTTP. */
@NamedInterface("web")
@NullMarked
package org.huizheng.emergency.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
