/** The product in one JVM: data directory, database, a worker context and two children with a server each. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "configuration",
            "process",
            "operation",
            "embedded",
            "lucene",
            "render",
            "purge",
            "search",
            "site",
            "portal",
            "console",
            "worker",
            "demo"
        })
@NullMarked
package org.huizheng.standalone;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
