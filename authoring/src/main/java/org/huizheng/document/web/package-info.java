/** Documents over HTTP: JSON in, JSON out, every rule left to the verbs. */
@NamedInterface("web")
@NullMarked
package org.huizheng.document.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
