/** 单位: the bodies that own sites and issue documents, in a tree. */
@ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package org.huizheng.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
