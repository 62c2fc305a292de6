/** The command line: one class a verb. It talks to the running product, or starts one without ports to do the same. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "configuration",
            "operation",
            "portal",
            "process",
            "standalone",
            "console",
            "worker",
            "backup",
            "bench"
        })
@NullMarked
package org.huizheng.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
