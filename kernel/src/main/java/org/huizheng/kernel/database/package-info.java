/** How every room reaches PostgreSQL: roles, room migrations, and transactions that carry a {@link org.huizheng.kernel.SiteScope}. */
@NullMarked
package org.huizheng.kernel.database;

import org.jspecify.annotations.NullMarked;
