/** The door and the administrators' list over HTTP. */
@NamedInterface("web")
@NullMarked
package org.huizheng.account.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
