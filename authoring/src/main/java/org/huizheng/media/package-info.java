/**
 * 媒体库: the pictures, videos and files of a site, uploaded in pieces, typed by their bytes, cleaned of what they should not
 * say, scanned. Promises that a file has no public address before a page that shows it is released, and that no file is
 * usable that was not looked at.
 */
@ApplicationModule(allowedDependencies = {"kernel", "site", "organization :: web"})
@NullMarked
package org.huizheng.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
