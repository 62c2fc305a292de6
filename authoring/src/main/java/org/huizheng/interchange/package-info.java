/** Documents coming in and going out as one JSON line each, and laws read from Markdown. Nothing is lost, nothing comes twice. */
@ApplicationModule(allowedDependencies = {"kernel", "release", "site", "channel", "contenttype", "document"})
@NullMarked
package org.huizheng.interchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
