/** The trail over HTTP: for auditors, and each reading leaves a row. */
@NamedInterface("web")
@NullMarked
package org.huizheng.audit.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
