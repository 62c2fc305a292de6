/** Makes pages: the tags, the recording of what a page read, the render queue and its workers, the rebuild of a site. */
@ApplicationModule(allowedDependencies = {"kernel", "hant", "release", "template", "page", "purge"})
@NullMarked
package org.huizheng.render;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
