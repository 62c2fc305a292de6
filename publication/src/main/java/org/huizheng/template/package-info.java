/** The template language 置标: what a third-party author may write, and the budgets within which it runs. No Spring, no SQL. */
@ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package org.huizheng.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
