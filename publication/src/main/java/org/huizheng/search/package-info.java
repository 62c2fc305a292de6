/**
 * Search over what is public: follows the publication log into the {@link org.huizheng.kernel.SearchIndex}, repairs it,
 * and answers the search page. A projection that is never on the read path of a page and can always be made again.
 */
@ApplicationModule(allowedDependencies = {"kernel", "release"})
@NullMarked
package org.huizheng.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
