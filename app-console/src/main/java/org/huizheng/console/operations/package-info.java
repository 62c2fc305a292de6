/** The operations of this product: each finds what was named and calls the verb of a room. */
@NullMarked
package org.huizheng.console.operations;

import org.jspecify.annotations.NullMarked;
