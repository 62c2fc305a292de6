/**
 * 站点: a government site, its hosts, settings and life from application to archive. Makes it public only through the verbs of
 * {@code release}; a site whose footer items are incomplete is never made public.
 */
@ApplicationModule(allowedDependencies = {"kernel", "hant", "release", "organization", "organization :: web"})
@NullMarked
package org.huizheng.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
