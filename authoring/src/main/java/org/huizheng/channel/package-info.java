/**
 * 栏目: the tree of a site. A channel's address is made from codes when it is opened, survives every rename and move, and is changed by a verb of its own; its
 * description, keywords and column types are the metas each of its pages must carry.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "release",
            "site",
            "contenttype",
            "mapping",
            "organization",
            "organization :: web"
        })
@NullMarked
package org.huizheng.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
