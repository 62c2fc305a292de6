/**
 * The worker as a process without a port: makes pages, turns the day, releases what is due, seals the audit trail. The
 * standalone product does the same work from the same lists of rooms.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "configuration",
            "process",
            "release",
            "page",
            "render",
            "purge",
            "audit",
            "organization",
            "site",
            "contenttype",
            "mapping",
            "channel",
            "media",
            "document",
            "emergency"
        })
@NullMarked
package org.huizheng.worker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
