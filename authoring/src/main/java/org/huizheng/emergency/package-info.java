/**
 * 应急: banners and grey for the whole city, a district or some sites, proposed by one person and confirmed by another, ended to
 * the second; and documents taken down everywhere at once.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "release",
            "page",
            "render",
            "organization",
            "organization :: web",
            "site",
            "document"
        })
@NullMarked
package org.huizheng.emergency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
