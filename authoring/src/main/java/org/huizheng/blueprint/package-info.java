/**
 * 建站模板: what a new site of a kind begins with — channels, settings and theme, as data. A site is made from one in a single
 * transaction, through the verbs of the rooms below.
 */
@ApplicationModule(
        allowedDependencies = {"kernel", "release", "organization :: web", "site", "contenttype", "channel", "theme"})
@NullMarked
package org.huizheng.blueprint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
