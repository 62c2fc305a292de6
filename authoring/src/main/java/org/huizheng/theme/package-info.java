/** 主题: folders of templates, fragments and assets; checked here as a hostile upload, made public through {@code release}. */
@ApplicationModule(allowedDependencies = {"kernel", "release", "site", "organization :: web"})
@NullMarked
package org.huizheng.theme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
