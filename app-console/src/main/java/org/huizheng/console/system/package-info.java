/** How the product is doing, and what its operators can put right from the console. */
@NullMarked
package org.huizheng.console.system;

import org.jspecify.annotations.NullMarked;
