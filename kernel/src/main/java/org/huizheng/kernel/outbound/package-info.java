/** The only way out: requests to other machines go to hosts the operator has listed, and nowhere else. */
@NullMarked
package org.huizheng.kernel.outbound;

import org.jspecify.annotations.NullMarked;
