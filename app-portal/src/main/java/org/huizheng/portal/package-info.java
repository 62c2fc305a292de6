/**
 * What the public's browsers talk to: hosts to sites, finished files from the page store's tree, a few dynamic addresses.
 * Pages, notices and mappings, in both scripts, are served without asking the database or the search index. Holds no staff or authoring code.
 */
@ApplicationModule(
        allowedDependencies = {"kernel", "hant", "lucene", "release", "page", "search", "render", "template"})
@NullMarked
package org.huizheng.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
