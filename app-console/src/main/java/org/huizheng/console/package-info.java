/**
 * The console: what staff and operators do, and the port they do it on. A process of its own, or a child of the standalone
 * product; it makes no page itself and serves none.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "configuration",
            "process",
            "operation",
            "embedded",
            "files",
            "release",
            "render",
            "page",
            "search",
            "audit",
            "audit::web",
            "account",
            "account::web",
            "organization",
            "organization::web",
            "site",
            "site::web",
            "contenttype",
            "contenttype::web",
            "channel",
            "channel::web",
            "media",
            "media::web",
            "document",
            "document::web",
            "emergency",
            "emergency::web",
            "past",
            "past::web",
            "interchange",
            "theme",
            "theme::web",
            "blueprint",
            "blueprint::web",
            "mapping",
            "mapping::web",
            "cache",
            "cache::web",
            "purge",
            "backup",
            "demo"
        })
@NullMarked
package org.huizheng.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
