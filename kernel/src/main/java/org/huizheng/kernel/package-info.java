/** The words everyone uses: scope, problems, paging, and the ports behind which the stores stand. No web, no table of its own. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package org.huizheng.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
