/** The demo city 临澜市: three sites of real regulations, real service items and invented news, made through the public verbs. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "account",
            "organization",
            "release",
            "site",
            "channel",
            "contenttype",
            "document",
            "theme",
            "interchange"
        })
@NullMarked
package org.huizheng.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
