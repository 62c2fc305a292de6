/** The content types over HTTP, for the forms that are made from them. */
@NamedInterface("web")
@NullMarked
package org.huizheng.contenttype.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
