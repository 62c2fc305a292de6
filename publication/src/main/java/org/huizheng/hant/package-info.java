/** The traditional-Chinese version of what is stored in simplified Chinese: made of its bytes, never stored itself. */
@ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package org.huizheng.hant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
