/** Channels over HTTP. */
@NamedInterface("web")
@NullMarked
package org.huizheng.channel.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
