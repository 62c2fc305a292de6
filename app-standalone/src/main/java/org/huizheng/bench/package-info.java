/** Measures the whole product from outside, on scratch data of its own; one JSON object a line. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "configuration",
            "standalone",
            "operation",
            "account",
            "organization",
            "site",
            "channel",
            "contenttype",
            "document",
            "emergency",
            "theme",
            "interchange",
            "render",
            "release",
            "page",
            "search",
            "lucene"
        })
@NullMarked
package org.huizheng.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
