/** The product in one JVM: data directory, database, a worker context and two children with a server each. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "configuration",
            "operation",
            "embedded",
            "files",
            "lucene",
            "release",
            "render",
            "page",
            "search",
            "audit",
            "organization",
            "organization::web",
            "site",
            "site::web",
            "contenttype",
            "channel",
            "channel::web",
            "document",
            "document::web",
            "interchange",
            "theme",
            "portal",
            "backup",
            "demo"
        })
@NullMarked
package org.huizheng.standalone;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
